import { afterAll, afterEach, beforeAll, expect, test } from "@jest/globals";
import { instant } from "../../../domain/shared/index.js";
import { runProjections, Workshop, type EngineParts } from "../../../projections/index.js";
import { PostgresReadModelStore, tryLock } from "../../../read-models/postgres/index.js";
import { startPostgres, type TestPostgres } from "../../read-models/support/postgres.js";
import { move, tillEngine, tillTables } from "../support/till.js";
import { until } from "../../support/until.js";

let server: TestPostgres;
beforeAll(async () => (server = await startPostgres()), 120_000);
const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});
afterAll(() => server.stop());

const BY = { tenant: "shkoder", userId: "u1", displayName: "Ndue Auditi" };
const NAME = tillTables.name;

/** A till that is kept up with the log, and a workshop beside it. */
async function setUp(more: Partial<EngineParts> = {}) {
  const pool = await server.newPool();
  const store = new PostgresReadModelStore(pool);
  await store.prepare();
  const parts = tillEngine([store], [tillTables], { lock: (name) => tryLock(pool, name), ...more });
  const stop = new AbortController();
  const running = runProjections(parts, stop.signal);
  await move(
    parts.eventStore,
    Array.from({ length: 30 }, (_, n) => [n % 3, n + 20] as const),
  );
  const live = async () => (await store.catalog.all()).find(({ state }) => state === "live");
  await until("thirty events in the live table", async () => (await live())?.events === 30);
  const workshop = new Workshop(parts, () => instant(new Date().toISOString()));
  ends.push(async () => {
    await workshop.close();
    stop.abort();
    await running;
  });
  const ended = () => until("the end of all work", () => workshop.works().every(({ state }) => state !== "at-work"));
  return { pool, live, parts, workshop, ended };
}

test("a comparison says that live and log agree, and changes nothing", async () => {
  const { live, workshop, ended } = await setUp();
  const before = await live();
  const begun = await workshop.start({ projection: NAME, goal: "verify", by: BY });
  expect(begun).toMatchObject({ projection: NAME, goal: "verify", startedBy: BY });
  await ended();
  const [work] = workshop.works();
  expect(work).toMatchObject({ state: "done", phase: "verified", share: 1, events: 30, error: null });
  expect(work!.comparison).toMatchObject({ equal: true, differences: [] });
  expect(work!.comparison!.rows).toBeGreaterThan(3);
  expect((await live())?.build).toBe(before?.build);
});

test("a row that is not what the log says is found, and a rebuild puts it right", async () => {
  const { pool, live, workshop, ended } = await setUp();
  const before = (await live())!;
  const { rowCount } = await pool.query(
    `update read_models."balances_v${before.version}_${before.build}" set balance = balance + 1`,
  );
  expect(rowCount).toBe(3);
  await workshop.start({ projection: NAME, goal: "verify", by: BY });
  await ended();
  expect(workshop.works()[0]!.comparison).toMatchObject({
    equal: false,
    differences: Array(3).fill(expect.objectContaining({ view: "balances", kind: "differs" })),
  });
  await workshop.start({ projection: NAME, goal: "swap", by: BY });
  await ended();
  expect(workshop.works()).toHaveLength(1);
  expect(workshop.works()[0]).toMatchObject({ state: "done", phase: "swapped", comparison: { equal: false } });
  expect((await live())!.build).toBeGreaterThan(before.build);
  await workshop.start({ projection: NAME, goal: "verify", by: BY });
  await ended();
  expect(workshop.works()[0]!.comparison).toMatchObject({ equal: true });
});

test("one is built at a time, here and elsewhere; what is refused leaves no trace", async () => {
  const { pool, workshop, ended } = await setUp();
  await expect(workshop.start({ projection: "nothing", goal: "verify", by: BY })).rejects.toMatchObject({
    rule: "projection-unknown",
  });
  const elsewhere = await tryLock(pool, `rebuild/${NAME}`);
  await expect(workshop.start({ projection: NAME, goal: "swap", by: BY })).rejects.toMatchObject({
    rule: "rebuild-at-work",
  });
  await elsewhere!.release();
  expect(workshop.works()).toEqual([]);
  const both = await Promise.allSettled([
    workshop.start({ projection: NAME, goal: "verify", by: BY }),
    workshop.start({ projection: NAME, goal: "verify", by: BY }),
  ]);
  expect(both.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
  expect(both[1]).toMatchObject({ reason: { rule: "rebuild-busy" } });
  await ended();
});

test("what is interrupted says so, and a rebuild goes on with what was built", async () => {
  let hold: (() => void) | undefined;
  const held = new Promise<void>((go) => (hold = go));
  let reads = 0;
  const { parts, workshop, ended } = await setUp({ batchSize: 5 });
  const readAll = parts.eventStore.readAll.bind(parts.eventStore);
  parts.eventStore.readAll = async (...given) => {
    reads += 1;
    if (reads > 3) await held;
    return readAll(...given);
  };
  await workshop.start({ projection: NAME, goal: "swap", by: BY });
  expect(workshop.interrupt("nothing")).toBeNull();
  expect(workshop.interrupt(NAME)).toMatchObject({ projection: NAME });
  hold!();
  await ended();
  expect(workshop.works()[0]).toMatchObject({ state: "interrupted", comparison: null });
  expect(workshop.interrupt(NAME)).toBeNull();
  await workshop.start({ projection: NAME, goal: "swap", by: BY });
  await ended();
  const [work] = workshop.works();
  expect(work).toMatchObject({ state: "done", phase: "swapped", comparison: { equal: true } });
  expect(work!.events).toBeLessThan(30);
});

test.each(["swap", "verify"] as const)(
  "what is interrupted while it is compared (%s) is neither done nor failed",
  async (goal) => {
    const { live, parts, workshop, ended } = await setUp();
    const before = await live();
    const [store] = parts.stores;
    const compare = store!.compare.bind(store);
    store!.compare = (...given) => {
      workshop.interrupt(NAME);
      return compare(...given);
    };
    await workshop.start({ projection: NAME, goal, by: BY });
    await ended();
    expect(workshop.works()[0]).toMatchObject({
      state: "interrupted",
      error: null,
      comparison: null,
      notCompared: null,
    });
    expect((await live())?.build).toBe(before?.build);
    store!.compare = compare;
    await workshop.start({ projection: NAME, goal, by: BY });
    await ended();
    expect(workshop.works()[0]).toMatchObject({ state: "done", comparison: { equal: true } });
  },
);
