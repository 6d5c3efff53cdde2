import type { CivilDate, Instant, Lek } from "../../domain/shared/index.js";
import type { CountedPieces } from "../../domain/taxation/index.js";

/** One posting of an entry; exactly one of debit and credit is above zero. */
export interface JournalLine {
  readonly ledgerAccount: string;
  readonly debit: Lek;
  readonly credit: Lek;
}

/** An entry of the journal: its debits and credits are equal. */
export interface JournalEntryRow {
  readonly entryId: string;
  readonly accountId: string | null;
  readonly eventId: string;
  /** The office in charge of the taxpayer when the fact was learnt. */
  readonly office: string;
  readonly effectiveDate: CivilDate;
  readonly recordedAt: Instant;
  /** Code of what happened, such as `payment-received`. */
  readonly code: string;
  readonly lines: readonly JournalLine[];
}

export interface TrialBalanceLine {
  readonly ledgerAccount: string;
  readonly debit: Lek;
  readonly credit: Lek;
  /** Debit less credit. */
  readonly balance: Lek;
}

/** How many taxpayers a year's obligations have, of one budget item (all offices) or in one office (all items). */
export interface TaxedLine {
  readonly revenueItem: string | null;
  readonly office: string | null;
  readonly accounts: number;
}

/** A cash desk on its day, as its stream has it. */
export interface CashDeskDayRow {
  readonly dayId: string;
  readonly desk: string;
  readonly date: CivilDate;
  readonly office: string;
  /** Who opened it, and answers for it. */
  readonly cashierId: string;
  readonly state: "open" | "closed";
  readonly float: Lek;
  /** Taken by receipts, and how many were given; what was given back is not taken off. */
  readonly taken: Lek;
  readonly receipts: number;
  /** Given back on the same day, and of how many receipts. */
  readonly givenBack: Lek;
  readonly returned: number;
  /** What must be in the drawer: float and taken, less what was given back. */
  readonly expected: Lek;
  /** Null until it is closed; the count by banknote and coin also where only the sum was told. */
  readonly counted: Lek | null;
  /** Counted less expected. */
  readonly difference: Lek | null;
  readonly explanation: string | null;
  readonly count: readonly CountedPieces[] | null;
  readonly openedAt: Instant;
  readonly closedAt: Instant | null;
}

/** What came in on one day, at one office, by one channel; who took it, where it was asked by cashier. */
export interface CollectionLine {
  readonly paidOn: CivilDate;
  readonly office: string;
  readonly channel: string;
  readonly recordedBy: string | null;
  /** Payments that stand. */
  readonly payments: number;
  readonly amount: Lek;
  /** Payments of that day that were reversed since. */
  readonly reversed: number;
}

/** Since when something is unpaid: not due yet, or so many days late. */
export const ARREARS_AGES = [
  "not-due",
  "up-to-30-days",
  "up-to-90-days",
  "up-to-365-days",
  "up-to-5-years",
  "over-5-years",
] as const;
export type ArrearsAge = (typeof ARREARS_AGES)[number];

/** What of an amount that is late may not be claimed now. What both cover stands under the agreement alone. */
export interface CoveredSums {
  /** Under an agreement in good standing. */
  readonly agreed: Lek;
  /** Contested by an open objection. */
  readonly contested: Lek;
}

/** What is unpaid of one item of the budget in one unit, by age; of the amounts themselves, without interest and fine. */
export interface ArrearsLine extends CoveredSums {
  readonly revenueItem: string;
  readonly unit: string;
  /** In the order of {@link ARREARS_AGES}. */
  readonly owed: readonly Lek[];
}

/** What one taxpayer owes that is late. */
export interface DebtorRow extends CoveredSums {
  readonly accountId: string;
  readonly owed: Lek;
  /** The earliest due date behind it. */
  readonly since: CivilDate;
}

/** Revenue of one budget item, office and month (`YYYY-MM`). */
export interface RevenueLine {
  readonly revenueItem: string;
  readonly office: string;
  readonly month: string;
  readonly assessed: Lek;
  readonly collected: Lek;
}
