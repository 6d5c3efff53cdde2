import { setTimeout as pause } from "node:timers/promises";
import { finalize, Observable, ReplaySubject, share } from "rxjs";
import { hasReached, type Position } from "../../domain/shared/index.js";
import type { OpenRevenue } from "./index.js";

/** How long after an event the figures are looked at, and again until they hold it, in milliseconds. */
const LOOK_MS = 1000;

/**
 * The figures as they are, and anew whenever they have become others: after each of the `events` they are looked at
 * until they hold it. What moved nothing is not told. Fails as asking fails.
 * @param events where in the log something was written that may move them
 */
export function movingRevenue(
  ask: () => Promise<OpenRevenue>,
  events: Observable<Position>,
  lookMs = LOOK_MS,
): Observable<OpenRevenue> {
  return new Observable((observer) => {
    const gone = new AbortController();
    let wanted: Position | undefined;
    let looking = true;
    let told = "";
    const tell = (answer: OpenRevenue) => {
      const figures = figuresIn(answer);
      if (figures !== told) observer.next(answer);
      told = figures;
    };
    const look = async () => {
      looking = true;
      while (wanted !== undefined) {
        await pause(lookMs, undefined, { signal: gone.signal });
        const answer = await ask();
        tell(answer);
        if (hasReached(answer.position ?? undefined, wanted)) wanted = undefined;
      }
      looking = false;
    };
    const failed = (error: unknown) => {
      if (!gone.signal.aborted) observer.error(error);
    };
    const written = events.subscribe({
      next: (position) => {
        wanted = position;
        if (!looking) look().catch(failed);
      },
      error: failed,
    });
    ask().then(tell).then(look).catch(failed);
    return () => {
      gone.abort();
      written.unsubscribe();
    };
  });
}

const followed = new WeakMap<object, Map<string, Observable<OpenRevenue>>>();

/**
 * Figures that move, worked out once for all who follow them, as long as anybody does: whoever comes later is told at
 * once what was told last. What fails is begun anew for who comes next.
 * @param of what they come from; figures of the same `name` are the same
 */
export function followedByAll(of: object, name: string, make: () => Observable<OpenRevenue>): Observable<OpenRevenue> {
  const all = followed.get(of) ?? new Map<string, Observable<OpenRevenue>>();
  followed.set(of, all);
  const known = all.get(name);
  if (known) return known;
  const shared: Observable<OpenRevenue> = make().pipe(
    finalize(() => all.get(name) === shared && all.delete(name)),
    share({ connector: () => new ReplaySubject(1) }),
  );
  all.set(name, shared);
  return shared;
}

/** What the figures say, whenever they were read. */
function figuresIn({ position: _position, readAt: _readAt, ...figures }: OpenRevenue): string {
  return JSON.stringify(figures);
}
