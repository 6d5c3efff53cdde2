import type { ModelCatalogue } from "../../../domain/casework/index.js";
import type { IdentityUseCases } from "../../identity/index.js";
import type { Documents } from "../../documents/index.js";
import type { Ledger } from "../../ledger/index.js";
import type { Press } from "../../papers/index.js";
import type { KeyedHash } from "../../personal-data/index.js";
import type { Clock } from "../../ports.js";
import type { TaxationUseCases } from "../../taxation/index.js";

/** What the use cases of casework stand on. */
export interface CaseworkParts {
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly keyedHash: KeyedHash;
  /** What is owed is asked of the account itself, and fees are charged to it. */
  readonly taxation: Pick<
    TaxationUseCases,
    "checkClearance" | "issueClearance" | "accountPosition" | "chargeObligation" | "taxPaper"
  >;
  /** Papers are printed once when they are issued: their event holds the digest of the bytes. */
  readonly press: Press;
  /** Where people reach Defter, without a slash at the end: what the QR codes of acts begin with. */
  readonly site: () => string;
  readonly documents: Documents;
  /** Whom a case is given to is asked of their own stream. */
  readonly identity: Pick<IdentityUseCases, "findUser">;
  readonly vocabulary: CaseworkVocabulary;
  /** What municipalities take over and make their own. */
  readonly model: ModelCatalogue;
}

/** What definitions may name. */
export interface CaseworkVocabulary {
  /** Roles of casework, `applicant` and `system` included. */
  readonly roles: readonly string[];
  /** Roles that somebody holds now: a workflow that needs another is not published. */
  rolesHeld(tenant: string): Promise<readonly string[]>;
  /** Codes of documents that services may ask for. */
  readonly documentTypes: readonly string[];
}
