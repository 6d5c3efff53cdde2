import type { Ledger } from "../ledger/index.js";
import type { KeyedHash } from "../personal-data/index.js";
import type { PasswordHasher } from "./use-cases.js";

/** What the identity use cases stand on. */
export interface IdentityParts {
  readonly ledger: Ledger;
  readonly keyedHash: KeyedHash;
  readonly passwordHasher: PasswordHasher;
}
