import { InMemoryEventStore, type EventStore, type StoredEvent } from "../../../../application/event-store/index.js";
import { createLedger, defterRegistry } from "../../../../application/ledger/index.js";
import { createIdentityUseCases, type IdentityUseCases } from "../../../../application/identity/index.js";
import { InMemoryKeyVault, keyedHash } from "../../../../application/personal-data/index.js";
import { fixedClock } from "../../../../application/ports.js";
import { createTaxationUseCases, packageSchemaCheck } from "../../../../application/taxation/index.js";
import { createCaseworkUseCases } from "../../../../application/casework/index.js";
import { createDocuments, InMemoryContentStore, noScanner } from "../../../../application/documents/index.js";
import type { Press } from "../../../../application/papers/index.js";
import { deliveredModel } from "../../../../ops/composition/model-catalogue.js";
import { caseworkVocabulary } from "../../../../ops/composition/casework-vocabulary.js";
import type { CaseworkWhere } from "../../../../ops/composition/index.js";
import { seedLaw, seedRegister, seedTaxYear, type SeedParts } from "../../../../ops/seed/index.js";
import { referenceData } from "../../../support/reference-data.js";

/** A register in whose first 44 taxpayers there is someone of every behaviour. */
export const EVERYONE = { name: "proof-793", size: 44 } as const;

const schemaFindings = packageSchemaCheck(referenceData<object>("fiscal-package.schema.json"));

/** Prints nothing but what it was given. */
const press: Press = { print: async (order) => Buffer.from(JSON.stringify(order)), close: async () => undefined };

const passwordHasher = { hash: async () => "hash", verify: async () => true };

interface CaseworkOfCity {
  readonly caseworkWhere: CaseworkWhere;
  readonly identity: IdentityUseCases;
}

/** A city in memory: its store and vault outlive every process that seeds it. */
export class SeededCity {
  readonly store = new InMemoryEventStore();
  private readonly vault = new InMemoryKeyVault();
  private readonly documents = createDocuments({ store: new InMemoryContentStore(this.vault), scanner: noScanner });

  /** Another process on the same ledger; with `over`, one that meets mishaps. */
  process(over: (store: EventStore) => EventStore = (store) => store): SeedParts & CaseworkOfCity {
    const eventStore = over(this.store);
    const hash = keyedHash(Buffer.alloc(32, 7));
    const ledger = createLedger({
      eventStore,
      registry: defterRegistry(),
      vault: this.vault,
      keyedHash: hash,
      resend: { resends: 1, firstWaitMs: 1 },
    });
    const clock = fixedClock("2025-12-31T09:00:00Z");
    const taxation = createTaxationUseCases({
      ledger,
      eventStore,
      keyedHash: hash,
      clock,
      packageSchemaFindings: schemaFindings,
    });
    const identity = createIdentityUseCases({ ledger, keyedHash: hash, passwordHasher });
    const caseworkWhere: CaseworkWhere = (rolesHeld, given = {}) =>
      createCaseworkUseCases({
        ...{ ledger, clock, keyedHash: hash, taxation, documents: this.documents, identity, press, ...given },
        vocabulary: caseworkVocabulary(deliveredModel(), rolesHeld),
        model: deliveredModel(),
        site: () => "https://defter.example",
      });
    return { taxation, ledger, caseworkWhere, identity, tenant: "shkoder" };
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
