import { readFileSync } from "node:fs";
import { systemClock } from "../../application/ports.js";
import { yearOf, type BridgeDay, type Holiday, type HolidayCalendar } from "../../domain/shared/index.js";
import { dataFile } from "../paths.js";
import { holidaysByRule } from "../calendar/holidays-by-rule.js";

interface Official extends Omit<HolidayCalendar, "version" | "assumedYears"> {
  readonly years: readonly number[];
}

interface Addition {
  readonly year: number;
  readonly holidays: readonly Holiday[];
  readonly bridgeDays: readonly BridgeDay[];
}

/**
 * The official years, and those after as the rules give them (`assumedYears`): one from a file, and what is wanted beyond.
 * Time limits of a year reach into the next one. The version is the last year: with another one it is another calendar.
 * @param through the last year at least; default: the year after this one
 */
export function referenceCalendar(through = yearOf(systemClock.today()) + 1): HolidayCalendar {
  const official = content<Official>("holidays.al.json");
  const next = content<Addition>("holidays.al.2027.json");
  const beyond: Addition[] = [];
  for (let year = next.year + 1; year <= through; year++)
    beyond.push({ year, holidays: holidaysByRule(year), bridgeDays: [] });
  const assumed = [next, ...beyond];
  const assumedYears = assumed.map(({ year }) => year);
  return {
    ...official,
    version: String(assumedYears.at(-1)),
    years: [...official.years, ...assumedYears],
    assumedYears,
    holidays: [...official.holidays, ...assumed.flatMap(({ holidays }) => holidays)],
    bridgeDays: [...official.bridgeDays, ...assumed.flatMap(({ bridgeDays }) => bridgeDays)],
  };
}

function content<Content>(file: string): Content {
  return JSON.parse(readFileSync(dataFile(file), "utf8")) as Content;
}
