import type { CivilDate, Instant, Lek } from "../../../domain/shared/index.js";
import type { JournalLine } from "../../read-side/index.js";
import type { TableDefinition } from "../../schema/index.js";

/** An entry as it was posted; never changed afterwards. */
export type JournalEntryRecord = {
  readonly accountId: string;
  readonly eventId: string;
  /** The office in charge of the taxpayer, by the register, when the fact was learnt. */
  readonly office: string;
  /** The commit position of the fact: the order of the journal. */
  readonly position: bigint;
  /** The day from which it is true. After `recordedAt` where the books foresee what a day to come brings. */
  readonly effectiveDate: CivilDate;
  readonly recordedAt: Instant;
  /** Code of what happened, such as `payment-received`. */
  readonly text: string;
  readonly lines: readonly JournalLine[];
  readonly ledgerAccounts: readonly string[];
};

export const journalEntries: TableDefinition = {
  store: "postgres",
  name: "journal_entries",
  office: "office",
  columns: {
    accountId: "text",
    eventId: "text",
    office: "text",
    position: "position",
    effectiveDate: "date",
    recordedAt: "instant",
    text: "text",
    lines: "jsonb",
    ledgerAccounts: "text[]",
  },
  indexes: {
    in_order: `using btree (tenant, position, id)`,
    by_account: `using btree (tenant, "accountId", position, id)`,
    by_day: `using btree (tenant, "effectiveDate", position, id)`,
    by_ledger_account: `using gin ("ledgerAccounts")`,
    by_recorded: `using btree (tenant, "recordedAt")`,
  },
};

/** All postings of one ledger account, office (that of the entry), effective day and day of recording (UTC). */
export type JournalDaySums = {
  readonly office: string;
  readonly ledgerAccount: string;
  readonly effectiveDate: CivilDate;
  readonly recordedOn: CivilDate;
  readonly debit: Lek;
  readonly credit: Lek;
};

/** What a trial balance adds up, however many entries there are. */
export const journalDays: TableDefinition = {
  store: "postgres",
  name: "journal_days",
  office: "office",
  columns: {
    office: "text",
    ledgerAccount: "text",
    effectiveDate: "date",
    recordedOn: "date",
    debit: "lek",
    credit: "lek",
  },
  sums: ["debit", "credit"],
  indexes: { by_day: `using btree (tenant, "effectiveDate")` },
};

/** Revenue of one item, office and month `YYYY-MM` of the effective day. */
export type RevenueMonthSums = {
  readonly year: number;
  readonly month: string;
  readonly revenueItem: string;
  readonly office: string;
  readonly assessed: Lek;
  readonly collected: Lek;
};

export const revenueMonths: TableDefinition = {
  store: "postgres",
  name: "revenue_months",
  office: "office",
  columns: {
    year: "int",
    month: "text",
    revenueItem: "text",
    office: "text",
    assessed: "lek",
    collected: "lek",
  },
  sums: ["assessed", "collected"],
  indexes: { by_month: `using btree (tenant, year, month)` },
};

/** The account as the journal knows it: its state, and what of it is posted, so that the next fact posts the difference. */
export const accountBooks: TableDefinition = {
  store: "postgres",
  name: "account_books",
  office: "office",
  columns: { state: "jsonb", posted: "jsonb", offices: "jsonb", open: "jsonb", office: "text" },
};

/** The law that the municipality adopted, as the journal counts by it; one row, id `law`. */
export const booksLaw: TableDefinition = {
  store: "postgres",
  name: "books_law",
  office: null,
  columns: { rules: "jsonb", orders: "jsonb" },
};
