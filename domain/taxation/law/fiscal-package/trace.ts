import type { CivilDate, Lek } from "../../../shared/index.js";

/**
 * How a line came about, by codes of the package and the figures used: small enough for every taxpayer's event, and
 * with the package enough to say it in words ({@link explain}). The facts themselves are the inputs of the assessment.
 */
export interface LineTrace {
  readonly item: string;
  readonly zone?: string;
  /** Steps of the base in order; empty for a flat base. */
  readonly base: readonly TraceFactor[];
  /** Spans of months that were decided alike; one span for annual charges and events. */
  readonly spans: readonly TraceSpan[];
  readonly due: "fixed-dates" | "late-born" | "monthly" | "on-event";
}

/** A factor of the base: a fact read, a cap that cut it, or a row (counted from 0) of a table. */
export type TraceFactor =
  | { readonly field: string; readonly value: string }
  | { readonly cap: string }
  | { readonly table: string; readonly row: number; readonly value: string };

export interface TraceSpan {
  /** First day of the first month, or the day of the event: the day on which conditions were read. */
  readonly on: CivilDate;
  /** Liable months in the span; absent for events. */
  readonly months?: number;
  readonly row: string;
  /** Figure of the row: lekë per unit, percent, or fixed lekë. Absent when not charged. */
  readonly figure?: string;
  /** Codes of the modifiers that multiplied, with their figures. */
  readonly modifiers?: readonly { readonly code: string; readonly multiply: string }[];
  readonly share?: string;
  /** Months of twelve, where the annual amount was prorated. */
  readonly proratedBy?: string;
  /** The exact amount before rounding: per month for monthly charges. */
  readonly exact: string;
  /** Rounded: per month for monthly charges. */
  readonly gross: Lek;
  readonly relief?: { readonly code: string; readonly percent: string; readonly amount: Lek };
}
