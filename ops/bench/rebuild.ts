import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EventStoreDBClient, FORWARDS, START } from "@eventstore/db-client";
import { MongoClient } from "mongodb";
import pg from "pg";
import { EventStoreDbEventStore } from "../../application/event-store/index.js";
import { defterRegistry, eventCodec } from "../../application/ledger/index.js";
import { PostgresKeyVault } from "../../application/personal-data/index.js";
import { defterProjections, Projections } from "../../projections/index.js";
import { MongoReadModelStore } from "../../read-models/mongo/index.js";
import { PostgresReadModelStore, tryLock } from "../../read-models/postgres/index.js";
import { launchEventStore } from "../embedded/eventstore/index.js";
import { launchMongo } from "../embedded/mongo/index.js";
import { launchPostgres } from "../embedded/postgres/index.js";
import { seedTaxation } from "../seed/index.js";
import { measureOf, type Benchmark } from "./benchmark.js";
import { copyAlone } from "./copy-alone.js";
import { ownMemoryOf, peakMemoryOf } from "./peak-memory.js";
import { secondsSince } from "./statistics.js";
import { MASTER_KEY, seedParts } from "./tax-year.js";

const [TAXPAYERS, QUICK_TAXPAYERS] = [6_600, 220];
const MAX_GIBIBYTES = 1.5;

/** All read models from the log of a tax year, on real stores, beside reading that log alone. */
export const rebuildAll: Benchmark = {
  title: "rebuild of all read models from a tax year, beside reading $all alone",
  async *measure({ quick, note }) {
    const folder = await mkdtemp(join(tmpdir(), "defter-bench-"));
    const events = await launchEventStore({ folder: join(folder, "events") });
    const postgres = await launchPostgres({ folder: join(folder, "postgres") });
    const mongo = await launchMongo({ folder: join(folder, "mongo") });
    const eventStore = new EventStoreDbEventStore(events.ready.url);
    const database = new pg.Pool({ connectionString: postgres.ready.url });
    // The server may end connections that wait in the pool when it stops.
    database.on("error", () => undefined);
    const client = await MongoClient.connect(mongo.ready.url);
    const vault = await PostgresKeyVault.open({ database, masterKey: MASTER_KEY });
    try {
      const taxpayers = quick ? QUICK_TAXPAYERS : TAXPAYERS;
      note(`a tax year of ${taxpayers} taxpayers`);
      await seedTaxation(seedParts(eventStore, vault), taxpayers, () => undefined);
      const projections = new Projections({
        eventStore,
        codec: eventCodec(defterRegistry(), vault),
        stores: [new PostgresReadModelStore(database), new MongoReadModelStore(client.db("defter"))],
        projections: defterProjections,
        lock: (name) => tryLock(database, name),
      });
      await readAll(events.ready.url);
      const alone = await readAll(events.ready.url);
      note(`${alone.events} events read at ${Math.round(alone.perSecond)} a second`);
      const start = performance.now();
      let [perSecond, ownMemory] = [0, 0];
      for await (const step of projections.rebuild()) {
        ownMemory = Math.max(ownMemory, ownMemoryOf(mongo.pid));
        if (step.error !== null) throw new Error(step.error);
        if (step.phase === "catching-up") perSecond = step.events / secondsSince(start);
        else note(`${step.projection}: ${step.phase} (${secondsSince(start).toFixed(1)} s)`);
      }
      yield measureOf({
        name: "rebuild of all read models",
        value: perSecond,
        unit: "events/s",
        reference: alone.perSecond,
        target: { least: 0.35 },
      });
      yield measureOf({
        name: "rebuild of all read models, with indexes and swap",
        value: alone.events / secondsSince(start),
        unit: "events/s",
        reference: alone.perSecond,
      });
      const copied = await copyAlone(database, defterProjections);
      yield measureOf({
        name: "rebuild of all read models, its rows in PostgreSQL beside a plain COPY of them",
        value: (copied.rows * perSecond) / alone.events,
        unit: "rows/s",
        reference: copied.rows / copied.seconds,
      });
      const memory = {
        "peak memory of the projector": peakMemoryOf(process.pid),
        "peak memory of the event store": peakMemoryOf(events.pid),
        "memory of MongoDB beside its mapped file": ownMemory,
      };
      for (const [name, value] of Object.entries(memory))
        yield measureOf({
          name: `rebuild of all read models, ${name}`,
          value,
          unit: "GiB",
          target: { most: MAX_GIBIBYTES },
        });
    } finally {
      await vault.close();
      await Promise.all([eventStore.close(), database.end(), client.close()]);
      await Promise.all([events.stop(), postgres.stop(), mongo.stop()]);
      await rm(folder, { recursive: true, force: true });
    }
  },
};

/** The whole log through the official client, doing nothing with it. */
async function readAll(url: string): Promise<{ readonly events: number; readonly perSecond: number }> {
  const client = EventStoreDBClient.connectionString(url);
  const start = performance.now();
  let events = 0;
  for await (const _ of client.readAll({ direction: FORWARDS, fromPosition: START })) events += 1;
  const perSecond = events / secondsSince(start);
  await client.dispose();
  return { events, perSecond };
}
