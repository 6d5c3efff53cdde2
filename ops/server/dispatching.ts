import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "pino";
import type { Dispatcher } from "../../application/correspondence/index.js";
import type { HeldLock } from "../../projections/index.js";

/** Messages on their way out. */
export interface Dispatching {
  stop(): Promise<void>;
}

const STANDBY_MS = 2_000;

/** Lets the dispatcher work while this process holds its lock; of several processes the others stand by. */
export function startDispatching(
  dispatcher: Dispatcher,
  lock: (name: string) => Promise<HeldLock | null>,
  logger: Logger,
): Dispatching {
  const abort = new AbortController();
  const running = (async () => {
    while (!abort.signal.aborted) {
      await leadOnce(dispatcher, lock, abort.signal).catch((error: unknown) =>
        logger.warn({ err: error }, "the dispatcher waits for its lock"),
      );
      await sleep(STANDBY_MS, undefined, { signal: abort.signal }).catch(() => undefined);
    }
  })();
  return {
    stop: async () => {
      abort.abort();
      await running;
    },
  };
}

async function leadOnce(
  dispatcher: Dispatcher,
  take: (name: string) => Promise<HeldLock | null>,
  signal: AbortSignal,
): Promise<void> {
  const lock = await take("dispatcher");
  if (lock === null) return;
  const lost = new AbortController();
  void lock.lost.then(() => lost.abort());
  try {
    await dispatcher.run(AbortSignal.any([signal, lost.signal]));
  } finally {
    await lock.release();
  }
}
