import { setTimeout as pause } from "node:timers/promises";
import { Observable } from "rxjs";
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

/** What the figures say, whenever they were read. */
function figuresIn({ position: _position, readAt: _readAt, ...figures }: OpenRevenue): string {
  return JSON.stringify(figures);
}
