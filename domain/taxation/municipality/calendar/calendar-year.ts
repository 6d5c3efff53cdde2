import {
  notParsed,
  parsed,
  weekday,
  yearOf,
  type BridgeDay,
  type CivilDate,
  type Holiday,
  type HolidayCalendar,
  type Parsed,
} from "../../../shared/index.js";
import { draftCalendar, MOST_YEARS_AHEAD } from "./draft-calendar.js";
import { isMoveable, observedDays } from "./holidays-by-rule.js";

/** One year as it is to hold. */
export interface CalendarYear {
  readonly year: number;
  /** The days of moveable holidays by their codes, where they are others than in the draft. */
  readonly moveable: readonly { readonly code: string; readonly date: CivilDate }[];
  /** All days off of the public administration alone. Left out: those that it has. */
  readonly daysOff?: readonly CivilDate[] | undefined;
  /** The official list that the year was compared with; null: there is none yet, and the year is assumed. */
  readonly official: string | null;
}

const DAY_OFF = { sq: "Ditë pushimi për administratën publike", en: "Day off for the public administration" };

/**
 * The calendar that holds with one year of it drafted, put right, and official once a list is named.
 * Refuses `calendar-year-past`, `calendar-year-not-next`, `calendar-source-missing` for a year that is official already,
 * `holiday-not-moveable`, `holiday-outside-year`, `day-off-outside-year`, `day-off-at-weekend`, `day-off-is-holiday`.
 */
export function calendarWithYear(held: HolidayCalendar, asked: CalendarYear, on: CivilDate): Parsed<HolidayCalendar> {
  const { year, official } = asked;
  const wrongYear = yearFault(held, asked, yearOf(on));
  if (wrongYear) return wrongYear;
  const draft = draftCalendar(held, year);
  const ofYear = draft.holidays.filter(({ date }) => yearOf(date) === year);
  const holidays = moved(ofYear, asked);
  if (!holidays.ok) return holidays;
  const bridgeDays = daysOff(draft, holidays.value, asked);
  if (!bridgeDays.ok) return bridgeDays;
  const assumed = (draft.assumedYears ?? []).filter((each) => each !== year || official === null);
  return parsed({
    ...draft,
    assumedYears: assumed,
    holidays: [
      ...draft.holidays.filter(({ date }) => yearOf(date) < year),
      ...holidays.value.map((holiday) => sourced(holiday, official)),
      ...draft.holidays.filter(({ date }) => yearOf(date) > year),
    ],
    bridgeDays: [...draft.bridgeDays.filter(({ date }) => yearOf(date) !== year), ...bridgeDays.value].toSorted(byDate),
  });
}

function yearFault({ years, assumedYears = [] }: HolidayCalendar, { year, official }: CalendarYear, today: number) {
  const next = Math.max(...years) + 1;
  if (year < today) return notParsed("calendar-year-past", { year });
  if (year > next || year > today + MOST_YEARS_AHEAD)
    return notParsed("calendar-year-not-next", { year, next: Math.min(next, today + MOST_YEARS_AHEAD) });
  const isOfficial = years.includes(year) && !assumedYears.includes(year);
  return isOfficial && official === null ? notParsed("calendar-source-missing", { year }) : null;
}

/** The holidays of the year, in order; where one moves, the days on which all of them are observed follow the rule. */
function moved(holidays: readonly Holiday[], { year, moveable }: CalendarYear): Parsed<readonly Holiday[]> {
  for (const { code, date } of moveable) {
    if (!holidays.some((holiday) => holiday.code === code && isMoveable(holiday)))
      return notParsed("holiday-not-moveable", { holiday: code, year });
    if (yearOf(date) !== year) return notParsed("holiday-outside-year", { holiday: code, date, year });
  }
  const dayOf = (holiday: Holiday) => moveable.findLast(({ code }) => code === holiday.code)?.date ?? holiday.date;
  if (holidays.every((holiday) => dayOf(holiday) === holiday.date)) return parsed(holidays);
  const inOrder = holidays.map((holiday) => ({ ...holiday, date: dayOf(holiday) })).toSorted(byDate);
  const observed = observedDays(inOrder.map(({ date }) => date));
  return parsed(inOrder.map((holiday, index) => withMoved({ ...holiday, observed: observed[index]! })));
}

/** Lists of holidays say for themselves which were moved. */
function withMoved(holiday: Holiday): Holiday {
  return { ...holiday, ...("moved" in holiday ? { moved: holiday.date !== holiday.observed } : {}) };
}

function daysOff(
  draft: HolidayCalendar,
  holidays: readonly Holiday[],
  { year, daysOff: asked, official }: CalendarYear,
): Parsed<readonly BridgeDay[]> {
  const held = draft.bridgeDays.filter(({ date }) => yearOf(date) === year);
  const source = official === null ? {} : { source: official };
  const wanted = [...new Set(asked ?? held.map(({ date }) => date))];
  for (const date of wanted) {
    if (yearOf(date) !== year) return notParsed("day-off-outside-year", { date, year });
    if (weekday(date) > 5) return notParsed("day-off-at-weekend", { date });
    if (holidays.some(({ observed }) => observed === date)) return notParsed("day-off-is-holiday", { date });
  }
  return parsed(wanted.map((date) => ({ name: DAY_OFF, ...held.find((each) => each.date === date), date, ...source })));
}

/** What the official list says is assumed no more. */
function sourced(holiday: Holiday, official: string | null): Holiday {
  if (official === null) return holiday;
  const { assumed: _day, observedAssumed: _rule, ...known } = holiday;
  return { ...known, source: official };
}

function byDate(one: { readonly date: CivilDate }, other: { readonly date: CivilDate }): number {
  return one.date < other.date ? -1 : one.date > other.date ? 1 : 0;
}
