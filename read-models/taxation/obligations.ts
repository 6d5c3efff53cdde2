import type { CivilDate, Lek } from "../../domain/shared/index.js";
import type { TableDefinition } from "../schema/index.js";

/** An obligation as it was last assessed or charged. What of it is unpaid is a position, not a row. */
export type ObligationRecord = {
  readonly accountId: string;
  readonly key: string;
  readonly year: number;
  readonly item: string;
  readonly revenueItem: string;
  readonly component: "principal" | "enforcement-costs";
  readonly unit: string;
  readonly office: string;
  readonly packageId: string | null;
  readonly base: string | null;
  readonly gross: Lek;
  readonly relief: Lek;
  readonly net: Lek;
  readonly dueFirst: CivilDate | null;
  readonly dueLast: CivilDate | null;
  readonly trace: unknown;
};

/** The row's id: an obligation's key is unique within its account. */
export function obligationId(accountId: string, key: string): string {
  return `${accountId}/${key}`;
}

export const obligations: TableDefinition = {
  store: "postgres",
  name: "obligations",
  office: "office",
  columns: {
    accountId: "text",
    key: "text",
    year: "int",
    item: "text",
    revenueItem: "text",
    component: "text",
    unit: "text",
    office: "text",
    packageId: "text",
    base: "text",
    gross: "lek",
    relief: "lek",
    net: "lek",
    dueFirst: "date",
    dueLast: "date",
    trace: "jsonb",
  },
  indexes: {
    by_account: `using btree (tenant, "accountId", id)`,
    by_item: `using btree (tenant, item, year, id)`,
    by_unit: `using btree (tenant, unit, year, id)`,
  },
};
