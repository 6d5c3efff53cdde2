import { InMemoryEventStore, type EventStore, type StoredEvent } from "../../../../application/event-store/index.js";
import { createLedger, defterRegistry } from "../../../../application/ledger/index.js";
import { InMemoryKeyVault, keyedHash } from "../../../../application/personal-data/index.js";
import { fixedClock } from "../../../../application/ports.js";
import { createTaxationUseCases, packageSchemaCheck } from "../../../../application/taxation/index.js";
import { seedLaw, seedRegister, seedTaxYear, type SeedParts } from "../../../../ops/seed/index.js";
import { referenceData } from "../../../support/reference-data.js";

/** A register in whose first 44 taxpayers there is someone of every behaviour. */
export const EVERYONE = { name: "proof-793", size: 44 } as const;

const schemaFindings = packageSchemaCheck(referenceData<object>("fiscal-package.schema.json"));

/** A city in memory: its store and vault outlive every process that seeds it. */
export class SeededCity {
  readonly store = new InMemoryEventStore();
  private readonly vault = new InMemoryKeyVault();

  /** Another process on the same ledger; with `over`, one that meets mishaps. */
  process(over: (store: EventStore) => EventStore = (store) => store): SeedParts {
    const eventStore = over(this.store);
    const hash = keyedHash(Buffer.alloc(32, 7));
    const ledger = createLedger({
      eventStore,
      registry: defterRegistry(),
      vault: this.vault,
      keyedHash: hash,
      resend: { resends: 1, firstWaitMs: 1 },
    });
    const taxation = createTaxationUseCases({
      ledger,
      eventStore,
      keyedHash: hash,
      clock: fixedClock("2025-12-31T09:00:00Z"),
      packageSchemaFindings: schemaFindings,
    });
    return { taxation, ledger, tenant: "shkoder" };
  }

  events(): Promise<readonly StoredEvent[]> {
    return this.store.readAll(undefined, Number.MAX_SAFE_INTEGER);
  }
}

export type Told = (step: string, done: number, total: number | null) => void;

/** Law, register and tax year, as `seed` does it, for the small register that has everyone in it. */
export async function seedEveryone(parts: SeedParts, told: Told = () => undefined): Promise<void> {
  await seedLaw(parts, told);
  await seedRegister(parts, EVERYONE.name, EVERYONE.size, told);
  await seedTaxYear(parts, EVERYONE.name, EVERYONE.size, told);
}

/** How many events there are of each type. */
export function countsOf(events: readonly StoredEvent[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { type } of events) counts[type] = (counts[type] ?? 0) + 1;
  return counts;
}
