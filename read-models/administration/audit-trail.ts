import type { Document } from "mongodb";
import type { Instant } from "../../domain/shared/index.js";
import type { AuditFilter, AuditRow, Find, Scope, TwoWayList } from "../read-side/index.js";
import type { MongoReader } from "../mongo/index.js";
import type { CollectionDefinition } from "../schema/index.js";
import { searchWords } from "./search-words.js";

/** One document an event: who, what, when, why. Personal fields stay encrypted; `data` is JSON text, as it was stored. */
export interface AuditDocument extends Omit<AuditRow, "eventId" | "revision" | "position" | "data"> {
  /** The kind of stream. */
  readonly category: string;
  /** The id part of the stream. */
  readonly subjectId: string;
  /** The person whom the data names; where it names none, the subject of the stream. */
  readonly about: string;
  readonly revision: string;
  readonly commit: string;
  readonly prepare: string;
  readonly data: string;
  /** What can be searched for; see {@link searchWords}. */
  readonly words: readonly string[];
}

/** The order of the trail is that of the log: `_pos`, where each event has a place of its own. */
const ORDER = "_pos";

export const auditTrailView: CollectionDefinition = {
  store: "mongo",
  name: "audit_trail",
  office: "actorOffice",
  // What narrows most comes first: of several that fit, a store may take the first. Each is in the order of the log.
  indexes: [
    { tenant: 1, correlationId: 1, [ORDER]: -1 },
    { tenant: 1, subjectId: 1, [ORDER]: -1 },
    { tenant: 1, about: 1, [ORDER]: -1 },
    { tenant: 1, actorId: 1, [ORDER]: -1 },
    { tenant: 1, type: 1, [ORDER]: -1 },
    { tenant: 1, category: 1, [ORDER]: -1 },
    { tenant: 1, actorOffice: 1, [ORDER]: -1 },
    // In the order of the log within a word, as it is read; and new events go to the ends of words, not all over the index.
    { tenant: 1, words: 1, [ORDER]: -1 },
    { tenant: 1, recordedAt: -1, [ORDER]: -1 },
    { tenant: 1, [ORDER]: -1 },
  ],
};

/** Where the trail is read from. */
export const AUDIT_TRAIL = { view: auditTrailView, projection: "audit-trail" };

/** The audit trail, latest first. */
export function auditTrail(reader: MongoReader): TwoWayList<AuditFilter, AuditRow> {
  const list = reader.listOf<AuditFilter & Stretch, AuditRow>({
    ...{ ...AUDIT_TRAIL, name: "audit-trail", orderBy: ORDER, unique: true, kind: "string", direction: "descending" },
    where: conditionsOf,
    toRow: (document, id) => auditRow(document as unknown as AuditDocument, id),
  });
  const edge = { from: edgeOf(reader, "from"), to: edgeOf(reader, "to") };
  return async (scope, ask) => {
    const { recordedFrom, recordedTo } = ask.filter;
    const [from, to] = await Promise.all([
      recordedFrom === undefined ? undefined : edge.from(scope, recordedFrom),
      recordedTo === undefined ? undefined : edge.to(scope, recordedTo),
    ]);
    if (from === null || to === null) return { rows: [], hasNext: false, hasPrevious: false };
    const stretch = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
    return list(scope, { ...ask, filter: { ...ask.filter, ...stretch } });
  };
}

/** One event by its id. */
export function auditEvent(reader: MongoReader): Find<AuditRow> {
  return reader.findOf(AUDIT_TRAIL, (document, id) => auditRow(document as unknown as AuditDocument, id));
}

/** A stretch of the log, by the keys of its ends. */
interface Stretch {
  readonly from?: string;
  readonly to?: string;
}

/** By so much the clock of a store may have been set back: what was written later may say that it was earlier. */
export const CLOCK_SLACK_MS = 3_600_000;

/**
 * A time is a stretch of the log, and every index is in the order of the log: so a period is read as quickly as the
 * newest page, however long ago it was. Of several events of the one moment, the outermost counts. Null: nothing was
 * written on that side of the time.
 */
function edgeOf(reader: MongoReader, end: "from" | "to") {
  const sign = end === "from" ? 1 : -1;
  const slack = end === "from" ? -CLOCK_SLACK_MS : CLOCK_SLACK_MS;
  const outermost = reader.firstOf(AUDIT_TRAIL, { recordedAt: sign, [ORDER]: sign }, (found) => found[ORDER] as string);
  return ({ tenant }: Scope, time: Instant): Promise<string | null> => {
    const at = new Date(Date.parse(time) + slack).toISOString();
    return outermost({ tenant, offices: null }, [{ recordedAt: end === "from" ? { $gte: at } : { $lte: at } }]);
  };
}

function conditionsOf(filter: AuditFilter & Stretch): readonly Document[] {
  const { type, category, stream, subjectId, about, actorId, actorOffice, correlationId } = filter;
  const { recordedFrom, recordedTo, from, to, search } = filter;
  const conditions: Document[] = [];
  const equal = { type, category, stream, subjectId, actorId, actorOffice, correlationId };
  for (const [field, value] of Object.entries(equal)) if (value !== undefined) conditions.push({ [field]: value });
  // A stream is found by its subject, which has few streams: an index fewer for every event.
  if (stream !== undefined) conditions.push({ subjectId: subjectOf(stream) });
  if (about !== undefined) conditions.push({ about: about.length === 1 ? about[0] : { $in: [...about] } });
  if (from !== undefined) conditions.push({ [ORDER]: { $gte: from } });
  if (to !== undefined) conditions.push({ [ORDER]: { $lte: to } });
  if (recordedFrom !== undefined) conditions.push({ recordedAt: { $gte: recordedFrom } });
  if (recordedTo !== undefined) conditions.push({ recordedAt: { $lte: recordedTo } });
  for (const word of search === undefined ? [] : searchWords([search])) conditions.push({ words: word });
  return conditions;
}

/** The id part of a stream's name. */
export function subjectOf(stream: string): string {
  return stream.slice(stream.indexOf(".") + 1);
}

/** The kind of a stream, by its name. */
export function categoryOf(stream: string): string {
  return stream.slice(0, stream.indexOf("-"));
}

/** Fields by which data names the person that it is about. */
const PERSON = ["subjectId", "taxpayerId", "accountId", "userId"] as const;

/** The person whom a fact names; where it names none, the subject of its stream. */
export function aboutOf(stream: string, data: Readonly<Record<string, unknown>>): string {
  for (const field of PERSON) {
    const id = data[field];
    if (typeof id === "string") return id;
  }
  return subjectOf(stream);
}

function auditRow(document: AuditDocument, eventId: string): AuditRow {
  const { type, stream, recordedAt, effectiveDate, actorId, actorRole, actorOffice } = document;
  const { commandId, correlationId, causationId, reason, contentHash, about } = document;
  return {
    ...{ eventId, type, stream, recordedAt, effectiveDate, actorId, actorRole, actorOffice },
    ...{ commandId, correlationId, causationId, reason, contentHash, about },
    revision: BigInt(document.revision),
    position: { commit: BigInt(document.commit), prepare: BigInt(document.prepare) },
    data: JSON.parse(document.data) as unknown,
  };
}
