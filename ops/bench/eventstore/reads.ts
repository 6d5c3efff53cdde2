import {
  BACKWARDS,
  END,
  FORWARDS,
  START,
  type AllStreamResolvedEvent,
  type EventStoreDBClient,
  type ResolvedEvent,
} from "@eventstore/db-client";
import { measureOf, type Benchmark } from "../benchmark.js";
import { secondsSince } from "../statistics.js";
import { STREAM, withContenders, type Contender } from "./contenders.js";
import { fill } from "./fill.js";

type Reading = (client: EventStoreDBClient, maxCount: number) => AsyncIterable<ResolvedEvent | AllStreamResolvedEvent>;

const READINGS: Readonly<Record<string, Reading>> = {
  "read $all": (client, maxCount) => client.readAll({ direction: FORWARDS, fromPosition: START, maxCount }),
  "read $all backwards": (client, maxCount) => client.readAll({ direction: BACKWARDS, fromPosition: END, maxCount }),
  "read a stream": (client, maxCount) =>
    client.readStream(STREAM, { direction: FORWARDS, fromRevision: START, maxCount }),
  "read a stream backwards": (client, maxCount) =>
    client.readStream(STREAM, { direction: BACKWARDS, fromRevision: END, maxCount }),
};

/** Reading many events, of a stream and of the whole log, in both directions. */
export const reads: Benchmark = {
  title: "read a stream and $all through the client, against a server that sends one event from memory",
  measure: (context) => {
    const count = context.quick ? 10_000 : 60_000;
    return withContenders(context, count, async function* ({ embedded, hollow, compare }) {
      await fill(embedded.client, count);
      context.note(`${count} events are written`);
      for (const contender of [hollow, embedded]) await readRate(contender, READINGS["read $all"]!, count);
      for (const [name, reading] of Object.entries(READINGS)) {
        const { middle, spread } = await compare({
          rounds: context.quick ? 3 : 7,
          run: (contender) => readRate(contender, reading, count),
          figureOf: (rate) => rate,
        });
        const { value, reference } = middle;
        yield measureOf({ name, value, unit: "events/s", reference, spread, target: { least: 0.9 } });
      }
    });
  },
};

async function readRate({ client }: Contender, reading: Reading, count: number): Promise<number> {
  const start = performance.now();
  let read = 0;
  for await (const { event } of reading(client, count)) if (event) read++;
  if (read !== count) throw new Error(`${read} of ${count} events came back`);
  return read / secondsSince(start);
}
