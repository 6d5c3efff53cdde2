import { keyedCode } from "../../application/personal-data/index.js";
import type { CounterParts } from "../seed/index.js";
import type { Composition } from "./compose.js";
import { TOKENS } from "./tokens.js";

const SIGNS = 16;

/** What the seed of a municipality stands on. */
export function seedPartsOf({ get }: Composition, tenant: string): CounterParts {
  return {
    taxation: get(TOKENS.taxation),
    identity: get(TOKENS.identity),
    ledger: get(TOKENS.ledger),
    caseworkWhere: get(TOKENS.caseworkWhere),
    // Of this installation alone, always the same, and kept nowhere.
    officersPassword: keyedCode(get(TOKENS.keyedHash), SIGNS, "officers-of-the-demonstration", tenant),
    now: get(TOKENS.clock).now(),
    tenant,
  };
}
