import {
  addDays,
  civilDateAt,
  instant,
  isWorkingDay,
  nextWorkingDay,
  notParsed,
  parsed,
  type CivilDate,
  type HolidayCalendar,
  type Instant,
  type Parsed,
} from "../../shared/index.js";
import { millisecondsOf, standingDays, standingTime } from "./suspensions.js";
import type { Due, LimitFacts } from "./types.js";

const HOUR_MS = 3_600_000;

/** The longest limit: ten years of days, or as many hours as days. */
export const MAX_LIMIT_VALUE = 3660;

/** The whole length: the term and what was added to it, in the term's unit. */
export function lengthOf({ term, extensions }: LimitFacts): number {
  return extensions.reduce((sum, each) => sum + each, term.value);
}

/**
 * When the limit ends; null while it is suspended. The day of the event is not counted. Working days: the end of the
 * last one. Calendar days: that day, or the next working day where it is a day off. Hours: so many hours of running
 * time. Refuses with `calendar-year-missing` where the calendar lacks a year that is needed: nothing is guessed.
 */
export function dueOf(facts: LimitFacts, calendar: HolidayCalendar): Parsed<Due | null> {
  if (facts.suspensions.some(({ to }) => to === null)) return parsed(null);
  return reached(facts, calendar, lengthOf(facts), true);
}

/** When `percent` of the limit is used up (rounded up to whole days); null while it is suspended. */
export function warningOf(facts: LimitFacts, percent: number, calendar: HolidayCalendar): Parsed<Due | null> {
  if (facts.suspensions.some(({ to }) => to === null)) return parsed(null);
  const share = (lengthOf(facts) * percent) / 100;
  return reached(facts, calendar, facts.term.unit === "hour" ? share : Math.ceil(share), false);
}

/**
 * What is left at an instant, in the term's unit, never below zero: whole days, or hours with their fraction. A day on
 * which the limit is asked about counts as used. Refuses with `calendar-year-missing`.
 */
export function remainingAt(facts: LimitFacts, at: Instant, calendar: HolidayCalendar): Parsed<number> {
  const used = facts.term.unit === "hour" ? parsed(usedHours(facts, at)) : usedDays(facts, civilDateAt(at), calendar);
  return used.ok ? parsed(Math.max(0, lengthOf(facts) - used.value)) : used;
}

/** Whether a limit that ends so has passed at an instant: its last day is over, or its hours have run. */
export function hasPassed(due: Due, at: Instant): boolean {
  return due.at === null ? civilDateAt(at) > due.on : at > due.at;
}

/** Whether an instant has come: its day has, or its hour. */
export function hasCome(due: Due, at: Instant): boolean {
  return due.at === null ? civilDateAt(at) >= due.on : at >= due.at;
}

function reached(facts: LimitFacts, calendar: HolidayCalendar, length: number, rolls: boolean): Parsed<Due | null> {
  if (facts.term.unit === "hour") {
    const at = instant(new Date(afterRunning(facts, length * HOUR_MS)));
    return parsed({ on: civilDateAt(at), at });
  }
  const covers = standingDays(facts.suspensions);
  let day = civilDateAt(facts.startedAt);
  for (let counted = 0; counted < length;) {
    day = addDays(day, 1);
    const counts = countsAsDay(facts, day, calendar);
    if (!counts.ok) return counts;
    if (counts.value && !covers(day)) counted += 1;
  }
  if (facts.term.unit === "workingDay" || !rolls) return parsed({ on: day, at: null });
  const rolled = nextWorkingDay(calendar, day, facts.use);
  return rolled.ok ? parsed({ on: rolled.value, at: null }) : rolled;
}

function usedDays(facts: LimitFacts, until: CivilDate, calendar: HolidayCalendar): Parsed<number> {
  const covers = standingDays(facts.suspensions);
  const length = lengthOf(facts);
  let used = 0;
  for (let day = addDays(civilDateAt(facts.startedAt), 1); day <= until && used < length; day = addDays(day, 1)) {
    const counts = countsAsDay(facts, day, calendar);
    if (!counts.ok) return counts;
    if (counts.value && !covers(day)) used += 1;
  }
  return parsed(used);
}

function countsAsDay({ term, use }: LimitFacts, day: CivilDate, calendar: HolidayCalendar): Parsed<boolean> {
  return term.unit === "workingDay" ? isWorkingDay(calendar, day, use) : parsed(true);
}

function usedHours(facts: LimitFacts, at: Instant): number {
  const [start, end] = [millisecondsOf(facts.startedAt), millisecondsOf(at)];
  const stood = standingTime(facts.suspensions).reduce(
    (sum, [from, to]) => sum + Math.max(0, Math.min(to, end) - Math.max(from, start)),
    0,
  );
  return Math.max(0, end - start - stood) / HOUR_MS;
}

/** The instant by which the clock has run for so many milliseconds. */
function afterRunning(facts: LimitFacts, wanted: number): number {
  let [at, left] = [millisecondsOf(facts.startedAt), wanted];
  for (const [from, to] of standingTime(facts.suspensions)) {
    if (to <= at) continue;
    const running = Math.max(0, from - at);
    if (running >= left) break;
    [at, left] = [to, left - running];
  }
  return at + left;
}

/** A term that can be counted; refuses `time-limit-out-of-range`. */
export function checkedTerm<Term extends { readonly value: number }>(term: Term): Parsed<Term> {
  const fits = Number.isInteger(term.value) && term.value >= 1 && term.value <= MAX_LIMIT_VALUE;
  return fits ? parsed(term) : notParsed("time-limit-out-of-range", { value: term.value, max: MAX_LIMIT_VALUE });
}
