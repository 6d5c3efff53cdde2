import type { StoredEvent } from "../../application/event-store/index.js";
import {
  aboutOf,
  auditTrailView,
  categoryOf,
  searchWords,
  subjectOf,
  type AuditDocument,
} from "../../read-models/administration/index.js";
import type { Projection, Row } from "../projection.js";

/** Every event as the auditor reads it. Works on events as stored: personal fields stay encrypted. */
export const auditTrailProjection: Projection = {
  name: "audit-trail",
  version: 3,
  types: "all",
  views: [auditTrailView],
  sealed: true,
  unhurried: true,
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
    category: categoryOf(stream),
    subjectId: subjectOf(stream),
    about: aboutOf(stream, data),
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
const HASH = /^[0-9a-f]{64}$/;

/**
 * What the type, the ground and the data at their top say in words. Not the actor, the stream or the subject, which have
 * filters of their own, nor hashes and encrypted fields: every word is an entry of the index.
 */
function wordsOf({ type, data, envelope, streamName }: StoredEvent): readonly string[] {
  const texts = [type.replace(/(?<=[a-z])(?=[A-Z])/g, " "), envelope.reason ?? ""];
  for (const name in data) {
    const value = data[name];
    if (typeof value !== "string" || value.length > LONGEST_TEXT) continue;
    if (value.startsWith(ENCRYPTED) || HASH.test(value) || streamName.endsWith(value)) continue;
    texts.push(value);
  }
  return searchWords(texts);
}
