import { randomUUID } from "node:crypto";
import { jsonEvent, NO_STREAM, type AppendResult, type EventStoreDBClient } from "@eventstore/db-client";
import { measureOf, type Benchmark } from "../benchmark.js";
import { middleRound } from "../in-turns.js";
import { percentile, secondsSince } from "../statistics.js";
import { factData, withContenders } from "./contenders.js";

const WRITERS = 64;

interface Rate {
  readonly perSecond: number;
  readonly p99: number;
}

/** Durable single-event appends, 64 at once, each writer on a stream of its own at the exact revision. */
export const appendThroughClient: Benchmark = {
  title: `durable appends of one event through the client, ${WRITERS} at once, against a server that stores nothing`,
  measure: ({ quick, note }) =>
    withContenders(async function* ({ embedded, hollow }) {
      const seconds = quick ? 0.8 : 3;
      for (const client of [hollow, embedded]) await appendFor(client, 1);
      const append = async () => {
        const rate = await appendFor(embedded, seconds);
        note(`${Math.round(rate.perSecond)} appends/s`);
        return rate;
      };
      const rounds = quick ? 5 : 9;
      const middle = await middleRound(
        rounds,
        append,
        () => appendFor(hollow, seconds),
        (rate) => rate.perSecond,
      );
      yield measureOf({
        name: "append, 64 writers",
        value: middle.value.perSecond,
        unit: "appends/s",
        reference: middle.reference.perSecond,
        target: { least: 0.8 },
      });
      const { value, reference } = middle;
      yield measureOf({ name: "append, 64 writers, p99", value: value.p99, unit: "ms", reference: reference.p99 });
    }),
};

async function appendFor(client: EventStoreDBClient, seconds: number): Promise<Rate> {
  const start = performance.now();
  const latencies: number[] = [];
  const write = async (writer: number) => {
    const stream = `benchmark-shkoder.${writer}.${randomUUID()}`;
    let revision: bigint | typeof NO_STREAM = NO_STREAM;
    while (secondsSince(start) < seconds) {
      const began = performance.now();
      const event = jsonEvent({ type: "Measured", data: factData });
      const result: AppendResult = await client.appendToStream(stream, event, { expectedRevision: revision });
      latencies.push(performance.now() - began);
      revision = result.nextExpectedRevision;
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer)));
  return { perSecond: latencies.length / secondsSince(start), p99: percentile(latencies, 0.99) };
}
