import type { CivilDate } from "../../domain/shared/index.js";
import type { TableDefinition } from "../schema/index.js";

/** A clearance as it was issued, and whether it was revoked. */
export type ClearanceRecord = {
  readonly accountId: string;
  readonly number: string;
  readonly state: string;
  readonly article: string | null;
  readonly office: string;
  readonly issuedOn: CivilDate;
  readonly validUntil: CivilDate;
  readonly revokedOn: CivilDate | null;
  readonly revocationGround: string | null;
};

export const clearances: TableDefinition = {
  store: "postgres",
  name: "clearances",
  office: "office",
  columns: {
    accountId: "text",
    number: "text",
    state: "text",
    article: "text",
    office: "text",
    issuedOn: "date",
    validUntil: "date",
    revokedOn: "date",
    revocationGround: "text",
  },
  indexes: {
    by_day: `using btree (tenant, "issuedOn", id)`,
    by_account: `using btree (tenant, "accountId", "issuedOn", id)`,
    by_office: `using btree (tenant, office, "issuedOn", id)`,
    by_number: `using btree (tenant, number)`,
  },
};
