import type { Position } from "../../domain/shared/index.js";
import type { EventStore, StoredEvent, SubscribeOptions, SubscriptionItem } from "./port.js";

/** For so long the next event is waited for before a group goes out. */
const LINGER_MS = 2;

/** Events that came together, and the place up to which nothing else is to be seen; events may be none. */
export interface EventGroup {
  readonly events: readonly StoredEvent[];
  readonly position: Position;
}

/** How long groups stay apart. */
export interface Apart {
  readonly milliseconds: number;
  /** Whether nobody waits for an event, so that it may wait for the next group. */
  readonly mayWait: (event: StoredEvent) => boolean;
}

/**
 * A subscription in groups: whatever is there, at most `size` events, none held back for longer than a moment. Each group
 * costs its reader as much as many events do: while events for which nobody waits come one by one, groups of them alone
 * begin so far apart.
 */
export async function* groupsOf(
  eventStore: Pick<EventStore, "subscribe">,
  { size, apart, ...options }: SubscribeOptions & { readonly size: number; readonly apart: Apart },
): AsyncGenerator<EventGroup> {
  const items = eventStore.subscribe(options)[Symbol.asyncIterator]();
  let pending = items.next();
  let next = -Infinity;
  try {
    for (;;) {
      const first = await pending;
      if (first.done) return;
      const events: StoredEvent[] = [];
      let position = take(first.value, events);
      pending = items.next();
      let isPatient = true;
      while (events.length > 0 && events.length < size) {
        isPatient &&= apart.mayWait(events.at(-1)!);
        const more = await within(pending, isPatient ? Math.max(LINGER_MS, next - performance.now()) : LINGER_MS);
        if (more === null || more.done) break;
        position = take(more.value, events) ?? position;
        pending = items.next();
      }
      if (events.length > 0) next = performance.now() + apart.milliseconds;
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
