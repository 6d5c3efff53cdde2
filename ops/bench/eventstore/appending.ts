import { randomUUID } from "node:crypto";
import { jsonEvent, NO_STREAM, type AppendResult, type AppendToStreamOptions } from "@eventstore/db-client";
import { processorTimeOf } from "../processor-time.js";
import { percentile, secondsSince } from "../statistics.js";
import { factData, type Contender } from "./contenders.js";

/** How a client appends, and for how long. */
export interface Appending {
  /** Appends that are on their way at once, each to a stream of its own at the exact revision. */
  readonly writers: number;
  readonly eventsPerAppend: number;
  readonly seconds: number;
  /** A call for each append (`Append`), instead of one call for all of them (`BatchAppend`). */
  readonly callEach?: boolean;
}

/** What appending for some seconds came to. */
export interface Appended {
  readonly events: number;
  readonly eventsPerSecond: number;
  /** From the call of an append to its answer, in milliseconds: the middle one, and what 99 of 100 did not exceed. */
  readonly p50: number;
  readonly p99: number;
  /** Processor time of the server, in microseconds an event. */
  readonly serverTime: number;
}

/** The client takes the call of its own when credentials are given; without encryption it does not send them. */
const CALL_EACH: AppendToStreamOptions = { credentials: { username: "admin", password: "changeit" } };

export async function appendFor({ client, pid }: Contender, appending: Appending): Promise<Appended> {
  const { writers, eventsPerAppend, seconds, callEach = false } = appending;
  const latencies: number[] = [];
  const timeBefore = processorTimeOf(pid);
  const start = performance.now();
  const write = async (writer: number) => {
    const stream = `benchmark-shkoder.${writer}.${randomUUID()}`;
    let expectedRevision: bigint | typeof NO_STREAM = NO_STREAM;
    while (secondsSince(start) < seconds) {
      const began = performance.now();
      const events = Array.from({ length: eventsPerAppend }, measured);
      const options: AppendToStreamOptions = { expectedRevision, ...(callEach && CALL_EACH) };
      const result: AppendResult = await client.appendToStream(stream, events, options);
      latencies.push(performance.now() - began);
      expectedRevision = result.nextExpectedRevision;
    }
  };
  await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)));
  const events = latencies.length * eventsPerAppend;
  return {
    events,
    eventsPerSecond: events / secondsSince(start),
    p50: percentile(latencies, 0.5),
    p99: percentile(latencies, 0.99),
    serverTime: (processorTimeOf(pid) - timeBefore) / events,
  };
}

/** An event of an ordinary size. */
export function measured() {
  return jsonEvent({ type: "Measured", data: factData });
}
