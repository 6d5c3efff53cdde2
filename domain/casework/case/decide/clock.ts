import { notParsed, parsed, refusal, yearOf, type HolidayCalendar, type Parsed } from "../../../shared/index.js";
import { dueOf, type Due, type LimitFacts, type LimitTerm } from "../../time-limit/index.js";
import type { CalendarVersion, LimitName } from "../events/index.js";
import type { CaseLimit } from "../state.js";
import { record, type Step, type Work } from "./work.js";

/** The calendar; refuses `calendar-missing` where the municipality adopted none. */
export function calendarOf({ base }: Work): Parsed<HolidayCalendar> {
  return base.calendar ? parsed(base.calendar) : notParsed("calendar-missing", { year: yearOf(base.on) });
}

interface Counted {
  readonly calendar: CalendarVersion;
  readonly due: Due | null;
}

/** The end of a limit by today's calendar, with the version that it was counted by. */
export function counted(work: Work, facts: LimitFacts): Parsed<Counted> {
  const calendar = calendarOf(work);
  if (!calendar.ok) return calendar;
  const due = dueOf(facts, calendar.value);
  if (!due.ok) return due;
  const { code, version } = calendar.value;
  return parsed({ calendar: { code, version }, due: due.value });
}

/** A limit that still runs or stands; null where there is none. */
export function runningLimit({ state }: Work, limit: LimitName): CaseLimit | null {
  const found = state.limits[limit];
  return found && found.endedAt === null ? found : null;
}

/** Begins a limit now. The day of the event is not counted. */
export function setLimit(limit: LimitName, term: LimitTerm): Step {
  return (work) => {
    const use = work.base.definition.service.content.timeLimit.calendar;
    const facts: LimitFacts = { startedAt: work.base.at, term, use, extensions: [], suspensions: [] };
    const count = counted(work, facts);
    if (!count.ok) return count;
    return parsed(record(work, "TimeLimitSet", { limit, term, use, startedAt: work.base.at, ...count.value }));
  };
}

export function suspendLimit(transition: string): Step {
  return (work) => {
    const limit = runningLimit(work, "case");
    if (!limit || isSuspended(limit)) return parsed(work);
    const number = limit.suspensions.length + 1;
    return parsed(record(work, "TimeLimitSuspended", { limit: "case", number, from: work.base.at, transition }));
  };
}

export const resumeLimit: Step = (work) => {
  const limit = runningLimit(work, "case");
  const open = limit?.suspensions.find(({ to }) => to === null);
  if (!limit || !open) return parsed(work);
  const { number, from } = open;
  const to = work.base.at;
  const suspensions = limit.suspensions.map((each) => (each === open ? { ...each, to } : each));
  const count = counted(work, { ...limit, suspensions });
  return count.ok
    ? parsed(record(work, "TimeLimitResumed", { limit: "case", number, from, to, ...count.value }))
    : count;
};

/** Adds time; all extensions together stay within what the definition allows. */
export function extendLimit(value: number | null, ground: string | null): Step {
  return (work) => {
    const limit = runningLimit(work, "case");
    const allowed = work.base.definition.workflow.content.extension;
    if (!limit) return notParsed("time-limit-not-running");
    if (value === null || !Number.isInteger(value) || value < 1) return notParsed("extension-not-stated");
    const extended = limit.extensions.reduce((sum, each) => sum + each, value);
    if (!allowed || allowed.unit !== limit.term.unit || extended > allowed.value)
      return notParsed("extension-too-long", { asked: extended, max: allowed?.value ?? 0 });
    const count = counted(work, { ...limit, extensions: [...limit.extensions, value] });
    if (!count.ok) return count;
    const why = ground ?? work.base.reason ?? "";
    if (why === "") return { ok: false, refusal: refusal("reasons-not-stated") };
    return parsed(
      record(work, "TimeLimitExtended", { limit: "case", value, ground: why.slice(0, 2000), ...count.value }),
    );
  };
}

/** Counts a limit again where another version of the calendar gives another end, or another version to name. */
export function recomputeLimit(name: LimitName): Step {
  return (work) => {
    const limit = runningLimit(work, name);
    if (!limit || limit.missedAt !== null) return parsed(work);
    const count = counted(work, limit);
    if (!count.ok) return count;
    const { code, version } = count.value.calendar;
    if (code === limit.calendar.code && version === limit.calendar.version) return parsed(work);
    return parsed(record(work, "TimeLimitRecomputed", { limit: name, ...count.value }));
  };
}

export function isSuspended({ suspensions }: LimitFacts): boolean {
  return suspensions.some(({ to }) => to === null);
}
