import { setTimeout as sleep } from "node:timers/promises";

const FIRST_WAIT_MS = 100;
const LONGEST_WAIT_MS = 5_000;

/** Tries again what may pass by itself, waiting longer each time, until it works, `tries` are used up or the signal aborts. */
export async function retried<Result>(
  work: () => Promise<Result>,
  isPassing: (error: unknown) => boolean,
  options: { readonly signal: AbortSignal; readonly tries?: number; readonly onFailure?: (error: unknown) => void },
): Promise<Result> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (!isPassing(error) || attempt + 1 >= (options.tries ?? Infinity) || options.signal.aborted) throw error;
      options.onFailure?.(error);
      await pause(waitOf(attempt), options.signal);
    }
  }
}

function waitOf(attempt: number): number {
  return Math.min(FIRST_WAIT_MS * 2 ** attempt, LONGEST_WAIT_MS);
}

/** Waits, or returns at once when the signal aborts. */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal }).catch(() => undefined);
}
