import type { CaseEvent } from "../../../domain/casework/index.js";
import type { FactOf, Position } from "../../../domain/shared/index.js";
import type { CasePolicies } from "../../casework/index.js";
import type { Ledger, LedgerFact } from "../../ledger/index.js";
import type { DueTimer } from "../timekeeper.js";

/** What the policies of casework stand on. */
export interface CaseworkProcessParts {
  readonly cases: CasePolicies;
  readonly ledger: Pick<Ledger, "load">;
  readonly lists: CaseLists;
  /** The municipalities of the installation. */
  readonly tenants: readonly string[];
}

/** What is asked of read models: which cases there are. Decisions are taken on the cases' own streams. */
export interface CaseLists {
  /**
   * The ids of the cases that were open at a position of the log, each once, and of later ones perhaps.
   * @throws what may pass while the list has not come so far.
   */
  openCases(tenant: string, at: Position): AsyncIterable<string>;
  /**
   * The ids of the cases of any of these accounts that were open at a position of the log, and of later ones perhaps.
   * @throws what may pass while the list has not come so far.
   */
  openCasesOf(tenant: string, accountIds: readonly string[], at: Position): AsyncIterable<string>;
  /** Cases for which time does something up to an instant, the earliest first, after another. */
  dueTimers(tenant: string, until: string, after: DueTimer | null, limit: number): Promise<readonly DueTimer[]>;
}

/** The system acts, in every office. */
export const BY_SYSTEM = { role: "system", offices: null } as const;

/** A fact of the stream `case-T.id`. */
export type CaseFact = FactOf<CaseEvent> & LedgerFact;

/** Of a policy that reads the streams of cases alone. */
export function factOf(fact: LedgerFact): CaseFact {
  return fact as CaseFact;
}
