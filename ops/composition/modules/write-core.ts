import { ContainerModule } from "inversify";
import { createLedger, defterRegistry } from "../../../application/ledger/index.js";
import { keyedHash } from "../../../application/personal-data/index.js";
import { TOKENS } from "../tokens.js";

/** The ledger over the event store, with personal data sealed by the vault. */
export const writeCore = new ContainerModule(({ bind }) => {
  bind(TOKENS.eventStore).toResolvedValue(({ eventStore }) => eventStore, [TOKENS.resources]);
  bind(TOKENS.vault).toResolvedValue(({ vault }) => vault, [TOKENS.resources]);
  bind(TOKENS.keyedHash).toResolvedValue(({ masterKey }) => keyedHash(masterKey), [TOKENS.resources]);
  bind(TOKENS.eventRegistry).toResolvedValue(defterRegistry);
  bind(TOKENS.ledger).toResolvedValue(
    (eventStore, registry, vault, hash) => createLedger({ eventStore, registry, vault, keyedHash: hash }),
    [TOKENS.eventStore, TOKENS.eventRegistry, TOKENS.vault, TOKENS.keyedHash],
  );
});
