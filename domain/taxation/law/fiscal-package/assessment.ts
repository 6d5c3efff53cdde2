import type { CivilDate, HolidayCalendar, Lek } from "../../../shared/index.js";
import type { CompiledPackage } from "./compiled-package.js";
import type { LineTrace } from "./trace.js";

/** A ground of relief, held from `from` to `to` inclusive; open ends mean always. */
export interface Ground {
  readonly code: string;
  readonly from?: CivilDate;
  readonly to?: CivilDate;
}

/** A fact about a taxpayer or a subject: JSON; decimals and fractions as text. Undefined counts as missing. */
export type FactValue = string | number | boolean | readonly Ground[] | undefined;

/** Who pays; `kind` is a payer kind of the package. */
export interface TaxpayerFacts {
  readonly kind: string;
  readonly [fact: string]: FactValue;
}

/** What is taxable; `kind` is a subject kind of the package, the rest are the facts that kind may carry. */
export interface TaxableSubject {
  readonly id: string;
  readonly kind: string;
  readonly from?: CivilDate;
  readonly to?: CivilDate;
  /** `YYYY-MM`: exists in that month only. */
  readonly month?: string;
  /** A single event. */
  readonly date?: CivilDate;
  readonly grounds?: readonly Ground[];
  readonly [fact: string]: FactValue;
}

export interface AssessmentInput {
  readonly fiscalPackage: CompiledPackage;
  readonly calendar: HolidayCalendar;
  readonly taxpayer: TaxpayerFacts;
  readonly subjects: readonly TaxableSubject[];
  readonly assessedOn: CivilDate;
}

/** `nominalDue` is the date of the rule, `due` the working day it is moved to. */
export interface Instalment {
  readonly nominalDue: CivilDate;
  readonly due: CivilDate;
  readonly amount: Lek;
}

/** One obligation: one charge of the package on one subject for one fiscal year. Gross is above zero. */
export interface AssessmentLine {
  readonly item: string;
  readonly subject: string;
  readonly year: number;
  /** The rate row that was used; of several in a year, the first that charged something. */
  readonly row: string;
  /** Taxable base after cap and multiplications, as decimal text (per month for monthly charges). */
  readonly base: string;
  /** Liable months; absent for single events. */
  readonly months?: number;
  readonly gross: Lek;
  readonly reliefs: readonly { readonly code: string; readonly amount: Lek }[];
  readonly net: Lek;
  readonly instalments: readonly Instalment[];
  readonly trace: LineTrace;
}

/** Why a subject gave no line at all, so that nothing is left untaxed in silence. */
export interface UntaxedSubject {
  readonly subject: string;
  readonly why: "no-charge-for-kind" | "no-charge-applies" | "not-liable-in-period" | "not-charged";
}

export interface Assessment {
  readonly packageCode: string;
  readonly packageVersion: number;
  readonly calendarVersion: string;
  readonly year: number;
  readonly assessedOn: CivilDate;
  readonly lines: readonly AssessmentLine[];
  readonly untaxed: readonly UntaxedSubject[];
  /** Sum of the net amounts. */
  readonly total: Lek;
}
