import { civilDateAt, type CivilDate, type Instant } from "../../shared/index.js";
import type { Suspension } from "./types.js";

/**
 * Whether a day is not counted because the clock stood still. A day counts when the clock ran at its beginning: the day on which a suspension begins is counted, the day on which it
 * ends is not, as the day of an event never is (law 44/2015, articles 56 and 57, to be confirmed). Stretches are a
 * set of days: the order in which they became known and days shared by two of them make no difference.
 */
export function standingDays(suspensions: readonly Suspension[]): (day: CivilDate) => boolean {
  const stretches = suspensions.map(({ from, to }) => ({
    from: civilDateAt(from),
    to: to === null ? null : civilDateAt(to),
  }));
  return (day) => stretches.some(({ from, to }) => day > from && (to === null || day <= to));
}

/** Stretches of milliseconds, merged and in order; an open one has no end. */
export function standingTime(suspensions: readonly Suspension[]): readonly (readonly [from: number, to: number])[] {
  const sorted = suspensions
    .map(({ from, to }) => [millisecondsOf(from), to === null ? Infinity : millisecondsOf(to)] as const)
    .filter(([from, to]) => to > from)
    .toSorted(([left], [right]) => left - right);
  const merged: [number, number][] = [];
  for (const [from, to] of sorted) {
    const last = merged.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

export function millisecondsOf(at: Instant): number {
  return Date.parse(at);
}
