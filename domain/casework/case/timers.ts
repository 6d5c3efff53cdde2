import {
  addDays,
  civilDateAt,
  instant,
  parsed,
  startOfDay,
  type CivilDate,
  type HolidayCalendar,
  type Instant,
  type Parsed,
} from "../../shared/index.js";
import { warningOf, type Due } from "../time-limit/index.js";
import { warningsOf } from "../workflow/index.js";
import type { PinnedDefinition } from "./commands.js";
import type { CaseState } from "./state.js";

/** When time will next do something to a case: on that day, and with a limit of hours not before `at`. */
export interface NextTimer {
  readonly on: CivilDate;
  readonly at: Instant | null;
}

/**
 * The next moment at which `PassTime` will write something; null where nothing is to come (the case is closed, or its
 * clock stands still and nobody waits). Refuses `calendar-year-missing`.
 */
export function nextTimerOf(
  state: CaseState,
  { workflow }: PinnedDefinition,
  calendar: HolidayCalendar,
): Parsed<NextTimer | null> {
  if (state.outcome !== null) return parsed(null);
  const timers: NextTimer[] = [];
  const { case: limit, applicant } = state.limits;
  if (applicant && applicant.endedAt === null && applicant.due) timers.push(afterEnd(applicant.due));
  if (limit && limit.endedAt === null && limit.missedAt === null && limit.due) {
    timers.push(afterEnd(limit.due));
    const open = warningsOf(workflow.content).filter(({ code }) => !limit.warned.includes(code));
    for (const { percent } of open) {
      const due = warningOf(limit, percent, calendar);
      if (!due.ok) return due;
      if (due.value) timers.push(due.value);
    }
  }
  return parsed(timers.toSorted(byTime)[0] ?? null);
}

/** The first instant at which `PassTime` does what a timer stands for. */
export function timerInstant({ on, at }: NextTimer): Instant {
  // Hours are over when their last millisecond is.
  return at === null ? startOfDay(on) : instant(new Date(Date.parse(at) + 1));
}

/** A last day is over the day after; hours are over when they have run. */
export function afterEnd({ on, at }: Due): NextTimer {
  return at === null ? { on: addDays(on, 1), at: null } : { on: civilDateAt(at), at };
}

function byTime(left: NextTimer, right: NextTimer): number {
  if (left.on !== right.on) return left.on < right.on ? -1 : 1;
  return (left.at ?? "") < (right.at ?? "") ? -1 : 1;
}
