import type { CivilDate, Lek } from "../../../domain/shared/index.js";
import type { TableDefinition } from "../../schema/index.js";

/** What is unpaid of one item of the budget, unit and due date, of the taxpayers that one office is in charge of. */
export type ArrearsDaySums = {
  readonly office: string;
  readonly revenueItem: string;
  readonly unit: string;
  readonly due: CivilDate;
  /** The last day on which the agreement that covers it is kept if nothing more comes in; null: none covers it. */
  readonly agreedUntil: CivilDate | null;
  /** An open objection contests it. */
  readonly contested: boolean;
  /** Of the amounts themselves; interest and fine grow by the day and are counted from the account. */
  readonly owed: Lek;
};

/** What arrears by age add up, however many taxpayers there are. */
export const arrearsDays: TableDefinition = {
  store: "postgres",
  name: "arrears_days",
  office: "office",
  columns: {
    office: "text",
    revenueItem: "text",
    unit: "text",
    due: "date",
    agreedUntil: "date",
    contested: "boolean",
    owed: "lek",
  },
  sums: ["owed"],
};

/** The same of one account. */
export type ArrearsSums = ArrearsDaySums & { readonly accountId: string };

/** Behind the sums: who owes it. What is settled stays as a row of nothing, which the index leaves out. */
export const arrears: TableDefinition = {
  store: "postgres",
  name: "arrears",
  office: "office",
  columns: { accountId: "text", ...arrearsDays.columns },
  sums: ["owed"],
  indexes: {
    // In the order of accounts, so that sums by account need no memory of all of them.
    by_account: `using btree (tenant, "accountId", due)
      include (office, "revenueItem", unit, "agreedUntil", contested, owed) where owed <> 0`,
  },
};
