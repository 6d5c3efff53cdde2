import { EXIT_STATUS } from "../exit-status.js";

/**
 * Does a task that Ctrl-C, or the end of its terminal, may end: the first time its signal aborts, the second time the program
 * ends at once.
 */
export async function interruptible<Result>(task: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  const abort = new AbortController();
  const interrupt = () => (abort.signal.aborted ? process.exit(EXIT_STATUS.interrupted.status) : abort.abort());
  process.on("SIGINT", interrupt).on("SIGTERM", interrupt);
  try {
    return await task(abort.signal);
  } finally {
    process.off("SIGINT", interrupt).off("SIGTERM", interrupt);
  }
}
