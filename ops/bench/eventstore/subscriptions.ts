import {
  END,
  START,
  type AllStreamSubscription,
  type EventStoreDBClient,
  type StreamSubscription,
} from "@eventstore/db-client";
import { measureOf, type Benchmark, type BenchmarkContext, type Measure } from "../benchmark.js";
import { secondsSince } from "../statistics.js";
import { STREAM, withContenders, type Contender, type Contenders } from "./contenders.js";
import { fill } from "./fill.js";
import { followWhileAppending } from "./following.js";

type Catching = (client: EventStoreDBClient) => StreamSubscription | AllStreamSubscription;

const CATCHING_UP: Readonly<Record<string, Catching>> = {
  "catch up with $all": (client) => client.subscribeToAll({ fromPosition: START }),
  "catch up with a stream": (client) => client.subscribeToStream(STREAM, { fromRevision: START }),
};

/** Subscriptions that catch up with what there is, and subscriptions that follow what comes. */
export const subscriptions: Benchmark = {
  title: "subscriptions through the client, catching up and live, against a server that stores nothing",
  measure: (context) => {
    const count = context.quick ? 10_000 : 60_000;
    return withContenders(context, count, async function* (contenders) {
      await fill(contenders.embedded.client, count);
      context.note(`${count} events are written`);
      yield* catchingUp(context, contenders, count);
      for (const writers of [1, 64]) yield* live(context, contenders, writers);
    });
  },
};

async function* catchingUp(
  { quick }: BenchmarkContext,
  { compare }: Contenders,
  count: number,
): AsyncGenerator<Measure> {
  for (const [name, catching] of Object.entries(CATCHING_UP)) {
    const { middle, spread } = await compare({
      rounds: quick ? 3 : 7,
      run: (contender) => catchUpRate(contender, catching, count),
      figureOf: (rate) => rate,
    });
    const { value, reference } = middle;
    yield measureOf({ name, value, unit: "events/s", reference, spread, target: { least: 0.9 } });
  }
}

async function* live({ quick }: BenchmarkContext, { compare }: Contenders, writers: number): AsyncGenerator<Measure> {
  const { middle, spread } = await compare({
    rounds: quick ? 3 : 9,
    run: ({ client }) =>
      followWhileAppending(client, () => client.subscribeToAll({ fromPosition: END }), writers, quick ? 0.5 : 1),
    figureOf: ({ perSecond }) => perSecond,
  });
  const { value, reference } = middle;
  const name = `live with ${writers} ${writers === 1 ? "writer" : "writers"}`;
  yield measureOf({ name, value: value.perSecond, unit: "events/s", reference: reference.perSecond, spread });
  const of = `${name}, from the append to its delivery`;
  yield measureOf({ name: `${of}, middle`, value: value.p50, unit: "ms", reference: reference.p50 });
  yield measureOf({ name: `${of}, 99 of 100`, value: value.p99, unit: "ms", reference: reference.p99 });
}

async function catchUpRate({ client }: Contender, catching: Catching, count: number): Promise<number> {
  const start = performance.now();
  const subscription = catching(client);
  let seen = 0;
  for await (const { event } of subscription) if (event && ++seen === count) break;
  const rate = seen / secondsSince(start);
  await subscription.unsubscribe();
  return rate;
}
