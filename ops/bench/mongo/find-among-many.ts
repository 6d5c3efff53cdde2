import { setTimeout as sleep } from "node:timers/promises";
import type { Collection, Document } from "mongodb";
import { measureOf, type Benchmark } from "../benchmark.js";
import { median, percentile, secondsSince } from "../statistics.js";
import { accountRow, withEmbedded } from "./contenders.js";

const BATCH = 10_000;

/** Finding by an indexed field among a million documents, in the server's own time, against a scan; and what building the index costs others. */
export const findAmongMany: Benchmark = {
  title: "finding one of a million documents by an indexed field, in the server's time, against a scan",
  measure: ({ quick, note }) =>
    withEmbedded(4, async function* (embedded) {
      const count = quick ? 50_000 : 1_000_000;
      const collection = embedded.client.db("bench").collection<Document & { _id: number }>("accounts");
      const started = performance.now();
      await load(collection, count);
      note(`${count.toLocaleString("en")} documents in ${secondsSince(started).toFixed(1)} s`);
      const { seconds, waits } = await buildBesideReads(collection, count);
      yield measureOf({ name: "index built", value: count / seconds, unit: "documents/s" });
      yield measureOf({ name: "a read beside the build, p99", value: percentile(waits, 0.99), unit: "ms" });
      const [found, scanned] = [
        await serverTimes(collection, count, 101),
        await serverTimes(collection, count, 3, scan),
      ];
      yield measureOf({
        name: `find by index among ${count.toLocaleString("en")}, server's time`,
        value: median(found),
        unit: "ms",
        target: { most: 1 },
      });
      yield measureOf({
        name: "the same, against a scan",
        value: median(found),
        unit: "ms",
        reference: median(scanned),
        target: { most: 0.01 },
      });
    }),
};

async function load(collection: Collection<Document & { _id: number }>, count: number): Promise<void> {
  for (let from = 0; from < count; from += BATCH) {
    const documents = Array.from({ length: Math.min(BATCH, count - from) }, (_, n) => ({
      ...accountRow,
      _id: from + n,
      // Spread over the whole index, so that entries do not come in its order.
      number: ((from + n) * 7_919) % count,
    }));
    await collection.insertMany(documents, { ordered: false });
  }
}

/** Builds the index while another connection reads single documents. */
async function buildBesideReads(collection: Collection<Document & { _id: number }>, count: number) {
  const waits: number[] = [];
  let building = true;
  const read = async () => {
    for (let n = 0; building; n++) {
      const began = performance.now();
      await collection.findOne({ _id: (n * 31) % count });
      waits.push(performance.now() - began);
      await sleep(5);
    }
  };
  const reading = read();
  const start = performance.now();
  await collection.createIndex({ number: 1 });
  const seconds = secondsSince(start);
  building = false;
  await reading;
  return { seconds, waits };
}

const scan = { $natural: 1 } as const;

/** How long the server itself takes to find one document, in milliseconds, as its own explanation says. */
async function serverTimes(
  collection: Collection<Document & { _id: number }>,
  count: number,
  times: number,
  hint?: Document,
): Promise<number[]> {
  const found: number[] = [];
  for (let n = 0; n < times; n++) {
    const cursor = collection.find({ number: (n * 104_729) % count });
    const plan = await (hint ? cursor.hint(hint) : cursor).explain("executionStats");
    const stats = plan["executionStats"] as { executionTimeMicros: number; nReturned: number };
    if (stats.nReturned !== 1) throw new Error(`found ${stats.nReturned} documents instead of one`);
    found.push(stats.executionTimeMicros / 1000);
  }
  return found;
}
