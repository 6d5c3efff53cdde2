import type { Parsed } from "../../../domain/shared/index.js";
import type { Ask, Outcome } from "../use-case.js";
import type { TaxationParts } from "../support/index.js";

interface Merging {
  readonly survivorId: string;
  readonly duplicateId: string;
}

/** The merger of two accounts, given by the account's use cases. */
export interface AccountMergers {
  /** Whether the survivor's account would take the duplicate's in; refuses what it would refuse. Writes nothing. */
  rehearse(ask: Ask, input: Merging): Promise<Parsed<null>>;
  /**
   * Hands a duplicate's account on to the survivor's: `MergeOut` on the one, `MergeIn` on the other, or on the account
   * that the survivor's goes on in. Repeated it does nothing twice.
   */
  merge(ask: Ask, input: Merging): Promise<Outcome<unknown>>;
}

/** What the register's use cases stand on. */
export interface RegisterParts extends Pick<TaxationParts, "ledger" | "keyedHash" | "clock"> {
  readonly accounts: AccountMergers;
}
