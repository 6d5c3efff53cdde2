import type { Logger } from "pino";
import type { Dispatcher } from "../../application/correspondence/index.js";
import { leading } from "../../application/leading.js";
import type { TakeLock } from "../../application/ports.js";

/** Messages on their way out. */
export interface Dispatching {
  stop(): Promise<void>;
}

/** Lets the dispatcher work while this process holds its lock; of several processes the others stand by. */
export function startDispatching(dispatcher: Dispatcher, lock: TakeLock, logger: Logger): Dispatching {
  const abort = new AbortController();
  const onFailure = (error: unknown) => logger.warn({ err: error }, "the dispatcher waits for its lock");
  const running = leading({ lock, isPassing: () => true, onFailure }, "dispatcher", abort.signal, (term) =>
    dispatcher.run(term),
  );
  return {
    stop: async () => {
      abort.abort();
      await running.catch(() => undefined);
    },
  };
}
