import type { Position } from "../../domain/shared/index.js";
import type { EventStore, StoredEvent, SubscribeOptions, SubscriptionItem } from "./port.js";

/** For so long the next event is waited for before a group goes out. */
const LINGER_MS = 2;

/** Events that came together, and the place up to which nothing else is to be seen; events may be none. */
export interface EventGroup {
  readonly events: readonly StoredEvent[];
  readonly position: Position;
}

/** How many milliseconds after the group before an event's own may begin: the longer, the less anybody waits for it. */
export type Apart = (event: StoredEvent) => number;

/**
 * A subscription in groups: whatever is there, at most `size` events. After a quiet time none is held back for longer
 * than a moment. Each group costs its reader as much as many events do: while events keep coming one by one, groups begin
 * as far apart as the event among them bears that bears least.
 */
export async function* groupsOf(
  eventStore: Pick<EventStore, "subscribe">,
  { size, apart, ...options }: SubscribeOptions & { readonly size: number; readonly apart: Apart },
): AsyncGenerator<EventGroup> {
  const items = eventStore.subscribe(options)[Symbol.asyncIterator]();
  let pending = items.next();
  let before = -Infinity;
  try {
    for (;;) {
      const first = await pending;
      if (first.done) return;
      const events: StoredEvent[] = [];
      let position = take(first.value, events);
      pending = items.next();
      let bears = Infinity;
      while (events.length > 0 && events.length < size) {
        bears = Math.min(bears, apart(events.at(-1)!));
        const more = await within(pending, Math.max(LINGER_MS, before + bears - performance.now()));
        if (more === null || more.done) break;
        position = take(more.value, events) ?? position;
        pending = items.next();
      }
      if (events.length > 0) before = performance.now();
      if (position !== undefined) yield { events, position };
    }
  } finally {
    pending.catch(() => undefined);
    void items.return?.().catch(() => undefined);
  }
}

/** What is promised, or null where it takes longer. */
function within<Value>(promised: Promise<Value>, milliseconds: number): Promise<Value | null> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(null), milliseconds);
    promised.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** Adds an event to its group; gives how far the subscription has come. */
function take(item: SubscriptionItem, events: StoredEvent[]): Position | undefined {
  if (item.kind === "event") events.push(item.event);
  return item.kind === "event" ? item.event.position : item.kind === "checkpoint" ? item.position : undefined;
}
