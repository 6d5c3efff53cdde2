const EVERY_MS = 1_000;

/**
 * Calls back once when the npm that started us is gone. Whoever stops `npm start` by a signal stops npm and its shell,
 * and neither passes the signal on; without this the server would go on with nobody to stop it. A server that was
 * started without npm may outlive its parent, as daemons do.
 */
export function whenNpmIsGone(callback: () => void, environment: NodeJS.ProcessEnv = process.env): void {
  if (environment["npm_lifecycle_event"] === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    callback();
  }, EVERY_MS);
  timer.unref();
}
