import { readFileSync } from "node:fs";
import { systemClock } from "../../application/ports.js";
import { yearOf, type HolidayCalendar } from "../../domain/shared/index.js";
import { reachingInto } from "../../domain/taxation/index.js";
import { dataFile } from "../paths.js";

type Official = Omit<HolidayCalendar, "version" | "assumedYears">;

interface Addition extends Pick<HolidayCalendar, "holidays" | "bridgeDays"> {
  readonly year: number;
}

/**
 * The official years, and those after as the rules give them (`assumedYears`): one from a file, and what is wanted beyond.
 * Time limits of a year reach into the next one. The version is the last year: with another one it is another calendar.
 * @param through the last year at least; default: the year after this one
 */
export function referenceCalendar(through = yearOf(systemClock.today()) + 1): HolidayCalendar {
  const official = content<Official>("holidays.al.json");
  const next = content<Addition>("holidays.al.2027.json");
  const known = {
    ...official,
    version: String(Math.max(next.year, through)),
    years: [...official.years, next.year],
    assumedYears: [next.year],
    holidays: [...official.holidays, ...next.holidays],
    bridgeDays: [...official.bridgeDays, ...next.bridgeDays],
  };
  return reachingInto(known, through);
}

function content<Content>(file: string): Content {
  return JSON.parse(readFileSync(dataFile(file), "utf8")) as Content;
}
