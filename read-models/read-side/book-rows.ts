import type { CivilDate, Instant, Lek } from "../../domain/shared/index.js";

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

/** What came in on one day, at one office, by one channel. */
export interface CollectionLine {
  readonly paidOn: CivilDate;
  readonly office: string;
  readonly channel: string;
  /** Payments that stand. */
  readonly payments: number;
  readonly amount: Lek;
  /** Payments of that day that were reversed since. */
  readonly reversed: number;
}

/** Revenue of one budget item, office and month (`YYYY-MM`). */
export interface RevenueLine {
  readonly revenueItem: string;
  readonly office: string;
  readonly month: string;
  readonly assessed: Lek;
  readonly collected: Lek;
}
