import type { Instant } from "../../domain/shared/index.js";
import type { MongoReader } from "../mongo/index.js";
import type { LedgerSpan, LedgerTimeline } from "../read-side/index.js";
import { AUDIT_TRAIL, CLOCK_SLACK_MS } from "./audit-trail.js";

/** Of a bar of time: as many as can be told apart on a narrow screen. */
const MOST_SPANS = 60;
/** So many events of one span are counted, and no more: what bounds the cost of a count. */
const MOST_COUNTED = 50_000;
const SECOND_MS = 1_000;

/** What was counted of a span, up to a millisecond before which nothing is written any more. */
interface Settled {
  readonly through: number;
  readonly events: number;
}

/** What was counted of spans of one length, by their beginnings. */
interface Counted {
  readonly length: number;
  readonly spans: Map<number, Promise<Settled>>;
}

/**
 * When a municipality's ledger was written: see {@link LedgerTimeline}. What can be written into no more is counted once
 * a process, the last hours with each question, each to {@link MOST_COUNTED}; the moments are one look into an index each.
 */
export function ledgerTimeline(reader: MongoReader): (tenant: string, at: Instant | null) => Promise<LedgerTimeline> {
  const momentOf = (sign: 1 | -1) =>
    reader.firstOf(AUDIT_TRAIL, { recordedAt: sign, _pos: sign }, ({ recordedAt }) => recordedAt as Instant);
  const [earliest, latest] = [momentOf(1), momentOf(-1)];
  const countIn = reader.countOf(AUDIT_TRAIL, MOST_COUNTED);
  const countedOf = new Map<string, Counted>();

  return async (tenant, at) => {
    const everything = { tenant, offices: null };
    const [first, last, known, next] = await Promise.all([
      earliest(everything, []),
      latest(everything, []),
      latest(everything, at === null ? [] : [{ recordedAt: { $lte: at } }]),
      at === null ? null : earliest(everything, [{ recordedAt: { $gt: at } }]),
    ]);
    if (first === null || last === null) return { spans: [], previous: null, next: null };
    const previous = known === null ? null : await latest(everything, [{ recordedAt: { $lt: known } }]);
    const length = spanLength(Date.parse(first), Date.parse(last));
    let counted = countedOf.get(tenant);
    if (counted?.length !== length) countedOf.set(tenant, (counted = { length, spans: new Map() }));
    const count = async (from: number, to: number) =>
      from > to ? 0 : countIn(everything, [{ recordedAt: { $gte: instant(from), $lte: instant(to) } }]);
    const { spans } = counted;
    const settling = Date.parse(last) - CLOCK_SLACK_MS - 1;
    const filled = spansOf(Date.parse(first), Date.parse(last), length).map(async (span) => {
      const end = Date.parse(span.to);
      const settled = await settledIn(spans, count, span, settling);
      const events = settled.events + (await count(settled.through + 1, end));
      return { ...span, events: Math.min(events, MOST_COUNTED) };
    });
    return { spans: await Promise.all(filled), previous, next };
  };
}

/** What is settled of a span: counted on where it is over, or where much was settled since it was counted. */
async function settledIn(
  spans: Map<number, Promise<Settled>>,
  count: (from: number, to: number) => Promise<number>,
  span: Omit<LedgerSpan, "events">,
  settling: number,
): Promise<Settled> {
  const [start, end] = [Date.parse(span.from), Date.parse(span.to)];
  const before = spans.get(start);
  const known = before === undefined ? { through: start - 1, events: 0 } : await before;
  const through = Math.min(end, settling);
  const isMuch = through === end || through - known.through >= CLOCK_SLACK_MS;
  if (through <= known.through || !isMuch) return known;
  const asked = count(known.through + 1, through).then((events) => ({ through, events: known.events + events }));
  spans.set(start, asked);
  asked.catch(() => spans.delete(start));
  return asked;
}

/** How long the spans from one time to another are, in ms: a second, doubled until {@link MOST_SPANS} are enough. */
export function spanLength(first: number, last: number): number {
  let length = SECOND_MS;
  while (Math.floor(last / length) - Math.floor(first / length) >= MOST_SPANS) length *= 2;
  return length;
}

/** The even spans from that of one time to that of another, each with its last millisecond. */
export function spansOf(first: number, last: number, length: number): readonly Omit<LedgerSpan, "events">[] {
  const begin = Math.floor(first / length);
  return Array.from({ length: Math.floor(last / length) - begin + 1 }, (_, index) => {
    const from = (begin + index) * length;
    return { from: instant(from), to: instant(from + length - 1) };
  });
}

function instant(ms: number): Instant {
  return new Date(ms).toISOString() as Instant;
}
