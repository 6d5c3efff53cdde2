import type { ImportParts } from "../../application/imports/index.js";
import { createLedger, dryRunStore, dryRunVault } from "../../application/ledger/index.js";
import type { Composition } from "./compose.js";
import { TOKENS } from "./tokens.js";

/** What an import writes by; on a dry run, over a ledger whose writes stay in memory. */
export function importPartsOf({ get }: Composition, isDry: boolean): ImportParts {
  if (!isDry) return { ledger: get(TOKENS.ledger), taxation: get(TOKENS.taxation), casework: get(TOKENS.casework) };
  const ledger = createLedger({
    eventStore: dryRunStore(get(TOKENS.eventStore)),
    registry: get(TOKENS.eventRegistry),
    vault: dryRunVault(get(TOKENS.vault)),
    keyedHash: get(TOKENS.keyedHash),
  });
  const taxation = get(TOKENS.taxationOver)(ledger);
  return { ledger, taxation, casework: get(TOKENS.caseworkWhere)(async () => [], { ledger, taxation }) };
}
