import { setTimeout as sleep } from "node:timers/promises";
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

const LINGER_MS = 2;

/** Events of a subscription in groups: whatever is there, at most `size`, none held back for longer than a moment. */
export async function* groupsOf(
  eventStore: Pick<EventStore, "subscribe">,
  after: Position | undefined,
  size: number,
  signal: AbortSignal,
): AsyncGenerator<readonly StoredEvent[]> {
  const options = after === undefined ? { signal } : { after, signal };
  const items = eventStore.subscribe(options)[Symbol.asyncIterator]();
  let pending = items.next();
  try {
    for (;;) {
      const first = await pending;
      if (first.done) return;
      const group = first.value.kind === "event" ? [first.value.event] : [];
      pending = items.next();
      while (group.length > 0 && group.length < size) {
        const more = await Promise.race([pending, sleep(LINGER_MS, null)]);
        if (more === null || more.done) break;
        if (more.value.kind === "event") group.push(more.value.event);
        pending = items.next();
      }
      if (group.length > 0) yield group;
    }
  } finally {
    pending.catch(() => undefined);
    void items.return?.().catch(() => undefined);
  }
}
