import type { StreamingRead, ResolvedEvent } from "@eventstore/db-client";
import { EventStoreUnavailableError } from "../port.js";
import { readFailure } from "./failures.js";

/**
 * Everything a read gives. A server that falls silent is given up after `silenceMs`. The call is cancelled unless it
 * came to its end. Throws EventStoreUnavailableError; a stream that is not there is empty.
 */
export async function readAllOf(read: StreamingRead<ResolvedEvent>, silenceMs: number): Promise<ResolvedEvent[]> {
  const events: ResolvedEvent[] = [];
  let heard = -1;
  const watch = setInterval(() => {
    if (heard === events.length) read.destroy(new EventStoreUnavailableError("the event store fell silent"));
    heard = events.length;
  }, silenceMs);
  // The client may emit an error when nobody iterates any more; unheard, it would end the process.
  read.on("error", () => undefined);
  try {
    for await (const event of read) events.push(event);
    return events;
  } catch (error) {
    void read.cancel().catch(() => undefined);
    const failure = readFailure(error);
    if (failure) throw failure;
    return [];
  } finally {
    clearInterval(watch);
  }
}
