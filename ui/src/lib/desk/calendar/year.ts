import { isDay } from "../../format/index.js";
import type { Fault } from "../../graphql/ask.js";
import type { Language } from "../../words/index.js";
import { boxesOf, dateOf, textOf, textOrNull } from "../failed.js";
import { deskWords } from "../words/index.js";
import type { Calendar } from "./question.js";

/** The days off of one year. */
export interface CalendarYear extends Pick<Calendar, "holidays" | "bridgeDays"> {
  readonly year: number;
  readonly assumed: boolean;
}

/** The years of a calendar, the last one first. */
export function yearsOf({ years, assumedYears, holidays, bridgeDays }: Calendar): readonly CalendarYear[] {
  return years
    .toSorted((one, other) => other - one)
    .map((year) => {
      const inYear = ({ date }: { readonly date: string }) => date.startsWith(`${year}-`);
      return {
        year,
        assumed: assumedYears.includes(year),
        holidays: holidays.filter(inYear),
        bridgeDays: bridgeDays.filter(inYear),
      };
    });
}

/** Under which name the day of a moveable holiday stands in the form. */
export const MOVEABLE = "moveable.";

/** What stands in the form of a year before anything is typed. */
export function boxesOfYear({ holidays, bridgeDays }: CalendarYear): Readonly<Record<string, string>> {
  const moveable = holidays.filter((holiday) => holiday.moveable);
  return {
    ...Object.assign({}, ...moveable.map(({ code, date }) => boxesOf(MOVEABLE + code, date))),
    daysOff: bridgeDays.map(({ date }) => typedDay(date)).join("\n"),
    official: "",
  };
}

/** A civil date as it is typed: `8.1.2027`. */
function typedDay(date: string): string {
  const [year, month, day] = date.split("-").map(Number);
  return `${day}.${month}.${year}`;
}

/** `8.1.2027` as a civil date; what is none as it was typed: the API says so. */
function dayTyped(text: string): string {
  const [, day, month, year] = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(text) ?? [];
  return year === undefined ? text : `${year}-${month!.padStart(2, "0")}-${day!.padStart(2, "0")}`;
}

/** A year as the form says it. */
export function yearSent(year: number, sent: FormData) {
  const codes = [...sent.keys()].flatMap((name) => /^moveable\.(.+)-day$/.exec(name)?.[1] ?? []);
  const lines = textOf(sent, "daysOff").split(/[\s,;]+/);
  return {
    year,
    moveable: codes.map((code) => ({ code, date: dateOf(sent, MOVEABLE + code) ?? "" })),
    daysOff: lines.filter((line) => line !== "").map(dayTyped),
    official: textOrNull(sent, "official"),
  };
}

/** What of it is no day at all, in the form of a refusal; null: every day is one. */
export function noDayIn({ moveable, daysOff }: ReturnType<typeof yearSent>, language: Language): Fault | null {
  const say = deskWords(language).calendar;
  const fields = [
    ...moveable.map(({ date }, index) => ({ path: `moveable.${index}.date`, date })),
    ...daysOff.map((date) => ({ path: "daysOff", date })),
  ].flatMap(({ path, date }) => (isDay(date) ? [] : [{ path, message: say.noDay(date) }]));
  const [first] = fields;
  return first ? { code: "VALIDATION", rule: "input-invalid", message: first.message, fields } : null;
}

/** The control that a fault of a field belongs to. */
export function controlOf({ moveable }: ReturnType<typeof yearSent>): (path: string) => string | null {
  return (path) => {
    const [, at] = /moveable\.(\d+)\./.exec(path) ?? [];
    if (at !== undefined) return MOVEABLE + (moveable[Number(at)]?.code ?? "");
    return ["daysOff", "official"].find((name) => path.includes(name)) ?? null;
  };
}
