import type { Command } from "commander";
import { workProgress, type WorkProgress } from "../output/progress.js";
import { Interrupted, type Desk, type Said } from "./desk.js";
import type { Globals } from "./globals.js";

/** What a command works with that needs no store of Defter's. */
export interface AloneWork {
  readonly progress: WorkProgress;
  /** Aborts on Ctrl-C. */
  readonly signal: AbortSignal;
}

/**
 * Carries out a command that opens no stores.
 * @param onInterrupt what Ctrl-C leaves, and how it goes on
 * @throws Interrupted
 */
export async function workAlone(
  desk: Desk,
  command: Command,
  onInterrupt: string,
  task: (work: AloneWork) => Promise<Said>,
): Promise<void> {
  const progress = workProgress(desk.terminal);
  const abort = new AbortController();
  const interrupt = () => (abort.signal.aborted ? process.exit(130) : abort.abort());
  process.on("SIGINT", interrupt).on("SIGTERM", interrupt);
  try {
    const said = await task({ progress, signal: abort.signal });
    progress.end();
    desk.say(command.optsWithGlobals<Globals>(), said);
  } catch (error) {
    progress.end();
    throw abort.signal.aborted ? new Interrupted(onInterrupt) : error;
  } finally {
    process.off("SIGINT", interrupt).off("SIGTERM", interrupt);
  }
}
