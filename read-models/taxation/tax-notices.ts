import type { CivilDate, Lek } from "../../domain/shared/index.js";
import type { TaxNoticeKind } from "../../domain/taxation/index.js";
import type { TableDefinition } from "../schema/index.js";

/** A notice to somebody who owes, as the paper says. */
export type TaxNoticeRecord = {
  /** That it was made out to. */
  readonly accountId: string;
  /** The account where mergers led: there it is served. */
  readonly heldBy: string;
  readonly number: string;
  readonly office: string;
  readonly kind: TaxNoticeKind;
  readonly issuedOn: CivilDate;
  readonly payBy: CivilDate;
  readonly total: Lek;
  readonly way: "e-mail" | "print";
  /** The day on which the law deems it received; null while it was not served. */
  readonly receivedOn: CivilDate | null;
  /** The run that issued it. */
  readonly runId: string | null;
  /** The event by which it was issued: messages name it as their cause. */
  readonly eventId: string;
};

export const taxNotices: TableDefinition = {
  store: "postgres",
  name: "tax_notices",
  office: "office",
  columns: {
    accountId: "text",
    heldBy: "text",
    number: "text",
    office: "text",
    kind: "text",
    issuedOn: "date",
    payBy: "date",
    total: "lek",
    way: "text",
    receivedOn: "date",
    runId: "text",
    eventId: "text",
  },
  indexes: {
    by_day: `using btree (tenant, "issuedOn", id)`,
    by_account: `using btree (tenant, "accountId", "issuedOn", id)`,
    by_office: `using btree (tenant, office, "issuedOn", id)`,
    by_run: `using btree (tenant, "runId", "issuedOn", id)`,
    by_number: `using btree (tenant, number)`,
  },
};
