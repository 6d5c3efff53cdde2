import { randomUUID } from "node:crypto";
import { NO_STREAM, type AllStreamSubscription, type EventStoreDBClient } from "@eventstore/db-client";
import { percentile, secondsSince } from "../statistics.js";
import { measured } from "./appending.js";

/** What a live subscription saw. */
export interface Followed {
  readonly perSecond: number;
  /** From the call of the append to the delivery of its event, in milliseconds. */
  readonly p50: number;
  readonly p99: number;
}

/** Appends for some seconds while a subscription of the same client follows, and waits until it has seen all of it. */
export async function followWhileAppending(
  client: EventStoreDBClient,
  subscribe: () => AllStreamSubscription,
  writers: number,
  seconds: number,
): Promise<Followed> {
  const subscription = subscribe();
  await new Promise((resolve) => subscription.once("caughtUp", resolve).resume());
  const begun = new Map<string, number>();
  const delays: number[] = [];
  let isOver = false;
  const allSeen = new Promise<void>((resolve, reject) => {
    subscription.on("error", reject).on("data", ({ event }) => {
      const began = event && begun.get(event.id);
      if (began === undefined) return;
      delays.push(performance.now() - began);
      begun.delete(event!.id);
      if (isOver && begun.size === 0) resolve();
    });
  });
  const start = performance.now();
  await appendAll(
    client,
    writers,
    () => secondsSince(start) < seconds,
    (id) => begun.set(id, performance.now()),
  );
  isOver = true;
  if (begun.size > 0) await allSeen;
  const perSecond = delays.length / secondsSince(start);
  await subscription.unsubscribe();
  return { perSecond, p50: percentile(delays, 0.5), p99: percentile(delays, 0.99) };
}

async function appendAll(
  client: EventStoreDBClient,
  writers: number,
  goesOn: () => boolean,
  onBegin: (id: string) => void,
): Promise<void> {
  const write = async (writer: number) => {
    const stream = `benchmark-shkoder.${writer}.${randomUUID()}`;
    let expectedRevision: bigint | typeof NO_STREAM = NO_STREAM;
    while (goesOn()) {
      const event = measured();
      onBegin(event.id);
      expectedRevision = (await client.appendToStream(stream, event, { expectedRevision })).nextExpectedRevision;
    }
  };
  await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)));
}
