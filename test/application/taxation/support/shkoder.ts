import { createTaxationUseCases, type Outcome, type TaxationUseCases } from "../../../../application/taxation/index.js";
import type { TaxationParts } from "../../../../application/taxation/index.js";
import { InMemoryEventStore, type EventStore } from "../../../../application/event-store/index.js";
import { InMemoryKeyVault, type KeyVault } from "../../../../application/personal-data/index.js";
import { civilDate, type CivilDate } from "../../../../domain/shared/index.js";
import type { PackageContent } from "../../../../domain/taxation/index.js";
import { syntheticTaxpayer, type SyntheticTaxpayer } from "../../../../ops/seed/synthetic/index.js";
import { referenceCalendar, referenceLatePaymentRules, referencePackage } from "../../../support/reference-data.js";
import { ask, world, type World } from "./municipality.js";

export { ask, written } from "./municipality.js";
export { Crash, CrashingEventStore } from "./crashing-event-store.js";

const OFFICE_CODES = [
  ...referencePackage(2025).units.map((unit) => unit.code),
  ...[1, 2, 3, 4, 5].map((n) => `lagjja-${n}`),
];

/** Shkodër with its law for 2025, over one store and vault that outlive every process. */
export interface Shkoder extends World {
  readonly uses: TaxationUseCases;
  /** The keys of people, for readers of the log and to forget somebody. */
  readonly vault: KeyVault;
  /** The same ledger in another process; with `over`, one that meets mishaps. */
  process(over?: (store: EventStore) => EventStore): TaxationUseCases;
  /** What another process stands on, for use cases of other rooms. */
  partsOf(over?: (store: EventStore) => EventStore): TaxationParts;
}

/** The value of an outcome; throws where a business rule said no. */
export async function done<Value>(outcome: Promise<Outcome<Value>>): Promise<Value> {
  const result = await outcome;
  if (!result.ok) throw new Error(`refused: ${result.refusal.code} ${JSON.stringify(result.refusal.facts)}`);
  return result.value;
}

/** The code of a refusal; throws where there was none. */
export async function refusalOf(outcome: Promise<Outcome<unknown> | { ok: boolean }>): Promise<string> {
  const result = await outcome;
  if (result.ok) throw new Error("not refused");
  return (result as Extract<Outcome<unknown>, { ok: false }>).refusal.code;
}

export async function shkoder(): Promise<Shkoder> {
  const store = new InMemoryEventStore();
  const vault = new InMemoryKeyVault();
  const first = world({ store, vault });
  const partsOf = (over?: (inner: EventStore) => EventStore) =>
    world(over ? { store, vault, over } : { store, vault }).parts;
  const process = (over?: (inner: EventStore) => EventStore) => createTaxationUseCases(partsOf(over));
  const uses = createTaxationUseCases(first.parts);
  await adoptLaw(uses);
  return { ...first, uses, vault, process, partsOf };
}

async function adoptLaw(uses: TaxationUseCases): Promise<void> {
  const on = () => ask({ today: civilDate("2024-12-28") });
  const law = referencePackage(2025);
  await done(uses.establishMunicipality(on(), { name: { sq: "Bashkia Shkodër", en: "Municipality of Shkodër" } }));
  await done(
    uses.drawZones(on(), {
      units: law.units,
      zones: law.zones.map(({ code, name, units }) => ({ code, name, units: [...units] })),
    }),
  );
  await done(uses.adoptCalendar(on(), { calendar: referenceCalendar() }));
  await done(uses.adoptLateRates(ask({ today: civilDate("2020-01-01") }), { rules: referenceLatePaymentRules() }));
  const sequence = ["enforcement-costs", "principal", "interest", "fine"] as const;
  await done(
    uses.adoptAllocationOrder(ask({ today: civilDate("2020-01-01") }), {
      order: { code: "default", sequence, scope: "obligation-by-obligation" },
    }),
  );
  for (const code of OFFICE_CODES) {
    const unit = code.startsWith("lagjja") ? "shkoder-city" : code;
    const office = {
      code,
      kind: "administrative-unit",
      name: { sq: code, en: code },
      unit,
      parent: null,
      address: null,
    } as const;
    await done(uses.openOffice(on(), { office }));
  }
  const content = law as unknown as PackageContent;
  await done(uses.draftPackage(on(), { packageId: "01LAW2025", content }));
  const decision = { number: "91", date: civilDate("2024-12-20") };
  await done(uses.approvePackage(on(), { packageId: "01LAW2025", decision }));
  await done(uses.publishPackage(on(), { packageId: "01LAW2025" }));
}

/** Enters an invented taxpayer with everything that is taxable. */
export async function register(uses: TaxationUseCases, index: number): Promise<SyntheticTaxpayer> {
  const one = syntheticTaxpayer("test", index);
  const on = () => ask({ today: civilDate("2025-01-02") });
  const { taxpayerId } = one;
  await done(
    uses.registerTaxpayer(on(), {
      taxpayerId,
      kind: one.kind,
      name: one.name,
      identifier: one.identifier,
      address: { unit: one.unit, street: one.street },
      office: one.office,
    }),
  );
  for (const { objectId, kind, facts, from, label } of one.objects)
    await done(uses.declareObject(on(), { taxpayerId, objectId, kind, facts, from: from as CivilDate, label }));
  return one;
}

export async function registered(uses: TaxationUseCases, count: number): Promise<readonly SyntheticTaxpayer[]> {
  const all: SyntheticTaxpayer[] = [];
  for (let index = 0; index < count; index++) all.push(await register(uses, index));
  return all;
}

/** The types of the events of a stream, in order. */
export async function typesOf(store: InMemoryEventStore, stream: `${string}-${string}.${string}`) {
  return (await store.readStream(stream)).map((event) => event.type);
}
