import {
  notParsed,
  parsed,
  refusal,
  sameJson,
  yearOf,
  type HolidayCalendar,
  type Parsed,
} from "../../../shared/index.js";
import { dueOf, warningOf, type Due, type LimitFacts, type LimitTerm } from "../../time-limit/index.js";
import { warningsOf, type WorkflowContent } from "../../workflow/index.js";
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
  readonly warnings: { readonly step: string; readonly due: Due }[];
}

/** The end of a limit by today's calendar and the warnings before it, with the version that they were counted by. */
function counted(work: Work, name: LimitName, facts: LimitFacts, warned: readonly string[] = []): Parsed<Counted> {
  const calendar = calendarOf(work);
  if (!calendar.ok) return calendar;
  const due = dueOf(facts, calendar.value);
  if (!due.ok) return due;
  const warnings = [];
  for (const { code, percent } of name === "case" ? warningsOf(work.base.definition.workflow.content) : []) {
    const at = warningOf(facts, percent, calendar.value);
    if (!at.ok) return at;
    if (at.value !== null && !warned.includes(code)) warnings.push({ step: code, due: at.value });
  }
  const { code, version } = calendar.value;
  return parsed({ calendar: { code, version }, due: due.value, warnings });
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
    const count = counted(work, limit, facts);
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
  const count = counted(work, "case", { ...limit, suspensions }, limit.warned);
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
    const count = counted(work, "case", { ...limit, extensions: [...limit.extensions, value] }, limit.warned);
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
    const count = counted(work, name, limit, limit.warned);
    if (!count.ok) return count;
    const { code, version } = count.value.calendar;
    if (code === limit.calendar.code && version === limit.calendar.version) return parsed(work);
    return parsed(record(work, "TimeLimitRecomputed", { limit: name, ...count.value }));
  };
}

/** Counts the warnings of the case's limit again where it goes on under a workflow that warns at other times. */
export function rewarn(before: WorkflowContent): Step {
  return (work) => {
    const limit = runningLimit(work, "case");
    const after = work.base.definition.workflow.content;
    if (!limit || isSuspended(limit) || limit.missedAt !== null) return parsed(work);
    if (sameJson(warningsOf(before), warningsOf(after))) return parsed(work);
    const count = counted(work, "case", limit, limit.warned);
    return count.ok ? parsed(record(work, "TimeLimitRecomputed", { limit: "case", ...count.value })) : count;
  };
}

export function isSuspended({ suspensions }: LimitFacts): boolean {
  return suspensions.some(({ to }) => to === null);
}
