import type { HolidayCalendar } from "../../../shared/index.js";
import { holidaysByRule } from "./holidays-by-rule.js";

/** How far ahead of this year a draft may reach: beyond, nobody knows even the rules. */
export const MOST_YEARS_AHEAD = 5;

/**
 * The calendar that holds now, under a version of its own, through a year: years that it lacks are added as the rules give
 * them, and marked `assumedYears`. What the official calendar says otherwise is put right in it by hand.
 */
export function draftCalendar(held: HolidayCalendar, through: number): HolidayCalendar {
  const draft = reachingInto(held, through);
  return { ...draft, version: versionAfter(held.version, Math.max(...draft.years)) };
}

/** A calendar through a year at least: years that it lacks as the rules give them, marked `assumedYears`. */
export function reachingInto(calendar: HolidayCalendar, through: number): HolidayCalendar {
  const last = Math.max(...calendar.years);
  const added = Array.from({ length: Math.max(0, through - last) }, (_, index) => last + 1 + index);
  return {
    ...calendar,
    years: [...calendar.years, ...added],
    assumedYears: [...(calendar.assumedYears ?? []), ...added],
    holidays: [...calendar.holidays, ...added.flatMap(holidaysByRule)],
  };
}

/** The last year; where that is taken, `2027.1`, `2027.2` and so on. */
function versionAfter(version: string, year: number): string {
  const [name, edition = "0"] = version.split(".");
  return name === String(year) ? `${year}.${Number(edition) + 1}` : String(year);
}
