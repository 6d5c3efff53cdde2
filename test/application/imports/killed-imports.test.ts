import { beforeAll, describe, expect, test } from "@jest/globals";
import type { EventStore } from "../../../application/event-store/index.js";
import { importRecords, mappingSchema, type Mapping, type RawRecord } from "../../../application/imports/index.js";
import { createTaxationUseCases } from "../../../application/taxation/index.js";
import { sha256Hex } from "../../../application/digests.js";
import { adopt, ask, counter, done, type Counter } from "../casework/support/counter.js";

let city: Counter;
beforeAll(async () => {
  city = await counter();
  await adopt(city, "advertising-permit");
});

class Killed extends Error {}

/** The store as a process has it that dies at its n-th append: before it, or after it was written and before it is known. */
function until(nth: number, point: "before" | "after", store: EventStore): EventStore {
  let [appends, dead] = [0, false];
  return new Proxy(store, {
    get(target, name) {
      const call: unknown = Reflect.get(target, name);
      if (typeof call !== "function") return call;
      return async (...values: readonly unknown[]) => {
        const dies = name === "append" && !dead && ++appends === nth;
        if (dies && point === "after") await (call.apply(target, values) as Promise<unknown>);
        dead ||= dies;
        if (dead) throw new Killed();
        return call.apply(target, values) as unknown;
      };
    },
  });
}

/** An import in a process of its own, over the store as that process has it. */
function imported(mapping: Mapping, records: readonly RawRecord[], over: (store: EventStore) => EventStore) {
  let mine: EventStore | undefined;
  const one = (store: EventStore) => (mine ??= over(store));
  const process = city.partsOf(one);
  const taxation = createTaxationUseCases({ ...process, clock: city.clock });
  const parts = { ledger: process.ledger, taxation, casework: city.again(one) };
  const input = { mapping, fileDigest: sha256Hex(mapping.register), records: from(records) };
  return importRecords(parts, ask(), input, { onRefused: () => undefined, onProgress: () => undefined });
}

async function* from(records: readonly RawRecord[]) {
  yield* records;
}

const numbers = [1, 2, 3];
const common = { format: "defter.import/1", csv: {} } as const;
/** By kind: the mapping and the records of one register, which has nothing in common with that of another life. */
const registers: Readonly<Record<string, (life: number) => readonly [object, readonly RawRecord[]]>> = {
  businesses: () => [
    {
      kind: "businesses",
      columns: {
        ...{ name: "Emri", identifier: "NIPT", key: "Nr", registeredOn: { constant: "2015-04-01" } },
        ...{ unit: { constant: "velipoje" }, office: { constant: "velipoje" }, activity: { constant: "bar" } },
      },
    },
    numbers.map((number) => ({ Emri: `Bar ${number}`, NIPT: nipt(), Nr: String(number) })),
  ],
  taxpayers: (life) => [
    {
      kind: "taxpayers",
      columns: {
        ...{ name: "Emri", key: "Nr", registeredOn: { constant: "2015-04-01" } },
        ...{ unit: { constant: "velipoje" }, office: { constant: "velipoje" } },
      },
    },
    numbers.map((number) => ({ Emri: `Familja ${number}`, Nr: `${life}/${number}` })),
  ],
  cases: (life) => [
    {
      kind: "cases",
      columns: {
        ...{ number: "Nr", service: { constant: "advertising-permit" }, office: { constant: "velipoje" } },
        ...{ lodgedOn: { constant: "2025-02-24" }, state: { constant: "in-review" }, name: "Emri" },
        ...{ identifier: "NIPT", applicantKind: { constant: "business" } },
      },
    },
    numbers.map((number) => ({ Nr: `V-${life}/${number}`, Emri: `Bar ${number}`, NIPT: nipt() })),
  ],
};

let numbersGiven = 0;
const nipt = () => `K${String(22_218_000 + ++numbersGiven)}V`;
const WRITTEN = {
  businesses: { TaxpayerRegistered: 3, ActivityStarted: 3, IdentifierClaimed: 3 },
  taxpayers: { TaxpayerRegistered: 3 },
  cases: { ApplicationLodged: 3 },
} as const;

describe("an import that is killed, and begun again", () => {
  test.each(Object.keys(WRITTEN) as (keyof typeof WRITTEN)[])(
    "of %s has everything once, wherever it died",
    async (kind) => {
      let deaths = 0;
      for (const point of ["before", "after"] as const)
        for (let nth = 1, died = true; died; nth += 1) {
          const [given, records] = registers[kind]!(++deaths);
          const mapping = mappingSchema.parse({ ...common, register: `${kind} ${point} ${nth}`, ...given });
          const before = (await city.store.readAll(undefined, 100_000)).length;
          died = await imported(mapping, records, (store) => until(nth, point, store)).then(
            () => false,
            (error: unknown) => error instanceof Killed || Promise.reject(error as Error),
          );
          const outcome = await done(imported(mapping, records, (store) => store));
          expect([point, nth, outcome]).toMatchObject([point, nth, { records: 3, accepted: 3, refused: 0 }]);
          const all = await city.store.readAll(undefined, 100_000);
          const news = all.slice(before);
          const count = (type: string) => news.filter((each) => each.type === type).length;
          const expected = { ...WRITTEN[kind], ImportStarted: 1, ImportAdvanced: 1, ImportFinished: 1 };
          const found = Object.fromEntries(Object.keys(expected).map((type) => [type, count(type)]));
          expect([point, nth, found]).toEqual([point, nth, expected]);
          expect(new Set(all.map(({ eventId }) => eventId)).size).toBe(all.length);
        }
      // It died at the start, at each record, and at every note of how far it had come, twice each.
      expect(deaths).toBeGreaterThanOrEqual(2 * (numbers.length + 3));
    },
  );
});
