import { afterAll, beforeAll } from "@jest/globals";
import {
  KurrentDBClient,
  jsonEvent,
  type AllStreamResolvedEvent,
  type AllStreamSubscription,
  type ResolvedEvent,
  type StreamSubscription,
} from "@kurrent/kurrentdb-client";
import { openTestEventStore, type TestEventStore } from "../../support/test-event-store.js";

export interface KurrentServer {
  readonly client: KurrentDBClient;
  readonly url: string;
}

/** One server for the tests of a file, and the newer client, whose reads go by another library and the structured form of ids. */
export function kurrentServer(): KurrentServer {
  const parts: { client?: KurrentDBClient; server?: TestEventStore } = {};
  beforeAll(async () => {
    parts.server = await openTestEventStore();
    parts.client = KurrentDBClient.connectionString(kurrentUrl(parts.server.url));
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

/** The connection string with the protocol under another of its names. */
export const kurrentUrl = (url: string, protocol = "kurrentdb"): string => url.replace(/^esdb/, protocol);

export const happened = (type = "Happened") => jsonEvent({ type, data: { amount: 1 }, metadata: { by: "clerk" } });

export const several = (count: number) => Array.from({ length: count }, () => happened());

export async function readAs<Event extends ResolvedEvent | AllStreamResolvedEvent>(
  events: AsyncIterable<Event>,
): Promise<Event[]> {
  const found: Event[] = [];
  for await (const event of events) found.push(event);
  return found;
}

export async function revisionsAs(events: AsyncIterable<ResolvedEvent>): Promise<number[]> {
  return (await readAs(events)).map(({ event }) => Number(event!.revision));
}

/** Takes events until there are enough of them, `revision@stream` each, and leaves. */
export async function take(subscription: AllStreamSubscription | StreamSubscription, enough: number) {
  const taken: string[] = [];
  for await (const { event } of subscription) {
    taken.push(`${event!.revision}@${event!.streamId}`);
    if (taken.length === enough) break;
  }
  await subscription.unsubscribe();
  return taken;
}

export const caughtUp = (subscription: AllStreamSubscription | StreamSubscription): Promise<void> =>
  new Promise((resolve) => subscription.once("caughtUp", () => resolve()));
