import { readFileSync } from "node:fs";
import { packageSchemaCheck } from "../../../../application/taxation/administration/index.js";
import { lawInForce } from "../../../../application/taxation/law/index.js";
import type { TaxationParts } from "../../../../application/taxation/support/index.js";
import type { Ask } from "../../../../application/taxation/index.js";
import { InMemoryEventStore, type EventStore } from "../../../../application/event-store/index.js";
import { createLedger, defterRegistry } from "../../../../application/ledger/index.js";
import { InMemoryKeyVault, keyedHash, type KeyVault } from "../../../../application/personal-data/index.js";
import { fixedClock, type Clock } from "../../../../application/ports.js";
import { civilDate } from "../../../../domain/shared/index.js";
import { dataFile } from "../../../../ops/paths.js";

const schema = JSON.parse(readFileSync(dataFile("fiscal-package.schema.json"), "utf8")) as object;
const packageSchemaFindings = packageSchemaCheck(schema);

export interface World {
  readonly parts: TaxationParts;
  /** The store itself, without mishaps. */
  readonly store: InMemoryEventStore;
  readonly clock: Clock & { set(to: string): void };
}

/** The parts of taxation over memory. With `over`, the ledger writes through it; a second world may share store and vault. */
export function world(
  options: {
    readonly store?: InMemoryEventStore;
    readonly vault?: KeyVault;
    readonly over?: (store: EventStore) => EventStore;
    readonly runBatchSize?: number;
  } = {},
): World {
  const store = options.store ?? new InMemoryEventStore();
  const eventStore = options.over?.(store) ?? store;
  const hash = keyedHash(Buffer.alloc(32, 7));
  const vault = options.vault ?? new InMemoryKeyVault();
  const clock = fixedClock("2025-03-03T09:00:00Z");
  const resend = { resends: 1, firstWaitMs: 1 };
  const ledger = createLedger({ eventStore, registry: defterRegistry(), vault, keyedHash: hash, resend });
  return {
    parts: {
      ledger,
      eventStore,
      keyedHash: hash,
      clock,
      packageSchemaFindings,
      runBatchSize: options.runBatchSize ?? 7,
    },
    store,
    clock,
  };
}

let asked = 0;

/** An ask of the finance officer of Shkodër, with a command id of its own. */
export function ask(given: Partial<Ask> = {}): Ask {
  asked += 1;
  return {
    tenant: "shkoder",
    actor: { id: "officer-1", role: "finance-officer" },
    commandId: `command-${asked}`,
    today: civilDate("2025-03-03"),
    ...given,
  };
}

/** How many events the store holds: for "and nothing was written". */
export async function written(store: InMemoryEventStore): Promise<number> {
  return (await store.readAll(undefined, Number.MAX_SAFE_INTEGER)).length;
}

export { lawInForce };
