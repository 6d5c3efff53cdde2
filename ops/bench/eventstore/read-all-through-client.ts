import { jsonEvent, type EventStoreDBClient } from "@eventstore/db-client";
import { measureOf, type Benchmark } from "../benchmark.js";
import { middleRound } from "../in-turns.js";
import { secondsSince } from "../statistics.js";
import { factData, withContenders } from "./contenders.js";

const BATCH = 500;

/** Reading the whole log forwards. */
export const readAllThroughClient: Benchmark = {
  title: "read $all through the client, against a server that sends one event from memory",
  measure: ({ quick, note }) =>
    withContenders(async function* ({ embedded, hollow }) {
      const count = quick ? 20_000 : 200_000;
      await fill(embedded, count);
      note(`${count} events are written`);
      for (const client of [hollow, embedded]) await readRate(client, 10_000);
      const read = async () => {
        const rate = await readRate(embedded, count);
        note(`${Math.round(rate)} events/s`);
        return rate;
      };
      const { value, reference } = await middleRound(
        5,
        read,
        () => readRate(hollow, count),
        (rate) => rate,
      );
      yield measureOf({ name: "read $all", value, unit: "events/s", reference, target: { least: 0.8 } });
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
