import type { EventStore, Position, StoredEvent } from "../../application/event-store/index.js";

/** Batches of the log after a position, the next being read while one is worked on; ends at the end of the log. */
export async function* batchesToHead<Batch>(
  eventStore: Pick<EventStore, "readAll">,
  after: Position | undefined,
  size: number,
  prepare: (events: readonly StoredEvent[]) => Promise<Batch>,
): AsyncGenerator<{ readonly batch: Batch; readonly last: StoredEvent }> {
  const read = async (from: Position | undefined) => {
    const events = await eventStore.readAll(from, size);
    return { events, batch: events.length === 0 ? null : await prepare(events) };
  };
  let next: ReturnType<typeof read> | null = read(after);
  while (next !== null) {
    const { events, batch }: Awaited<ReturnType<typeof read>> = await next;
    const last = events.at(-1);
    if (last === undefined || batch === null) return;
    next = events.length < size ? null : read(last.position);
    // Thrown when it is awaited; unheard before, it would end the process.
    next?.catch(() => undefined);
    yield { batch, last };
  }
}
