import { setTimeout as sleep } from "node:timers/promises";
import type { Position } from "../../domain/shared/index.js";
import type { EventStore, StoredEvent, SubscribeOptions, SubscriptionItem } from "./port.js";

const LINGER_MS = 2;

/** Events that came together, and the place up to which nothing else is to be seen; events may be none. */
export interface EventGroup {
  readonly events: readonly StoredEvent[];
  readonly position: Position;
}

/** A subscription in groups: whatever is there, at most `size` events, none held back for longer than a moment. */
export async function* groupsOf(
  eventStore: Pick<EventStore, "subscribe">,
  { size, ...options }: SubscribeOptions & { readonly size: number },
): AsyncGenerator<EventGroup> {
  const items = eventStore.subscribe(options)[Symbol.asyncIterator]();
  let pending = items.next();
  try {
    for (;;) {
      const first = await pending;
      if (first.done) return;
      const events: StoredEvent[] = [];
      let position = take(first.value, events);
      pending = items.next();
      while (events.length > 0 && events.length < size) {
        const more = await Promise.race([pending, sleep(LINGER_MS, null)]);
        if (more === null || more.done) break;
        position = take(more.value, events) ?? position;
        pending = items.next();
      }
      if (position !== undefined) yield { events, position };
    }
  } finally {
    pending.catch(() => undefined);
    void items.return?.().catch(() => undefined);
  }
}

/** Adds an event to its group; gives how far the subscription has come. */
function take(item: SubscriptionItem, events: StoredEvent[]): Position | undefined {
  if (item.kind === "event") events.push(item.event);
  return item.kind === "event" ? item.event.position : item.kind === "checkpoint" ? item.position : undefined;
}
