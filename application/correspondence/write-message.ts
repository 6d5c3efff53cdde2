import { messageDecider, wayTo, type MessageDraft, type WrittenMessage } from "../../domain/correspondence/index.js";
import { uuidOfName } from "../digests.js";
import type { LedgerFact } from "../ledger/index.js";
import { carryOut, outcomeOf } from "../taxation/support/index.js";
import type { Ask, Outcome } from "../taxation/index.js";
import type { CorrespondenceParts } from "./parts.js";
import { messageStream } from "./streams.js";

/** The namespace 3c1d6f0a-52f7-5b0e-8d0b-6a2f4f0c9e21. */
const NAMESPACE = Buffer.from("3c1d6f0a52f75b0e8d0b6a2f4f0c9e21", "hex");

/** The fact that a message tells of. */
export type MessageCause = Pick<LedgerFact, "eventId" | "type">;

/** The id of the message that tells somebody of a fact by a template: always the same. */
export function messageIdOf(cause: MessageCause, { template, to }: Pick<MessageDraft, "template" | "to">): string {
  return uuidOfName(NAMESPACE, ["notify", cause.eventId, template, to.personId].join("\n"));
}

/**
 * Writes a message once: its id comes from its cause. Written before, with whatever the person's address was then, it
 * stays as it is. Refuses `subject-forgotten`: nothing is said to them any more.
 */
export async function writeMessage(
  { ledger, clock, templates }: Pick<CorrespondenceParts, "ledger" | "clock" | "templates">,
  ask: Ask,
  cause: MessageCause,
  draft: MessageDraft,
): Promise<Outcome<{ readonly messageId: string }>> {
  const { to, facts, caseId, accountId, office, confidentiality, validUntil } = draft;
  const { eventId, type } = cause;
  const messageId = messageIdOf(cause, draft);
  const template = templates.newest(draft.template);
  const { channel, address } = wayTo(to, templates.template(template).sms !== null);
  // Codes that are soon worthless wait for nothing that was written before them.
  const lane = `${to.kind}/${to.personId}${validUntil === null ? "" : "/soon"}`;
  const message: WrittenMessage = {
    ...{ messageId, subjectId: to.subjectId, cause: { eventId, type }, template, channel, language: to.language },
    ...{ to: { kind: to.kind, personId: to.personId }, lane, address, facts },
    ...{ caseId, accountId, office, confidentiality, validUntil },
  };
  const result = await carryOut(ledger, ask, {
    stream: messageStream(ask.tenant, messageId),
    decider: messageDecider,
    command: { type: "Write", messageId, at: clock.now(), message },
    body: { write: messageId },
    opens: true,
  });
  return outcomeOf(result, () => ({ messageId }));
}
