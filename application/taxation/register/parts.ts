import type { Ask, Outcome } from "../use-case.js";
import type { TaxationParts } from "../support/index.js";

/**
 * Hands a duplicate's account on to the survivor's: `MergeOut` on the one, `MergeIn` on the other. Repeated with the same
 * ask it does nothing twice. Given by the account's use cases.
 */
export type MergeAccounts = (
  ask: Ask,
  input: { readonly survivorId: string; readonly duplicateId: string },
) => Promise<Outcome<unknown>>;

/** What the register's use cases stand on. */
export interface RegisterParts extends Pick<TaxationParts, "ledger" | "keyedHash" | "clock"> {
  readonly mergeAccounts: MergeAccounts;
}
