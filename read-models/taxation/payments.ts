import type { CivilDate, Instant, Lek } from "../../domain/shared/index.js";
import type { TableDefinition } from "../schema/index.js";

/** A payment as it was received, and whether it still stands. `payer` is personal and in the clear. */
export type PaymentRecord = {
  /** Where it counts now. */
  readonly accountId: string;
  /** The account that the receipt names: a merge does not change the paper. */
  readonly receivedBy: string;
  readonly amount: Lek;
  readonly channel: string;
  readonly paidOn: CivilDate;
  readonly recordedAt: Instant;
  readonly reference: string | null;
  readonly payer: string | null;
  readonly office: string;
  readonly receiptNumber: string | null;
  readonly desk: string | null;
  readonly recordedBy: string;
  readonly reversed: boolean;
  readonly reversalGround: string | null;
};

export const payments: TableDefinition = {
  store: "postgres",
  name: "payments",
  office: "office",
  columns: {
    accountId: "text",
    receivedBy: "text",
    amount: "lek",
    channel: "text",
    paidOn: "date",
    recordedAt: "instant",
    reference: "text",
    payer: "text",
    office: "text",
    receiptNumber: "text",
    desk: "text",
    recordedBy: "text",
    reversed: "boolean",
    reversalGround: "text",
  },
  indexes: {
    by_day: `using btree (tenant, "paidOn", id)`,
    by_account: `using btree (tenant, "accountId", "paidOn", id)`,
    by_office: `using btree (tenant, office, "paidOn", id)`,
    by_desk: `using btree (tenant, desk, "paidOn", id) where desk is not null`,
    by_reference: `using btree (tenant, reference) where reference is not null`,
    by_receipt: `using btree (tenant, "receiptNumber") where "receiptNumber" is not null`,
  },
};
