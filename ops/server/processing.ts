import type { Processes } from "../../application/processes/index.js";

/** Policies and timers at work. */
export interface Processing {
  /** Rejects on an error of programming; what may pass is tried again inside. */
  readonly failed: Promise<never>;
  stop(): Promise<void>;
}

/** Lets what follows by itself happen. */
export function startProcesses(processes: Processes): Processing {
  const abort = new AbortController();
  const running = processes.run(abort.signal);
  const failed = running.then(() => new Promise<never>(() => undefined));
  failed.catch(() => undefined);
  return {
    failed,
    stop: async () => {
      abort.abort();
      await running.catch(() => undefined);
    },
  };
}
