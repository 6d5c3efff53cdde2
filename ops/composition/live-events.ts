import { Observable, share } from "rxjs";
import type { EventStore, Position, StoredEvent } from "../../application/event-store/index.js";

const AGAIN_AFTER_MS = 1_000;

/**
 * Events as they are written, from now on: one subscription to the store for all who watch, opened for the first and
 * closed after the last. A lost connection is opened again where it broke off.
 */
export function liveEvents(store: Pick<EventStore, "subscribe" | "head">): Observable<StoredEvent> {
  return new Observable<StoredEvent>((observer) => {
    let last: { readonly after: Position | undefined } | undefined;
    const abort = new AbortController();
    const watch = async () => {
      last ??= { after: await store.head() };
      const items = store.subscribe({ ...(last.after && { after: last.after }), signal: abort.signal });
      for await (const item of items) {
        if (item.kind !== "event") continue;
        last = { after: item.event.position };
        observer.next(item.event);
      }
    };
    const keepWatching = async () => {
      while (!abort.signal.aborted) {
        await watch().catch(() => undefined);
        await pause(abort.signal);
      }
    };
    void keepWatching();
    return () => abort.abort();
  }).pipe(share());
}

/** Waits before the next try, or until there shall be none. */
function pause(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, AGAIN_AFTER_MS);
    if (signal.aborted) end();
    else signal.addEventListener("abort", end);
  });
}
