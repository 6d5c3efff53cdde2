import { addDays, weekday, yearOf, type CivilDate } from "./civil-date.js";
import { notParsed, parsed, type Parsed } from "./refusal.js";
import type { Bilingual } from "./text.js";

/** An official holiday: the day itself, and the day on which it is observed (a weekend holiday moves to Monday). */
export interface Holiday {
  readonly code: string;
  readonly date: CivilDate;
  readonly observed: CivilDate;
  readonly name: Bilingual;
  /** What its day was taken from, as the list of holidays says it. */
  readonly source?: string;
  /** The day itself is not announced yet. */
  readonly assumed?: boolean;
  /** The day is; on which day nobody works follows from the rule. */
  readonly observedAssumed?: boolean;
}

/** A day off of the public administration only. */
export interface BridgeDay {
  readonly date: CivilDate;
  readonly name: Bilingual;
  readonly source?: string;
}

/** The holidays of some whole years, as data with a version: a changed holiday is a new version, never an edit. */
export interface HolidayCalendar {
  readonly code: string;
  readonly version: string;
  readonly years: readonly number[];
  readonly holidays: readonly Holiday[];
  readonly bridgeDays: readonly BridgeDay[];
  /** Years whose official calendar is not published yet: their days off are taken from rules. Left out: none. */
  readonly assumedYears?: readonly number[];
}

/** `public`: official holidays. `administration`: those, and the days off of the public administration. */
export type CalendarUse = "public" | "administration";

/** A term, with its own kind of days: neither kind is ever implied. */
export interface Term {
  readonly days: number;
  readonly dayKind: "calendar" | "working";
}

/** The end of a term: as counted, after the roll to a working day, and the days off that were met on the way. */
export interface Deadline {
  readonly nominalEnd: CivilDate;
  readonly end: CivilDate;
  readonly daysOff: readonly CivilDate[];
}

/** Whether offices work on that day. Refuses with `calendar-year-missing` where the calendar lacks the year. */
export function isWorkingDay(calendar: HolidayCalendar, date: CivilDate, use: CalendarUse = "public"): Parsed<boolean> {
  if (!calendar.years.includes(yearOf(date)))
    return notParsed("calendar-year-missing", {
      calendar: calendar.code,
      version: calendar.version,
      year: yearOf(date),
    });
  return parsed(weekday(date) <= 5 && !daysOff(calendar)[use].has(date));
}

/** The day itself when it is a working day, otherwise the next one. Refuses with `calendar-year-missing`. */
export function nextWorkingDay(
  calendar: HolidayCalendar,
  date: CivilDate,
  use: CalendarUse = "public",
): Parsed<CivilDate> {
  for (let day = date; ; day = addDays(day, 1)) {
    const working = isWorkingDay(calendar, day, use);
    if (!working.ok) return working;
    if (working.value) return parsed(day);
  }
}

/** The `count`th working day after `start`; the day of the event is not counted. Refuses with `calendar-year-missing`. */
export function addWorkingDays(
  calendar: HolidayCalendar,
  start: CivilDate,
  count: number,
  use: CalendarUse = "public",
): Parsed<CivilDate> {
  let day = start;
  for (let counted = 0; counted < count;) {
    day = addDays(day, 1);
    const working = isWorkingDay(calendar, day, use);
    if (!working.ok) return working;
    if (working.value) counted += 1;
  }
  return parsed(day);
}

/**
 * The end of a term that begins with an event on `start`, which is not counted. A term of calendar days that ends on a
 * day off ends on the next working day (law 44/2015, articles 56 and 57, to be confirmed: `holidays.al`). A term of
 * working days ends with its last working day. Refuses with `calendar-year-missing`.
 */
export function deadline(
  calendar: HolidayCalendar,
  start: CivilDate,
  term: Term,
  use: CalendarUse = "public",
): Parsed<Deadline> {
  const working = term.dayKind === "working";
  const counted = addDays(start, term.days);
  const end = working ? addWorkingDays(calendar, start, term.days, use) : nextWorkingDay(calendar, counted, use);
  if (!end.ok) return end;
  return parsed({
    nominalEnd: working ? end.value : counted,
    end: end.value,
    daysOff: [...daysOff(calendar)[use]].filter((day) => day > start && day <= end.value && weekday(day) <= 5).sort(),
  });
}

type DaysOff = Readonly<Record<CalendarUse, ReadonlySet<CivilDate>>>;

/** Calendars are immutable data, so what is derived from one may be kept as long as the calendar itself. */
const derived = new WeakMap<HolidayCalendar, DaysOff>();

function daysOff(calendar: HolidayCalendar): DaysOff {
  let sets = derived.get(calendar);
  if (!sets) {
    const observed = calendar.holidays.map((holiday) => holiday.observed);
    sets = {
      public: new Set(observed),
      administration: new Set([...observed, ...calendar.bridgeDays.map((day) => day.date)]),
    };
    derived.set(calendar, sets);
  }
  return sets;
}
