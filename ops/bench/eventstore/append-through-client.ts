import { randomUUID } from "node:crypto";
import { jsonEvent, NO_STREAM, type AppendResult, type EventStoreDBClient } from "@eventstore/db-client";
import { measureOf, type Benchmark } from "../benchmark.js";
import { median, percentile, secondsSince } from "../statistics.js";
import { factData, withContenders } from "./contenders.js";

const WRITERS = 64;

interface Round {
  readonly perSecond: number;
  readonly p99: number;
}

/** Durable single-event appends, 64 at once, each writer on a stream of its own at the exact revision. */
export const appendThroughClient: Benchmark = {
  title: `durable appends of one event through the client, ${WRITERS} at once, against a server that stores nothing`,
  measure: ({ quick, note }) =>
    withContenders(async function* ({ embedded, hollow }) {
      const seconds = quick ? 1.5 : 4;
      const rounds = quick ? 2 : 5;
      for (const client of [hollow, embedded]) await appendFor(client, 0.7);
      const found = { embedded: [] as Round[], hollow: [] as Round[] };
      for (let round = 0; round < rounds; round++) {
        found.hollow.push(await appendFor(hollow, seconds));
        found.embedded.push(await appendFor(embedded, seconds));
        note(`round ${round + 1} of ${rounds}: ${Math.round(found.embedded.at(-1)!.perSecond)} appends/s`);
      }
      const middle = (rounds: readonly Round[], part: keyof Round) => median(rounds.map((each) => each[part]));
      yield measureOf({
        name: "append, 64 writers",
        value: middle(found.embedded, "perSecond"),
        unit: "appends/s",
        reference: middle(found.hollow, "perSecond"),
        target: { least: 0.8 },
      });
      yield measureOf({
        name: "append, 64 writers, p99",
        value: middle(found.embedded, "p99"),
        unit: "ms",
        reference: middle(found.hollow, "p99"),
      });
    }),
};

async function appendFor(client: EventStoreDBClient, seconds: number): Promise<Round> {
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
