import {
  messageDecider,
  wayTo,
  type MessageDraft,
  type MessageEvent,
  type WrittenMessage,
} from "../../domain/correspondence/index.js";
import { uuidOfName } from "../digests.js";
import type { CommandResult, LedgerFact } from "../ledger/index.js";
import type { CorrespondenceParts } from "./parts.js";
import { messageStream } from "./streams.js";

/** The namespace 3c1d6f0a-52f7-5b0e-8d0b-6a2f4f0c9e21. */
const NAMESPACE = Buffer.from("3c1d6f0a52f75b0e8d0b6a2f4f0c9e21", "hex");

/** What a message tells of, and who has it told. */
export type MessageCause = Pick<LedgerFact, "eventId" | "type" | "tenant" | "correlationId">;

/** Who writes: the policy that reacts to facts. */
export const NOTIFY = { id: "notify", role: "system" } as const;

/** The id of the message that tells somebody of a fact by a template: always the same. */
export function messageIdOf(eventId: string, template: string, personId: string): string {
  return uuidOfName(NAMESPACE, [NOTIFY.id, eventId, template, personId].join("\n"));
}

/**
 * Writes a message once: its id comes from its cause, and so does the id of the command. Written before, with whatever
 * the person's address was then, it stays as it is. Refuses `subject-forgotten`; nothing is said to them any more.
 */
export function writeMessage(
  { ledger, clock, templates }: Pick<CorrespondenceParts, "ledger" | "clock" | "templates">,
  cause: MessageCause,
  draft: MessageDraft,
): Promise<CommandResult<MessageEvent>> {
  const { to, facts, caseId, accountId, office, confidentiality, validUntil } = draft;
  const { tenant, eventId, type, correlationId } = cause;
  const messageId = messageIdOf(eventId, draft.template, to.personId);
  const template = templates.newest(draft.template);
  const { channel, address } = wayTo(to, templates.template(template).sms !== null);
  // Codes that are soon worthless wait for nothing that was written before them.
  const lane = `${to.kind}/${to.personId}${validUntil === null ? "" : "/soon"}`;
  const message: WrittenMessage = {
    ...{ messageId, subjectId: to.subjectId, cause: { eventId, type }, template, channel, language: to.language },
    ...{ to: { kind: to.kind, personId: to.personId }, lane, address, facts },
    ...{ caseId, accountId, office, confidentiality, validUntil },
  };
  return ledger.handle({
    stream: messageStream(tenant, messageId),
    decider: messageDecider,
    command: { type: "Write", messageId, at: clock.now(), message },
    body: { write: messageId },
    opens: true,
    context: { tenant, actor: NOTIFY, commandId: messageId, correlationId, causationId: eventId },
  });
}
