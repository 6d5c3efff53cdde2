import type { CivilDate } from "../../domain/shared/index.js";
import type { StatedAmounts } from "../../domain/taxation/index.js";
import type { TableDefinition } from "../schema/index.js";

/** An invoice as the paper says; `status` is `issued` or `cancelled`. */
export type InvoiceRecord = {
  readonly accountId: string;
  readonly number: string;
  readonly office: string;
  readonly year: number;
  readonly issuedOn: CivilDate;
  readonly due: CivilDate;
  readonly amounts: StatedAmounts;
  /** The assessment run that issued it; null where somebody did, singly. */
  readonly runId: string | null;
  readonly status: "issued" | "cancelled";
};

export const invoices: TableDefinition = {
  store: "postgres",
  name: "invoices",
  office: "office",
  columns: {
    accountId: "text",
    number: "text",
    office: "text",
    year: "int",
    issuedOn: "date",
    due: "date",
    amounts: "jsonb",
    runId: "text",
    status: "text",
  },
  indexes: {
    by_day: `using btree (tenant, "issuedOn", id)`,
    by_account: `using btree (tenant, "accountId", "issuedOn", id)`,
    by_office: `using btree (tenant, office, "issuedOn", id)`,
    by_run: `using btree (tenant, "runId", "issuedOn", id)`,
    by_number: `using btree (tenant, number)`,
  },
};
