import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type pg from "pg";
import {
  catchUp,
  defterProjections,
  rebuild,
  type EngineParts,
  type Projection,
  type RebuildProgress,
} from "../../../projections/index.js";
import { openTracks } from "../../../projections/engine/open-tracks.js";
import { PostgresReadModelStore, tryLock } from "../../../read-models/postgres/index.js";
import type { TableDefinition } from "../../../read-models/schema/index.js";
import { startPostgres, type TestPostgres } from "../../read-models/support/postgres.js";
import { failingPool, type Lost } from "../support/failing-pool.js";
import { move, tillEngine, tillTables } from "../support/till.js";

let server: TestPostgres;
beforeAll(async () => (server = await startPostgres()));
afterAll(() => server.stop());

const MOVES = Array.from({ length: 12 }, (_, n) => [n % 3, n + 20] as const);
const signal = new AbortController().signal;

async function pass(parts: EngineParts): Promise<void> {
  const { tracks } = await openTracks(parts);
  for await (const step of catchUp(parts, tracks, { signal })) void step;
}

/** Every row of the live build, and its checkpoint. */
async function content(pool: pg.Pool) {
  const rows: unknown[] = [];
  for (const table of ["balances", "movements", "totals"])
    rows.push((await pool.query(`select * from read_models.${table} order by tenant, id`)).rows);
  const [build] = await new PostgresReadModelStore(pool).catalog.all();
  return { rows, position: build!.position, events: build!.events, stopped: build!.stopped };
}

describe("the sink in PostgreSQL", () => {
  test.each<Lost>(["question", "answer"])(
    "that loses the %s of any call loses no fact and counts none twice",
    async (lost) => {
      const whole = await server.newPool();
      const reference = tillEngine([new PostgresReadModelStore(whole)], [tillTables], { batchSize: 4 });
      await reference.stores[0]!.prepare();
      await move(reference.eventStore, MOVES);
      await pass(reference);
      const expected = await content(whole);
      expect(expected.events).toBe(MOVES.length);
      let calls = 0;
      for (let failed = true; failed; calls++) {
        const pool = await server.newPool(4);
        await new PostgresReadModelStore(pool).prepare();
        const failing = failingPool(pool, calls, lost);
        const store = new PostgresReadModelStore(failing.pool);
        const more = { batchSize: 4, eventStore: reference.eventStore };
        const outcome = await pass(tillEngine([store], [tillTables], more)).catch((error: unknown) => error);
        failed = failing.failed();
        if (outcome !== undefined) expect(failed && store.isPassing(outcome)).toBe(true);
        if (failed) await pass(tillEngine([new PostgresReadModelStore(pool)], [tillTables], more));
        expect(await content(pool)).toEqual(expected);
        await pool.end();
      }
      // Opening, and of each of three batches: load, connection, begin, checkpoint, three tables, commit.
      expect(calls).toBeGreaterThan(20);
    },
  );
});

/** As many projections as Defter has, each with tables of its own. */
const many: readonly Projection[] = defterProjections.map((_, n) => {
  const renamed = new Map(
    tillTables.views.map((view) => [view, { ...(view as TableDefinition), name: `${view.name}_${n}` }]),
  );
  const [balances] = [...renamed.values()];
  return {
    ...tillTables,
    name: `till-tables-${n}`,
    views: [...renamed.values()],
    touches: (fact) => tillTables.touches(fact).map((key) => ({ ...key, view: balances! })),
    project: (rows, ...fact) =>
      tillTables
        .project({ get: (_view, id) => rows.get(balances!, id) }, ...fact)
        .map((change) => ({ ...change, view: renamed.get(change.view)! })),
  };
});

describe("a rebuild of as many projections as Defter has", () => {
  test("ends on a pool of four connections, with every build compared and live", async () => {
    const pool = await server.newPool(4);
    const store = new PostgresReadModelStore(pool);
    await store.prepare();
    const parts = tillEngine([store], many, { batchSize: 5, lock: (name) => tryLock(pool, name) });
    await move(parts.eventStore, MOVES);
    await pass(parts);
    const swapped: RebuildProgress[] = [];
    for await (const step of rebuild(
      parts,
      many.map(({ name }) => name),
    ))
      if (step.phase === "swapped") swapped.push(step);
    expect(swapped.map(({ comparison }) => comparison?.equal)).toEqual(many.map(() => true));
    const live = (await store.catalog.all()).filter(({ state }) => state === "live");
    expect(live.map(({ build, events }) => [build, events])).toEqual(many.map(() => [2, MOVES.length]));
  });
});

describe("a rebuild whose store breaks off while it is being finished", () => {
  test.each(["finish", "compare"] as const)("is begun again at its %s, and ends", async (broken) => {
    const pool = await server.newPool(4);
    const real = new PostgresReadModelStore(pool);
    await real.prepare();
    let failures = 2;
    const failing = Object.assign(new PostgresReadModelStore(pool), {
      async [broken](...given: unknown[]) {
        if (failures-- > 0) throw Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" });
        return (real[broken] as (...all: unknown[]) => unknown).apply(real, given);
      },
    });
    const parts = tillEngine([failing], [tillTables], { batchSize: 5 });
    await move(parts.eventStore, MOVES);
    await pass(parts);
    const steps: RebuildProgress[] = [];
    for await (const step of rebuild(parts, ["till-tables"])) steps.push(step);
    expect(steps.at(-1)).toMatchObject({ phase: "swapped", comparison: { equal: true } });
    expect(failures).toBeLessThan(0);
  });
});
