import { jsonEvent, type EventStoreDBClient } from "@eventstore/db-client";
import { measureOf, type Benchmark } from "../benchmark.js";
import { median, secondsSince } from "../statistics.js";
import { factData, withContenders } from "./contenders.js";

const BATCH = 500;

/** Reading the whole log forwards. */
export const readAllThroughClient: Benchmark = {
  title: "read $all through the client, against a server that sends one event from memory",
  measure: ({ quick, note }) =>
    withContenders(async function* ({ embedded, hollow }) {
      const count = quick ? 30_000 : 200_000;
      const rounds = quick ? 3 : 5;
      await fill(embedded, count);
      note(`${count} events are written`);
      for (const client of [hollow, embedded]) await readRate(client, Math.min(count, 20_000));
      const rates = { embedded: [] as number[], hollow: [] as number[] };
      for (let round = 0; round < rounds; round++) {
        rates.hollow.push(await readRate(hollow, count));
        rates.embedded.push(await readRate(embedded, count));
        note(`round ${round + 1} of ${rounds}: ${Math.round(rates.embedded.at(-1)!)} events/s`);
      }
      yield measureOf({
        name: "read $all",
        value: median(rates.embedded),
        unit: "events/s",
        reference: median(rates.hollow),
        target: { least: 0.8 },
      });
    }),
};

async function fill(client: EventStoreDBClient, count: number): Promise<void> {
  for (let written = 0; written < count; written += BATCH) {
    const events = Array.from({ length: BATCH }, () => jsonEvent({ type: "Measured", data: factData }));
    await client.appendToStream(`benchmark-shkoder.${written}`, events, { expectedRevision: "no_stream" });
  }
}

async function readRate(client: EventStoreDBClient, count: number): Promise<number> {
  const start = performance.now();
  let read = 0;
  for await (const { event } of client.readAll({ maxCount: count })) if (event) read++;
  if (read !== count) throw new Error(`${read} of ${count} events came back`);
  return read / secondsSince(start);
}
