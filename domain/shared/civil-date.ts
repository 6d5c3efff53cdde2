import type { Brand } from "./brand.js";
import { InvariantError, notParsed, parsed, trusted, type Parsed } from "./refusal.js";

/** A civil date `YYYY-MM-DD` in Europe/Tirane. Compares as text. */
export type CivilDate = Brand<string, "CivilDate">;

/** An instant in UTC, ISO 8601 with milliseconds: `2025-03-01T09:15:00.000Z`. Compares as text. */
export type Instant = Brand<string, "Instant">;

export const EARLIEST_DATE = "1900-01-01" as CivilDate;
export const LATEST_DATE = "2199-12-31" as CivilDate;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** A civil date from untrusted input; refuses days that do not exist and years outside 1900 to 2199. */
export function parseCivilDate(input: unknown): Parsed<CivilDate> {
  const text = typeof input === "string" ? input : "";
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return notParsed("date-malformed", { input: String(input).slice(0, 40) });
  if (Number.isNaN(Date.parse(text)) || fromEpochDay(epochDay(text as CivilDate)) !== text)
    return notParsed("date-does-not-exist", { input: text });
  if (text < EARLIEST_DATE || text > LATEST_DATE) return notParsed("date-out-of-range", { input: text });
  return parsed(text as CivilDate);
}

/** A civil date known to be well formed; throws InvariantError otherwise. */
export function civilDate(text: string): CivilDate {
  return trusted(parseCivilDate(text));
}

/** An instant known to be well formed; throws InvariantError otherwise. */
export function instant(input: string | Date): Instant {
  const date = typeof input === "string" ? new Date(input) : input;
  if (Number.isNaN(date.getTime())) throw new InvariantError(`not an instant: ${String(input)}`);
  return date.toISOString() as Instant;
}

/** An instant from untrusted input: UTC only, so that no offset is ever guessed. Refuses `instant-malformed`. */
export function parseInstant(input: unknown): Parsed<Instant> {
  const text = typeof input === "string" ? input : "";
  const wellFormed = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z$/.test(text);
  if (!wellFormed || !parseCivilDate(text.slice(0, 10)).ok || Number.isNaN(Date.parse(text)))
    return notParsed("instant-malformed");
  return parsed(instant(text));
}

/**
 * Days since 1970-01-01, by the arithmetic of the Gregorian calendar: positions of accounts ask for it so often that a
 * `Date` each time would cost more than all the rest. Months count from March, so that the leap day comes last.
 */
export function epochDay(date: CivilDate): number {
  const month = twoDigits(date, 5);
  const marchYear = twoDigits(date, 0) * 100 + twoDigits(date, 2) - (month <= 2 ? 1 : 0);
  const century = Math.floor(marchYear / 100);
  const daysBeforeYear = 365 * marchYear + Math.floor(marchYear / 4) - century + Math.floor(century / 4);
  const daysBeforeMonth = Math.floor((153 * ((month + 9) % 12) + 2) / 5);
  return daysBeforeYear + daysBeforeMonth + twoDigits(date, 8) - 1 - DAYS_BEFORE_1970;
}

/** From 1 March of the year 0 to 1 January 1970. */
const DAYS_BEFORE_1970 = 719_468;

function twoDigits(text: string, at: number): number {
  return (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48;
}

/** Days of these years are written once: a tax year asks for the same few hundred millions of times. */
const [FIRST_KEPT_DAY, LAST_KEPT_DAY] = [Date.UTC(1990, 0, 1) / DAY_MS, Date.UTC(2059, 11, 31) / DAY_MS];
const kept: (CivilDate | undefined)[] = [];

export function fromEpochDay(day: number): CivilDate {
  if (day < FIRST_KEPT_DAY || day > LAST_KEPT_DAY || !Number.isInteger(day)) return written(day);
  return (kept[day - FIRST_KEPT_DAY] ??= written(day));
}

function written(day: number): CivilDate {
  return new Date(day * DAY_MS).toISOString().slice(0, 10) as CivilDate;
}

export function addDays(date: CivilDate, days: number): CivilDate {
  return fromEpochDay(epochDay(date) + days);
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return epochDay(to) - epochDay(from);
}

/** 1 for Monday to 7 for Sunday. */
export function weekday(date: CivilDate): number {
  return ((((epochDay(date) + 3) % 7) + 7) % 7) + 1;
}

export function yearOf(date: CivilDate): number {
  return Number(date.slice(0, 4));
}

/** The month `YYYY-MM` of a date. */
export function monthOf(date: CivilDate): string {
  return date.slice(0, 7);
}

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Days of a month; month from 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 ? (isLeapYear(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** The civil date with the day cut to the month's last day: (2025, 2, 31) is 2025-02-28. Month may run over 1 to 12. */
export function dateOf(year: number, month: number, day: number): CivilDate {
  const months = year * 12 + (month - 1);
  const [actualYear, actualMonth] = [Math.floor(months / 12), (((months % 12) + 12) % 12) + 1];
  const actualDay = Math.min(day, daysInMonth(actualYear, actualMonth));
  return `${String(actualYear).padStart(4, "0")}-${String(actualMonth).padStart(2, "0")}-${String(actualDay).padStart(2, "0")}` as CivilDate;
}

const tirane = new Intl.DateTimeFormat("en-CA", {
  timeZone: "Europe/Tirane",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
});

/** The civil date in Europe/Tirane at an instant. */
export function civilDateAt(at: Instant): CivilDate {
  return tirane.format(new Date(at)) as CivilDate;
}

/** The first instant of a civil date in Europe/Tirane, whose clocks are one or two hours ahead of UTC. */
export function startOfDay(date: CivilDate): Instant {
  const midnight = epochDay(date) * DAY_MS;
  const ahead = [2, 1].find((hours) => civilDateAt(instant(new Date(midnight - hours * HOUR_MS))) === date);
  return instant(new Date(midnight - (ahead ?? 0) * HOUR_MS));
}
