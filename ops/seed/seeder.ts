import type { IdentityUseCases } from "../../application/identity/index.js";
import type { Ask, Outcome, TaxationUseCases } from "../../application/taxation/index.js";
import type { Ledger } from "../../application/ledger/index.js";
import type { CaseworkWhere } from "../composition/index.js";
import type { CivilDate, Instant } from "../../domain/shared/index.js";

/** What seeding stands on: the same use cases that officers call, and the ledger to read back what they wrote. */
export interface SeedParts {
  readonly taxation: TaxationUseCases;
  readonly ledger: Ledger;
  readonly tenant: string;
}

/** What the one-stop shop of the demonstration stands on besides. */
export interface CounterParts extends SeedParts {
  readonly identity: IdentityUseCases;
  readonly caseworkWhere: CaseworkWhere;
  /** Up to which the cases of the last weeks have come. */
  readonly now: Instant;
  /** Of every invented officer. */
  readonly officersPassword: string;
}

/** How far a step has come; `total` null where it is not known. */
export type OnProgress = (step: string, done: number, total: number | null) => void;

/** How many commands are under way at once. */
export const SEED_CONCURRENCY = 64;

/**
 * The ask of one act of the seed. Its command id is made from what it does, so that a seed that was interrupted is begun
 * again from the start and every act that was done already is recognised.
 */
export function seedAsk(parts: SeedParts, today: CivilDate, ...names: readonly (string | number)[]): Ask {
  return {
    tenant: parts.tenant,
    actor: { id: "seed", role: "system" },
    commandId: ["seed", ...names].join(":"),
    reason: "e trilluar",
    today,
  };
}

/** The value of an act that the seed knows to be right; throws with the rule otherwise: the data files are wrong. */
export async function done<Value>(outcome: Promise<Outcome<Value>>): Promise<Value> {
  const result = await outcome;
  if (result.ok) return result.value;
  throw new Error(`the seed was refused: ${result.refusal.code} ${JSON.stringify(result.refusal.facts)}`);
}
