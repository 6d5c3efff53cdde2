import type { LedgerFact } from "../../application/ledger/index.js";
import type { MessageEvent } from "../../domain/correspondence/index.js";
import { civilDateAt, InvariantError, type FactOf } from "../../domain/shared/index.js";
import { messages, type MessageRecord } from "../../read-models/correspondence/index.js";
import { rowProjection, type Projection } from "../projection.js";

type MessageFact = FactOf<MessageEvent> & LedgerFact;

/** Every message, one row each: what waits, and what became of the others. Reads nothing personal. */
export const messagesProjection: Projection = rowProjection<MessageRecord>({
  name: "messages",
  version: 2,
  types: [
    "MessageWritten",
    "MessageSent",
    "MessageFailed",
    "MessageGivenUp",
    "MessageSetAside",
    "MessageQueuedAgain",
  ] satisfies MessageEvent["type"][],
  view: messages,
  idOf: (fact) => (fact as MessageFact).data.messageId,
  reduce: (row, fact) => rowAfter(row, fact as MessageFact),
});

function rowAfter(row: MessageRecord | undefined, fact: MessageFact): MessageRecord {
  if (fact.type === "MessageWritten") return written(fact);
  if (row === undefined) throw new InvariantError(`message ${fact.data.messageId} was never written`);
  const settledAt = fact.recordedAt;
  switch (fact.type) {
    case "MessageSent":
      return { ...row, phase: "sent", ground: null, nextAt: null, settledAt };
    case "MessageFailed":
      return { ...row, attempts: row.attempts + 1, nextAt: fact.data.nextAt };
    case "MessageGivenUp":
    case "MessageSetAside": {
      const phase = fact.type === "MessageGivenUp" ? "given-up" : "set-aside";
      const undeliveredOn = [...new Set([...row.undeliveredOn, civilDateAt(settledAt)])];
      return { ...row, phase, ground: fact.data.ground, nextAt: null, settledAt, undeliveredOn };
    }
    case "MessageQueuedAgain": {
      const { channel } = fact.data;
      return { ...row, phase: "waiting", channel, ground: null, attempts: 0, nextAt: null, settledAt: null };
    }
  }
}

function written({ data, recordedAt, position }: Extract<MessageFact, { type: "MessageWritten" }>): MessageRecord {
  const { template, cause, channel, language, to, lane, caseId, accountId, office, confidentiality } = data;
  return {
    template: template.code,
    templateVersion: template.version,
    ...{ cause: cause.type, causeId: cause.eventId },
    ...{ channel, language, recipient: to.kind, personId: to.personId, lane },
    ...{ caseId, accountId, office, confidentiality },
    ...{ phase: "waiting", ground: null, attempts: 0, nextAt: null },
    ...{ place: position.commit, writtenAt: recordedAt, settledAt: null, undeliveredOn: [] },
  };
}
