import type { StoredEvent } from "../../application/event-store/index.js";
import { auditTrailView, searchWords, type AuditDocument } from "../../read-models/administration/index.js";
import type { Projection, Row } from "../projection.js";

/** Every event as the auditor reads it. Works on events as stored: personal fields stay encrypted. */
export const auditTrailProjection: Projection = {
  name: "audit-trail",
  version: 1,
  types: "all",
  views: [auditTrailView],
  sealed: true,
  touches: () => [],
  project: (_rows, _fact, stored) => [
    { view: auditTrailView, id: stored.eventId, row: documentOf(stored) as unknown as Row },
  ],
};

function documentOf(stored: StoredEvent): AuditDocument {
  const { type, streamName: stream, data, envelope, position, recordedAt } = stored;
  const { actor, commandId, $correlationId: correlationId, $causationId: causationId, contentHash } = envelope;
  return {
    ...{ type, stream, recordedAt, commandId, correlationId, causationId, contentHash },
    subjectId: stream.slice(stream.indexOf(".") + 1),
    revision: String(stored.revision),
    commit: String(position.commit),
    prepare: String(position.prepare),
    effectiveDate: envelope.effectiveDate,
    actorId: actor.id,
    actorRole: actor.role,
    actorOffice: actor.office ?? null,
    reason: envelope.reason ?? null,
    data: JSON.stringify(data),
    words: wordsOf(stored),
  };
}

/** So long is a text in the data that is searched. */
const LONGEST_TEXT = 200;
const ENCRYPTED = "$p:";

/** The type, the actor, the reason, and what the data say in words at their top; encrypted fields are not among them. */
function wordsOf({ type, data, envelope }: StoredEvent): readonly string[] {
  const { actor, reason } = envelope;
  const texts = [
    type.replace(/(?<=[a-z])(?=[A-Z])/g, " "),
    type,
    actor.id,
    actor.role,
    actor.office ?? "",
    reason ?? "",
  ];
  for (const name in data) {
    const value = data[name];
    if (typeof value === "string" && value.length <= LONGEST_TEXT && !value.startsWith(ENCRYPTED)) texts.push(value);
  }
  return searchWords(texts);
}
