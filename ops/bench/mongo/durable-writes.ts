import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { BSON } from "mongodb";
import { measureOf, type Benchmark } from "../benchmark.js";
import { compareInTurns } from "../in-turns.js";
import { processorTimeOf } from "../processor-time.js";
import { percentile, secondsSince } from "../statistics.js";
import { accountRow, withContenders, type Contender } from "./contenders.js";

const CONNECTIONS = 64;

/** What writing for some seconds came to. */
interface Rate {
  readonly perSecond: number;
  /** From the call to its answer, in milliseconds. */
  readonly p99: number;
  /** Processor time of the server, in microseconds a write. */
  readonly serverTime: number;
}

/** Durable single-document writes through the driver, 64 at once, each on a connection of its own. */
export const durableWrites: Benchmark = {
  title: `durable writes of one document through the driver, ${CONNECTIONS} at once, beside a server that stores nothing, and beside the disk alone`,
  measure: ({ quick, note }) =>
    withContenders(CONNECTIONS, async function* ({ embedded, hollow, folder, watch }) {
      const seconds = quick ? 0.8 : 2;
      // Until the code of all three is compiled, who comes later is faster.
      for (const contender of [hollow, embedded]) await insertFor(contender, quick ? 1.5 : 4);
      const write = () => insertFor(embedded, seconds);
      const figureOf = ({ perSecond }: Pick<Rate, "perSecond">) => perSecond;
      const rounds = quick ? 5 : 11;
      const beside = await compareInTurns({
        ...{ rounds, watch, figureOf },
        value: write,
        reference: () => insertFor(hollow, seconds),
      });
      note(`others kept at most ${beside.disturbance.toFixed(2)} processors busy`);
      const { value, reference } = beside.middle;
      yield measureOf({
        name: `mongo write, ${CONNECTIONS} connections`,
        value: value.perSecond,
        unit: "writes/s",
        reference: reference.perSecond,
        spread: beside.spread,
        target: { least: 0.6 },
      });
      yield measureOf({
        name: "mongo write, 99 of 100 answers",
        value: value.p99,
        unit: "ms",
        reference: reference.p99,
      });
      const [serverTime, hollowTime] = [value.serverTime, reference.serverTime];
      yield measureOf({ name: "mongo write, server's time", value: serverTime, unit: "µs", reference: hollowTime });
      const alone = await compareInTurns({
        ...{ rounds: quick ? 3 : 5, watch, figureOf },
        value: write,
        reference: async () => flushedAlone(join(folder, "alone"), seconds),
      });
      yield measureOf({
        name: `mongo write, beside fdatasync alone of the same bytes in groups of ${CONNECTIONS}`,
        value: alone.middle.value.perSecond,
        unit: "writes/s",
        reference: alone.middle.reference.perSecond,
        spread: alone.spread,
      });
    }),
};

async function insertFor({ client, pid }: Contender, seconds: number): Promise<Rate> {
  const collection = client.db("bench").collection("accounts");
  const latencies: number[] = [];
  const timeBefore = processorTimeOf(pid);
  const start = performance.now();
  const write = async () => {
    while (secondsSince(start) < seconds) {
      const began = performance.now();
      await collection.insertOne({ ...accountRow });
      latencies.push(performance.now() - began);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, write));
  return {
    perSecond: latencies.length / secondsSince(start),
    p99: percentile(latencies, 0.99),
    serverTime: (processorTimeOf(pid) - timeBefore) / latencies.length,
  };
}

/** How many documents a second can be written to a file in groups of those that wait together, with a flush after each group. */
function flushedAlone(file: string, seconds: number): { perSecond: number } {
  const group = Buffer.alloc(BSON.calculateObjectSize(accountRow) * CONNECTIONS, 1);
  const descriptor = openSync(file, "w");
  const start = performance.now();
  let flushes = 0;
  while (secondsSince(start) < seconds) {
    writeSync(descriptor, group);
    fdatasyncSync(descriptor);
    flushes++;
  }
  const perSecond = (flushes * CONNECTIONS) / secondsSince(start);
  closeSync(descriptor);
  rmSync(file);
  return { perSecond };
}
