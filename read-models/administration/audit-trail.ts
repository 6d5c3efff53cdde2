import type { Document } from "mongodb";
import type { AuditFilter, AuditRow, List } from "../read-side/index.js";
import type { MongoReader } from "../mongo/index.js";
import type { CollectionDefinition } from "../schema/index.js";
import { searchWords } from "./search-words.js";

/** One document an event: who, what, when, why. Personal fields stay encrypted; `data` is JSON text, as it was stored. */
export interface AuditDocument extends Omit<AuditRow, "eventId" | "revision" | "position" | "data"> {
  /** The id part of the stream. */
  readonly subjectId: string;
  readonly revision: string;
  readonly commit: string;
  readonly prepare: string;
  readonly data: string;
  /** What can be searched for; see {@link searchWords}. */
  readonly words: readonly string[];
}

/** The order of the trail is that of the log: `_pos`. */
const ORDER = "_pos";

export const auditTrailView: CollectionDefinition = {
  store: "mongo",
  name: "audit_trail",
  office: "actorOffice",
  indexes: [
    { tenant: 1, [ORDER]: -1 },
    { tenant: 1, subjectId: 1, [ORDER]: -1 },
    { tenant: 1, actorId: 1, [ORDER]: -1 },
    { tenant: 1, correlationId: 1, [ORDER]: -1 },
    { tenant: 1, type: 1, [ORDER]: -1 },
    // In the order of the log within a word, as it is read; and new events go to the ends of words, not all over the index.
    { tenant: 1, words: 1, [ORDER]: -1 },
  ],
};

/** The audit trail, latest first. */
export function auditTrail(reader: MongoReader): List<AuditFilter, AuditRow> {
  return reader.listOf<AuditFilter, AuditRow>({
    ...{ name: "audit-trail", view: auditTrailView, projection: "audit-trail" },
    ...{ orderBy: ORDER, kind: "string", direction: "descending" },
    where: conditionsOf,
    toRow: (document, id) => auditRow(document as unknown as AuditDocument, id),
  });
}

function conditionsOf(filter: AuditFilter): readonly Document[] {
  const { type, stream, subjectId, actorId, correlationId, recordedFrom, recordedTo, search } = filter;
  const conditions: Document[] = [];
  for (const [field, value] of Object.entries({ type, stream, subjectId, actorId, correlationId }))
    if (value !== undefined) conditions.push({ [field]: value });
  // A stream is found by its subject, which has few streams: an index fewer for every event.
  if (stream !== undefined) conditions.push({ subjectId: subjectOf(stream) });
  if (recordedFrom !== undefined) conditions.push({ recordedAt: { $gte: recordedFrom } });
  if (recordedTo !== undefined) conditions.push({ recordedAt: { $lte: recordedTo } });
  for (const word of search === undefined ? [] : searchWords([search])) conditions.push({ words: word });
  return conditions;
}

/** The id part of a stream's name. */
export function subjectOf(stream: string): string {
  return stream.slice(stream.indexOf(".") + 1);
}

function auditRow(document: AuditDocument, eventId: string): AuditRow {
  const { type, stream, recordedAt, effectiveDate, actorId, actorRole, actorOffice } = document;
  const { commandId, correlationId, causationId, reason, contentHash } = document;
  return {
    ...{ eventId, type, stream, recordedAt, effectiveDate, actorId, actorRole, actorOffice },
    ...{ commandId, correlationId, causationId, reason, contentHash },
    revision: BigInt(document.revision),
    position: { commit: BigInt(document.commit), prepare: BigInt(document.prepare) },
    data: JSON.parse(document.data) as unknown,
  };
}
