import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type pg from "pg";
import {
  applyBatch,
  catchUp,
  rebuild,
  runProjections,
  verify,
  type EngineParts,
  type RebuildProgress,
} from "../../../projections/index.js";
import { openTracks } from "../../../projections/engine/open-tracks.js";
import { PostgresReadModelStore, tryLock } from "../../../read-models/postgres/index.js";
import { startPostgres, type TestPostgres } from "../../read-models/support/postgres.js";
import { FORBIDDEN, move, tillEngine, tillTables } from "../support/till.js";
import { until } from "../../support/until.js";

let server: TestPostgres;
beforeAll(async () => (server = await startPostgres()));
afterAll(() => server.stop());

async function setUp(more: Partial<EngineParts> = {}, projections = [tillTables]) {
  const pool = await server.newPool();
  const store = new PostgresReadModelStore(pool);
  await store.prepare();
  const parts = tillEngine([store], projections, { lock: (name) => tryLock(pool, name), ...more });
  return { pool, store, parts };
}

async function toHead(parts: EngineParts): Promise<void> {
  const { tracks } = await openTracks(parts);
  for await (const step of catchUp(parts, tracks, { signal: new AbortController().signal })) void step;
}

async function tables(pool: pg.Pool) {
  const read = async (table: string) =>
    (await pool.query(`select to_jsonb(t) as row from read_models.${table} t order by tenant, id`)).rows;
  return { balances: await read("balances"), movements: await read("movements"), totals: await read("totals") };
}

async function all(steps: AsyncIterable<RebuildProgress>): Promise<RebuildProgress[]> {
  const seen: RebuildProgress[] = [];
  for await (const step of steps) seen.push(step);
  return seen;
}

describe("projections in PostgreSQL", () => {
  test("hold the same rows wherever batches end, and a batch delivered twice counts once", async () => {
    const amounts = fc.integer({ min: -9, max: 9 }).filter((amount) => amount !== 0);
    const moves = fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), amounts), { minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(moves, fc.integer({ min: 1, max: 12 }), async (given, batchSize) => {
        const whole = await setUp();
        await move(whole.parts.eventStore, given);
        await toHead(whole.parts);
        const parts = await setUp({ batchSize, eventStore: whole.parts.eventStore });
        await toHead(parts.parts);
        const { tracks } = await openTracks(parts.parts);
        const events = await whole.parts.eventStore.readAll(undefined, 100);
        const decoded = await parts.parts.codec.decode(events);
        const batch = events.map((stored, index) => ({ stored, fact: decoded[index]!, failure: null }));
        await applyBatch(parts.store, tracks, batch);
        expect(await tables(parts.pool)).toEqual(await tables(whole.pool));
        await whole.pool.end();
        await parts.pool.end();
      }),
      { numRuns: 12 },
    );
  });

  test("follow the log live, and only one of two runners writes", async () => {
    const { parts, pool, store } = await setUp();
    const stop = new AbortController();
    const runs = [runProjections(parts, stop.signal), runProjections(parts, stop.signal)];
    await move(parts.eventStore, [
      [1, 5],
      [1, 3],
      [2, 4],
    ]);
    const reached = async () => (await store.catalog.all())[0]?.events === 3;
    await until("both have come to the head", reached);
    await move(parts.eventStore, [[1, 2]]);
    await until("all four are taken", async () => (await store.catalog.all())[0]?.events === 4);
    expect((await tables(pool)).balances[0]).toMatchObject({ row: { balance: 10 } });
    stop.abort();
    await Promise.all(runs);
  });

  test("of two runners without a lock, the second loses the race and nothing counts twice", async () => {
    const { parts, pool } = await setUp({ batchSize: 3 });
    await move(
      parts.eventStore,
      Array.from({ length: 50 }, (_, n) => [n % 3, n + 20] as const),
    );
    await openTracks(parts);
    const outcomes = await Promise.allSettled([toHead(parts), toHead(parts)]);
    for (const outcome of outcomes)
      if (outcome.status === "rejected") expect(String(outcome.reason)).toMatch("LostRace");
    await toHead(parts);
    const { rows } = await pool.query("select sum(count)::int as n from read_models.totals");
    expect(rows).toEqual([{ n: 50 }]);
  });

  test("that meet a fact which breaks them stop there and say why; others go on; restarted, they go on", async () => {
    let strict = true;
    const lenient = { ...tillTables, name: "lenient", views: [], touches: () => [], project: () => [] };
    const repaired = {
      ...tillTables,
      project: (...given: Parameters<typeof tillTables.project>) => (strict ? tillTables.project(...given) : []),
    };
    const other = { ...lenient, views: [{ ...tillTables.views[1]!, name: "others" }] };
    const { parts, store } = await setUp({}, [repaired, other]);
    await move(parts.eventStore, [
      [1, 5],
      [1, FORBIDDEN],
      [1, 6],
    ]);
    await toHead(parts);
    const [second] = (await parts.eventStore.readAll(undefined, 9)).slice(1);
    const byName = async () => Object.fromEntries((await store.catalog.all()).map((each) => [each.projection, each]));
    expect((await byName())["till-tables"]).toMatchObject({
      events: 1,
      stopped: { because: "RangeError: thirteen is not for this till", eventId: second!.eventId, type: "MoneyMoved" },
    });
    expect((await byName())["lenient"]).toMatchObject({ events: 3, stopped: null });
    strict = false;
    await store.catalog.restart((await byName())["till-tables"]!);
    await toHead(parts);
    expect((await byName())["till-tables"]).toMatchObject({ events: 3, stopped: null });
  });

  test("that write what the store refuses for ever stop at that very fact", async () => {
    const nul = {
      ...tillTables,
      project: (...given: Parameters<typeof tillTables.project>) =>
        tillTables
          .project(...given)
          .map((change) =>
            change.view.name === "movements" && (change.row!["amount"] as number) === 7
              ? { ...change, row: { ...change.row, office: "nul \u0000" } }
              : change,
          ),
    };
    const { parts, store } = await setUp({}, [nul]);
    await move(parts.eventStore, [
      [1, 1],
      [1, 2],
      [1, 3],
      [1, 7],
      [1, 4],
    ]);
    await toHead(parts);
    const [record] = await store.catalog.all();
    const fourth = (await parts.eventStore.readAll(undefined, 9))[3]!;
    expect(record).toMatchObject({ events: 3, stopped: { eventId: fourth.eventId } });
  });
});

describe("a rebuild in PostgreSQL", () => {
  test("of an empty log ends at once", async () => {
    const { parts } = await setUp();
    await openTracks(parts);
    const steps = await all(rebuild(parts, ["till-tables"]));
    expect(steps.at(-1)).toMatchObject({ phase: "swapped", events: 0, notCompared: "there are no events yet" });
  });

  test("stands beside the live one, is compared row by row, and swaps; what was live is kept until dropped", async () => {
    const { parts, pool, store } = await setUp({ batchSize: 7 });
    await move(
      parts.eventStore,
      Array.from({ length: 60 }, (_, n) => [n % 4, n + 20] as const),
    );
    await toHead(parts);
    const before = await tables(pool);
    const steps = await all(rebuild(parts, ["till-tables"]));
    expect(steps.at(-1)).toMatchObject({ phase: "swapped", events: 60, comparison: { equal: true, differences: [] } });
    expect(steps.filter(({ phase }) => phase === "catching-up").map(({ share }) => share)).toContain(1);
    expect(await tables(pool)).toEqual(before);
    const states = (await store.catalog.all()).map(({ build, state }) => [build, state]);
    expect(states).toEqual([
      [1, "old"],
      [2, "live"],
    ]);
    await store.drop(tillTables, { projection: "till-tables", version: 1, build: 1 });
    await expect(store.drop(tillTables, { projection: "till-tables", version: 1, build: 2 })).rejects.toThrow(
      "not dropped",
    );
  });

  test("verifies what is live without touching it, and names the rows that are not what the log says", async () => {
    const { parts, pool, store } = await setUp();
    await move(parts.eventStore, [
      [1, 5],
      [2, 6],
      [3, 7],
    ]);
    await toHead(parts);
    expect((await all(verify(parts, ["till-tables"]))).at(-1)).toMatchObject({ comparison: { equal: true, rows: 9 } });
    await pool.query(`update read_models.balances_v1_1 set balance = 6000 where id like '%.2'`);
    await pool.query(`delete from read_models.balances_v1_1 where id like '%.3'`);
    const found = (await all(verify(parts, ["till-tables"]))).at(-1)!;
    expect(found.comparison).toMatchObject({
      equal: false,
      differences: [
        { view: "balances", tenant: "shkoder", id: "till-shkoder.2", kind: "differs" },
        { view: "balances", id: "till-shkoder.3", kind: "only-shadow" },
      ],
    });
    expect(await store.catalog.all()).toHaveLength(1);
  });

  test("interrupted, goes on where it was", async () => {
    const { parts, store } = await setUp({ batchSize: 5 });
    await move(
      parts.eventStore,
      Array.from({ length: 40 }, (_, n) => [n % 4, n + 20] as const),
    );
    await toHead(parts);
    for await (const step of rebuild(parts, ["till-tables"])) if (step.events >= 10) break;
    const shadow = (await store.catalog.all()).find(({ state }) => state === "shadow");
    expect(shadow!.events).toBeGreaterThanOrEqual(10);
    const steps = await all(rebuild(parts, ["till-tables"]));
    expect(steps.at(-1)).toMatchObject({ phase: "swapped", comparison: { equal: true } });
    expect(steps.at(-1)!.events).toBe(40 - shadow!.events);
  });

  test("interrupted, keeps what it built through verifications, also through one that is interrupted itself", async () => {
    const { parts, store } = await setUp({ batchSize: 5 });
    await move(
      parts.eventStore,
      Array.from({ length: 40 }, (_, n) => [n % 4, n + 20] as const),
    );
    await toHead(parts);
    for await (const step of rebuild(parts, ["till-tables"])) if (step.events >= 10) break;
    const shadows = async () => (await store.catalog.all()).filter(({ state }) => state === "shadow");
    const [kept] = await shadows();
    for await (const step of verify(parts, ["till-tables"])) if (step.events >= 10) break;
    expect(await shadows()).toMatchObject([kept!, { build: kept!.build + 1 }]);
    // What an interrupted verification left is of no use to the next, which begins at the first event.
    const verified = (await all(verify(parts, ["till-tables"]))).at(-1)!;
    expect(verified).toMatchObject({ phase: "verified", events: 40, comparison: { equal: true } });
    expect(await shadows()).toEqual([kept]);
    const steps = await all(rebuild(parts, ["till-tables"]));
    expect(steps.at(-1)).toMatchObject({ phase: "swapped", events: 40 - kept!.events });
  });

  test("goes on beside a live runner, which then follows the new build", async () => {
    const { parts, store } = await setUp({ batchSize: 50 });
    const stop = new AbortController();
    const run = runProjections(parts, stop.signal);
    let n = 20;
    const writing = (async () => {
      for (const end = n + 400; n < end; n++) await move(parts.eventStore, [[n % 5, n]]);
    })();
    await until("twenty are taken", async () => ((await store.catalog.all())[0]?.events ?? 0) > 20);
    const steps = await all(rebuild(parts, ["till-tables"]));
    expect(steps.at(-1)).toMatchObject({ phase: "swapped", comparison: { equal: true } });
    await writing;
    const live = async () => (await store.catalog.all()).find(({ state }) => state === "live")!;
    await until("the new build follows", async () => (await live()).build === 2 && (await live()).events === 400);
    expect((await all(verify(parts, ["till-tables"]))).at(-1)).toMatchObject({ comparison: { equal: true } });
    stop.abort();
    await run;
  });

  test("of a projection that is already being rebuilt, or is not there, is refused", async () => {
    const { parts } = await setUp();
    await expect(all(rebuild(parts, ["tills"]))).rejects.toMatchObject({ rule: "projection-unknown" });
    const lock = await parts.lock("rebuild/till-tables");
    await expect(all(rebuild(parts, ["till-tables"]))).rejects.toMatchObject({ rule: "rebuild-at-work" });
    await lock!.release();
  });
});
