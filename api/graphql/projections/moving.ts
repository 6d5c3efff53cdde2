import { EMPTY, exhaustMap, catchError, from, map, scan, share, timer, type Observable } from "rxjs";
import type { ProjectionRow } from "../../../read-models/read-side/index.js";
import type { MovingProjection } from "./types.js";

/** How often the projections are looked at while somebody watches. */
const EVERY_MS = 1_000;

interface Sample {
  readonly at: number;
  readonly rows: readonly MovingProjection[];
}

/**
 * The projections as they move: looked at every second while anybody watches, once for all who do. A look that fails is
 * left out; the next one tells more.
 */
export function movingProjections(
  look: () => Promise<readonly ProjectionRow[]>,
  now: () => number = () => performance.now(),
): Observable<readonly MovingProjection[]> {
  return timer(0, EVERY_MS).pipe(
    exhaustMap(() => from(look()).pipe(catchError(() => EMPTY))),
    scan((before: Sample | null, rows): Sample => sampled(before, rows, now()), null),
    map((sample) => sample!.rows),
    share(),
  );
}

function sampled(before: Sample | null, rows: readonly ProjectionRow[], at: number): Sample {
  const seconds = before === null ? 0 : (at - before.at) / 1000;
  const known = new Map((before?.rows ?? []).map((row) => [keyOf(row), row.events]));
  return {
    at,
    rows: rows.map((row) => {
      const events = known.get(keyOf(row));
      if (events === undefined || seconds <= 0) return { ...row, eventsPerSecond: null };
      return { ...row, eventsPerSecond: Math.max(0, row.events - events) / seconds };
    }),
  };
}

/** The live build and the one beside it are told apart. */
function keyOf({ name, version, status }: ProjectionRow): string {
  return `${name}/${version}/${status}`;
}
