import type { CivilDate, Lek } from "../../../shared/index.js";

/** The principal that is unpaid from a day on (counted from the beginning of that day), until the next step. */
export interface UnpaidStep {
  readonly from: CivilDate;
  readonly amount: Lek;
}

/** Days (both inclusive) on which an instalment agreement stands: interest runs, the late fine does not. */
export interface AgreementPeriod {
  readonly from: CivilDate;
  /** The last day under the agreement; absent while it stands. */
  readonly to?: CivilDate;
}

export interface AccrualInput {
  readonly due: CivilDate;
  /** The day of payment or of the statement; it is counted. */
  readonly until: CivilDate;
  /** In order of `from`; the first step may begin before the due date. */
  readonly unpaid: readonly UnpaidStep[];
  readonly agreements?: readonly AgreementPeriod[];
}

/** One stretch of days with one principal and one rate. */
export interface AccrualStretch {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly days: number;
  readonly principal: Lek;
  readonly annualPercent: string;
  /** Days of the stretch on which the fine ran. */
  readonly fineDays: number;
}

/** What lateness cost until the day asked for. Interest and fine are each rounded once, half up. */
export interface Accrual {
  /** Days after the due date on which something was unpaid. */
  readonly daysLate: number;
  readonly interest: Lek;
  readonly fineDays: number;
  readonly fine: Lek;
  readonly stretches: readonly AccrualStretch[];
}
