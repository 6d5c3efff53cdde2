import { Subject, takeUntil, type Observable } from "rxjs";
import { ApiError } from "../../errors/index.js";

/** Items that wait for a slow reader; beyond, the stream ends with LIMIT `subscriber-too-slow`. */
export const STREAM_CAPACITY = 256;

/**
 * An observable as a pulled stream: at most `capacity` items wait, the source is left the moment the reader goes or the
 * signal aborts, and an error of the source reaches the reader after what came before it.
 */
export function boundedStream<Item>(
  source: Observable<Item>,
  signal: AbortSignal,
  capacity = STREAM_CAPACITY,
): AsyncIterableIterator<Item> {
  const waiting: Item[] = [];
  const leave = new Subject<void>();
  let ended: { readonly error?: unknown } | undefined;
  let wake: (() => void) | undefined;
  const end = (reason: { readonly error?: unknown }) => {
    ended ??= reason;
    leave.next();
    signal.removeEventListener("abort", onAbort);
    wake?.();
  };
  const onAbort = () => end({});
  const take = (item: Item) => {
    if (waiting.length >= capacity) {
      waiting.length = 0;
      end({ error: new ApiError("LIMIT", "subscriber-too-slow") });
    } else {
      waiting.push(item);
      wake?.();
    }
  };
  source
    .pipe(takeUntil(leave))
    .subscribe({ next: take, error: (error: unknown) => end({ error }), complete: () => end({}) });
  signal.addEventListener("abort", onAbort, { once: true });
  if (signal.aborted) onAbort();

  const next = async (): Promise<IteratorResult<Item>> => {
    for (;;) {
      if (waiting.length > 0) return { done: false, value: waiting.shift()! };
      if (ended) {
        const { error } = ended;
        ended = {};
        if (error !== undefined) throw error;
        return { done: true, value: undefined };
      }
      await new Promise<void>((resolve) => (wake = resolve));
      wake = undefined;
    }
  };
  return {
    next,
    return: async () => {
      waiting.length = 0;
      end({});
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
