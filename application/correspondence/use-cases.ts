import {
  messageDecider,
  renderMessage,
  wayTo,
  type MessageState,
  type RenderedMessage,
  type WrittenMessage,
} from "../../domain/correspondence/index.js";
import { refusal } from "../../domain/shared/index.js";
import type { LedgerFact } from "../ledger/index.js";
import { carryOut, outcomeOf, refusedOutcome } from "../taxation/support/index.js";
import type { Outcome, UseCase } from "../taxation/index.js";
import { addresseeOf } from "./addressees.js";
import type { CorrespondenceParts } from "./parts.js";
import { messageStream } from "./streams.js";
import { tellingsOf, type Telling } from "./tell-of-case.js";
import { tellingsOfNotice } from "./tell-of-notice.js";

/** What Defter says to people, and what officers do about it. */
export interface CorrespondenceUseCases {
  /** What a fact has people told: the commands that write it. None for facts of no interest. */
  tellings(fact: LedgerFact): Promise<readonly Telling[]>;
  /**
   * Has a message tried again that was given up or set aside, to the address that is known now. Refuses
   * `message-unknown`, `message-sent-already`, `message-without-address`, `subject-forgotten`.
   */
  readonly queueMessageAgain: UseCase<{ readonly messageId: string }, { readonly messageId: string }>;
  /** The message as its own stream says, in words: for who may read the case. Codes that it showed are shown to nobody again. */
  findMessage(tenant: string, messageId: string): Promise<MessageInWords | null>;
}

export interface MessageInWords {
  readonly state: MessageState & { readonly message: WrittenMessage };
  /** Null where the person was forgotten. */
  readonly words: RenderedMessage | null;
}

const HIDDEN = "••••••••";

export function createCorrespondence(parts: CorrespondenceParts): CorrespondenceUseCases {
  const { ledger, clock, templates } = parts;
  return {
    tellings: async (fact) => [...(await tellingsOf(parts, fact)), ...(await tellingsOfNotice(parts, fact))],

    async queueMessageAgain(ask, input): Promise<Outcome<{ readonly messageId: string }>> {
      const { messageId } = input;
      const stream = messageStream(ask.tenant, messageId);
      const { message } = (await ledger.load(stream, messageDecider)).state;
      if (!message) return refusedOutcome(refusal("message-unknown", { messageId }));
      const reached = await addresseeOf(parts, ask.tenant, message);
      const hasSms = templates.template(message.template).sms !== null;
      const way = wayTo(reached ?? { email: null, phone: null }, hasSms);
      const command = { type: "QueueAgain", messageId, at: clock.now(), ...way } as const;
      const result = await carryOut(ledger, ask, {
        ...{ stream, decider: messageDecider, command, body: { queueMessageAgain: input } },
      });
      return outcomeOf(result, () => ({ messageId }));
    },

    async findMessage(tenant, messageId) {
      const { state } = await ledger.load(messageStream(tenant, messageId), messageDecider);
      const { message, forgotten } = state;
      if (!message) return null;
      const template = templates.template(message.template);
      const { language, channel } = message;
      const secret = Object.entries(template.facts).filter(
        ([name, { optional }]) => !optional && !(name in message.facts),
      );
      const facts = { ...message.facts, ...Object.fromEntries(secret.map(([name]) => [name, HIDDEN])) };
      const words = forgotten ? null : renderMessage(template, language, channel, facts);
      return { state: { ...state, message }, words };
    },
  };
}
