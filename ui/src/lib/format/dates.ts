import type { Language } from "../words/index.js";

const MONTHS: Readonly<Record<Language, readonly string[]>> = {
  sq: "janar shkurt mars prill maj qershor korrik gusht shtator tetor nëntor dhjetor".split(" "),
  en: "January February March April May June July August September October November December".split(" "),
};

const ABBREVIATED: Readonly<Record<Language, readonly string[]>> = {
  sq: "jan shk mar pri maj qer kor gus sht tet nën dhj".split(" "),
  en: "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" "),
};

/** Whether a civil date is in the calendar. */
export function isDay(civilDate: string): boolean {
  const at = new Date(`${civilDate}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(civilDate) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(civilDate);
}

/** The civil date `YYYY-MM-DD` in words: `3 shtator 2025`, `3 September 2025`. */
export function day(civilDate: string, language: Language): string {
  const [year, month, date] = civilDate.split("-").map(Number) as [number, number, number];
  return `${date}\u00a0${MONTHS[language][month - 1]}\u00a0${year}`;
}

/** A month, 1 to 12, in a word. */
export function monthName(month: number, language: Language): string {
  return MONTHS[language][month - 1]!;
}

/** A month, 1 to 12, in three letters, for axes. */
export function monthShort(month: number, language: Language): string {
  return ABBREVIATED[language][month - 1]!;
}

/** An instant (UTC) as the clock in Tirana shows it: `22 nëntor 2026, 08:00`. */
export function moment(instant: string, language: Language): string {
  const { date, time } = inTirana(instant);
  return `${day(date, language)}, ${time}`;
}

/** The same to the second, for moments that lie within one minute: `22 nëntor 2026, 08:00:41`. */
export function momentToTheSecond(instant: string, language: Language): string {
  // The hours of Tirana differ from those of UTC by whole ones.
  return `${moment(instant, language)}:${new Date(instant).toISOString().slice(17, 19)}`;
}

/** The civil date and time of day in Tirana at an instant (UTC). */
export function inTirana(instant: string): { readonly date: string; readonly time: string } {
  const at = Date.parse(instant);
  const shown = new Date(at + (isSummer(at) ? 2 : 1) * 3_600_000).toISOString();
  return { date: shown.slice(0, 10), time: shown.slice(11, 16) };
}

/** The instant (UTC) at which the clock in Tirana shows a civil date and a time of day; of an hour that comes twice, the first. */
export function fromTirana(date: string, time: string): string {
  const shown = Date.parse(`${date}T${time}Z`);
  const summer = shown - 2 * 3_600_000;
  return new Date(isSummer(summer) ? summer : shown - 3_600_000).toISOString();
}

/** Whether the clock in Tirana shows summer time: from the last Sunday of March to that of October, 01:00 UTC. */
function isSummer(at: number): boolean {
  const year = new Date(at).getUTCFullYear();
  return at >= lastSunday(year, 2) && at < lastSunday(year, 9);
}

function lastSunday(year: number, month: number): number {
  const last = new Date(Date.UTC(year, month + 1, 0, 1));
  return last.setUTCDate(last.getUTCDate() - last.getUTCDay());
}

const DAY_MS = 86_400_000;

/** The civil date that so many days follow; of a negative number, the one before. */
export function daysAfter(civilDate: string, days: number): string {
  return new Date(Date.parse(civilDate) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Whole days from one civil date to another; negative when the other lies before. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}
