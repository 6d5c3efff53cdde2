import { randomUUID } from "node:crypto";
import { afterAll, beforeAll } from "@jest/globals";
import { EventStoreDBClient, jsonEvent, type AllStreamResolvedEvent, type ResolvedEvent } from "@eventstore/db-client";
import { openTestEventStore, type TestEventStore } from "../../support/test-event-store.js";

export { failure, newStream } from "./basics.js";

export interface ConnectedClient {
  readonly client: EventStoreDBClient;
  readonly url: string;
}

/** One server and one client of the official library for the tests of a file. */
export function connected(): ConnectedClient {
  const parts: { client?: EventStoreDBClient; server?: TestEventStore } = {};
  beforeAll(async () => {
    parts.server = await openTestEventStore();
    parts.client = EventStoreDBClient.connectionString(parts.server.url);
  });
  afterAll(async () => {
    await parts.client?.dispose();
    await parts.server?.end();
  });
  return {
    get client() {
      return parts.client!;
    },
    get url() {
      return parts.server!.url;
    },
  };
}

export const newEvent = (data: Record<string, unknown> = { amount: 1 }, id: string = randomUUID()) =>
  jsonEvent({ id, type: "Happened", data });

export const newEvents = (count: number) => Array.from({ length: count }, (_, index) => newEvent({ index }));

export async function read<Event extends ResolvedEvent | AllStreamResolvedEvent>(
  events: AsyncIterable<Event>,
): Promise<Event[]> {
  const found: Event[] = [];
  for await (const event of events) found.push(event);
  return found;
}

/** Revisions of a stream as a reader finds them. */
export async function revisions(events: AsyncIterable<ResolvedEvent>): Promise<number[]> {
  return (await read(events)).map(({ event }) => Number(event!.revision));
}
