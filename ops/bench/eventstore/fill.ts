import type { EventStoreDBClient } from "@eventstore/db-client";
import { measured } from "./appending.js";
import { STREAM } from "./contenders.js";

const EVENTS_AT_ONCE = 500;

/** Writes so many events to the stream. */
export async function fill(client: EventStoreDBClient, count: number): Promise<void> {
  for (let written = 0; written < count; written += EVENTS_AT_ONCE) {
    const events = Array.from({ length: Math.min(EVENTS_AT_ONCE, count - written) }, measured);
    const expectedRevision = written === 0 ? "no_stream" : BigInt(written - 1);
    await client.appendToStream(STREAM, events, { expectedRevision });
  }
}
