import type { TakeLock } from "./ports.js";
import { pause, retried } from "./retrying.js";

const STANDBY_MS = 1_000;

export interface LeadingParts {
  readonly lock: TakeLock;
  /** Whether an error may pass by itself. */
  readonly isPassing: (error: unknown) => boolean;
  readonly onFailure: (error: unknown) => void;
}

/**
 * Work that one process at a time does: by whoever holds the lock of its name, the others stand by. `work` is given a
 * signal that aborts when the lock is lost, too. What may pass is tried again without end; only an error of programming
 * ends it.
 */
export async function leading(
  { lock, isPassing, onFailure }: LeadingParts,
  name: string,
  signal: AbortSignal,
  work: (term: AbortSignal) => Promise<void>,
): Promise<void> {
  while (!signal.aborted) {
    const led = await retried(() => leadOnce(lock, name, signal, work), isPassing, { signal, onFailure }).catch(
      (error: unknown) => {
        if (!signal.aborted || !isPassing(error)) throw error;
        return true;
      },
    );
    if (!led) await pause(STANDBY_MS, signal);
  }
}

/** False where another process leads. */
async function leadOnce(
  take: TakeLock,
  name: string,
  signal: AbortSignal,
  work: (term: AbortSignal) => Promise<void>,
): Promise<boolean> {
  const lock = await take(name);
  if (lock === null) return false;
  const term = new AbortController();
  const end = () => term.abort();
  signal.addEventListener("abort", end, { once: true });
  void lock.lost.then(end);
  try {
    if (!signal.aborted) await work(term.signal);
    return true;
  } finally {
    signal.removeEventListener("abort", end);
    await lock.release();
  }
}
