import type { Server } from "./context.js";
import { expireDocuments } from "./expiry.js";

/** Sessions are looked through this often, in seconds. */
const SESSION_SWEEP = 60;
const TICK = 250;

interface Chore {
  readonly name: string;
  /** How often, in seconds; it may change while the server runs. */
  every(): number;
  run(): unknown;
}

/** What the server does by itself, each at its own pace, by the steady clock. A chore never runs twice at once. */
export function startChores(server: Server): { stop(): void } {
  const { parameters, cursors, retries } = server;
  let stopped = false;
  const chores: Chore[] = [
    {
      name: "forgetting idle cursors",
      every: () => parameters.clientCursorMonitorFrequencySecs,
      run: () => cursors.sweep(parameters.cursorTimeoutMillis),
    },
    { name: "forgetting idle sessions", every: () => SESSION_SWEEP, run: () => retries.sweep() },
    {
      name: "taking away expired documents",
      every: () => parameters.ttlMonitorSleepSecs,
      run: () => (parameters.ttlMonitorEnabled ? expireDocuments(server, Date.now, () => !stopped) : undefined),
    },
  ];
  const started = performance.now();
  const state = chores.map((chore) => ({ chore, last: started, busy: false }));
  const timer = setInterval(() => {
    for (const one of state) {
      if (one.busy || performance.now() - one.last < one.chore.every() * 1000) continue;
      one.busy = true;
      void Promise.resolve()
        .then(() => one.chore.run())
        .catch((error: Error) => server.log(`${one.chore.name}: ${error.message}`))
        .finally(() => {
          one.busy = false;
          one.last = performance.now();
        });
    }
  }, TICK);
  return {
    stop: () => {
      stopped = true;
      clearInterval(timer);
    },
  };
}
