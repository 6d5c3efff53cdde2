import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { EventStoreDbEventStore, type EventStore, type Position } from "../../application/event-store/index.js";
import { createLedger, defterRegistry } from "../../application/ledger/index.js";
import { keyedHash, PostgresKeyVault } from "../../application/personal-data/index.js";
import { systemClock } from "../../application/ports.js";
import { createTaxationUseCases, packageSchemaCheck } from "../../application/taxation/index.js";
import { launchEventStore } from "../embedded/eventstore/index.js";
import { launchPostgres } from "../embedded/postgres/index.js";
import { dataFile } from "../paths.js";
import { seedTaxation, type SeedParts } from "../seed/index.js";
import { measureOf, type Benchmark } from "./benchmark.js";
import { peakMemoryOf } from "./peak-memory.js";
import { secondsSince } from "./statistics.js";

/** Shkodër: 60,000 households and 6,000 businesses; and a tenth of it, to see that the time grows with the register. */
const [WHOLE, TENTH] = [66_000, 6_600];
const [QUICK_WHOLE, QUICK_TENTH] = [440, 220];
const MAX_GIBIBYTES = 1.5;

interface Lived {
  readonly events: number;
  readonly seconds: number;
  /** GiB, by process. */
  readonly memory: Readonly<Record<string, number>>;
}

/** The whole year, by the commands that officers give, on real stores: registered, assessed, invoiced, served, 60 % paid. */
export const taxYear: Benchmark = {
  title: "the tax year of a register: registered, assessed, invoiced, served, 60 % paid",
  async *measure({ quick, note }) {
    const [whole, tenth] = quick ? [QUICK_WHOLE, QUICK_TENTH] : [WHOLE, TENTH];
    const small = await live(tenth, note);
    const large = await live(whole, note);
    const perSecond = ({ events, seconds }: Lived) => events / seconds;
    yield measureOf({ name: `tax year of ${tenth} taxpayers`, value: small.seconds, unit: "s" });
    yield measureOf({ name: `tax year of ${whole} taxpayers`, value: large.seconds, unit: "s" });
    yield measureOf({
      name: `tax year, events/s at ${whole} beside ${tenth} taxpayers`,
      value: perSecond(large),
      unit: "events/s",
      reference: perSecond(small),
      target: { least: 0.8 },
    });
    for (const [name, gibibytes] of Object.entries(large.memory))
      yield measureOf({
        name: `tax year, peak memory of the ${name}`,
        value: gibibytes,
        unit: "GiB",
        target: { most: MAX_GIBIBYTES },
      });
  },
};

async function live(taxpayers: number, note: (line: string) => void): Promise<Lived> {
  const folder = await mkdtemp(join(tmpdir(), "defter-bench-"));
  const eventStoreServer = await launchEventStore({ folder: join(folder, "events") });
  const postgresServer = await launchPostgres({ folder: join(folder, "postgres") });
  const eventStore = new EventStoreDbEventStore(eventStoreServer.ready.url);
  const database = new pg.Pool({ connectionString: postgresServer.ready.url });
  // The server may end connections that wait in the pool when it stops.
  database.on("error", () => undefined);
  const vault = await PostgresKeyVault.open({ database, masterKey: MASTER_KEY });
  try {
    const start = performance.now();
    let step = "";
    await seedTaxation(seedParts(eventStore, vault), taxpayers, (now, done, total) => {
      if (now !== step) note(`${taxpayers} taxpayers, ${now} (${Math.round(secondsSince(start))} s)`);
      else if (done === total) note(`${taxpayers} taxpayers, ${now}: ${done} (${Math.round(secondsSince(start))} s)`);
      step = now;
    });
    const seconds = secondsSince(start);
    const memory = {
      "process of the commands": peakMemoryOf(process.pid),
      "event store": peakMemoryOf(eventStoreServer.pid),
    };
    return { events: await countEvents(eventStore), seconds, memory };
  } finally {
    await vault.close();
    await Promise.all([eventStore.close(), database.end()]);
    await Promise.all([eventStoreServer.stop(), postgresServer.stop()]);
    await rm(folder, { recursive: true, force: true });
  }
}

export const MASTER_KEY = Buffer.alloc(32, 7);

/** What a seed of a year stands on, over stores that run. */
export function seedParts(eventStore: EventStore, vault: PostgresKeyVault): SeedParts {
  const hash = keyedHash(MASTER_KEY);
  const ledger = createLedger({ eventStore, registry: defterRegistry(), vault, keyedHash: hash });
  const schema = JSON.parse(readFileSync(dataFile("fiscal-package.schema.json"), "utf8")) as object;
  const taxation = createTaxationUseCases({
    ledger,
    eventStore,
    keyedHash: hash,
    clock: systemClock,
    packageSchemaFindings: packageSchemaCheck(schema),
  });
  return { taxation, ledger, tenant: "shkoder" };
}

async function countEvents(eventStore: EventStore): Promise<number> {
  const page = 5_000;
  let count = 0;
  for (let after: Position | undefined; ;) {
    const events = await eventStore.readAll(after, page);
    count += events.length;
    if (events.length < page) return count;
    after = events.at(-1)!.position;
  }
}
