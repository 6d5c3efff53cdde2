import type { Finding, PackageContent } from "../../../domain/taxation/index.js";
import type { EventStore } from "../../event-store/index.js";
import type { Ledger } from "../../ledger/index.js";
import type { KeyedHash } from "../../personal-data/index.js";
import type { Clock } from "../../ports.js";

/** What the use cases of taxation stand on. */
export interface TaxationParts {
  readonly ledger: Ledger;
  /** For reading the register through in log order. */
  readonly eventStore: Pick<EventStore, "subscribe" | "head">;
  readonly keyedHash: KeyedHash;
  readonly clock: Clock;
  /** What the JSON Schema of fiscal packages has against a content; see `packageSchemaCheck`. */
  readonly packageSchemaFindings: (content: PackageContent) => readonly Finding[];
  /** Taxpayers of one batch of an assessment run. Default 500: a batch's own facts weigh little, a restart repeats little. */
  readonly runBatchSize?: number;
}
