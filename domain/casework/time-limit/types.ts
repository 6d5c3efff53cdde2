import type { CalendarUse, CivilDate, Instant } from "../../shared/index.js";

/** Units of time limits. Hours run day and night; days are counted by the calendar named beside them. */
export const LIMIT_UNITS = ["workingDay", "calendarDay", "hour"] as const;
export type LimitUnit = (typeof LIMIT_UNITS)[number];

/** A length of time in its own unit: neither kind of day is ever implied. */
export interface LimitTerm {
  readonly value: number;
  readonly unit: LimitUnit;
}

/** A stretch in which the clock stands still; `to` is null while it lasts. `number` names it within its limit, from 1. */
export interface Suspension {
  readonly number: number;
  readonly from: Instant;
  readonly to: Instant | null;
}

/** Everything that a time limit follows from. What is due is never stored alone: it is counted from these. */
export interface LimitFacts {
  readonly startedAt: Instant;
  readonly term: LimitTerm;
  /** Lengths added, in the term's own unit. */
  readonly extensions: readonly number[];
  readonly suspensions: readonly Suspension[];
  /** Whose days off count: all people's holidays, or those of the administration. */
  readonly use: CalendarUse;
}

/** When a limit ends. `on` is the last day (Europe/Tirane); `at`, for hours only, the instant. */
export interface Due {
  readonly on: CivilDate;
  readonly at: Instant | null;
}
