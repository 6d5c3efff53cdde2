import type { Instant } from "../../domain/shared/index.js";
import type { MongoReader } from "../mongo/index.js";
import type { LedgerSpan, LedgerTimeline } from "../read-side/index.js";
import { AUDIT_TRAIL, CLOCK_SLACK_MS } from "./audit-trail.js";

/** Of a bar of time: as many as can be told apart on a narrow screen. */
const MOST_SPANS = 60;
/** So many events of one span are counted, and no more: what bounds the cost of a count. */
const MOST_COUNTED = 50_000;
const SECOND_MS = 1_000;

/** What was counted of spans of one length that nothing can be written into any more. */
interface Counted {
  readonly length: number;
  readonly events: Map<number, Promise<number>>;
}

/**
 * When a municipality's ledger was written: see {@link LedgerTimeline}. A span that is over is counted once a process,
 * the others with each question, each at most to {@link MOST_COUNTED}; the moments are one look into an index each.
 */
export function ledgerTimeline(reader: MongoReader): (tenant: string, at: Instant | null) => Promise<LedgerTimeline> {
  const momentOf = (sign: 1 | -1) =>
    reader.firstOf(AUDIT_TRAIL, { recordedAt: sign, _pos: sign }, ({ recordedAt }) => recordedAt as Instant);
  const [earliest, latest] = [momentOf(1), momentOf(-1)];
  const count = reader.countOf(AUDIT_TRAIL, MOST_COUNTED);
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
    if (counted?.length !== length) countedOf.set(tenant, (counted = { length, events: new Map() }));
    const { events } = counted;
    const eventsIn = ({ from, to }: Omit<LedgerSpan, "events">) => {
      const start = Date.parse(from);
      const before = events.get(start);
      if (before !== undefined) return before;
      const asked = count(everything, [{ recordedAt: { $gte: from, $lte: to } }]);
      if (Date.parse(to) + CLOCK_SLACK_MS < Date.parse(last)) {
        events.set(start, asked);
        asked.catch(() => events.delete(start));
      }
      return asked;
    };
    const spans = spansOf(Date.parse(first), Date.parse(last), length);
    const filled = await Promise.all(spans.map(async (span) => ({ ...span, events: await eventsIn(span) })));
    return { spans: filled, previous, next };
  };
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
  const instant = (ms: number) => new Date(ms).toISOString() as Instant;
  return Array.from({ length: Math.floor(last / length) - begin + 1 }, (_, index) => {
    const from = (begin + index) * length;
    return { from: instant(from), to: instant(from + length - 1) };
  });
}
