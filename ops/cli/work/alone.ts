import type { Command } from "commander";
import { workProgress, type WorkProgress } from "../output/progress.js";
import { Interrupted, type Desk, type Said } from "./desk.js";
import type { Globals } from "./globals.js";
import { interruptible } from "./interruptible.js";

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
  await interruptible(async (signal) => {
    try {
      const said = await task({ progress, signal });
      progress.end();
      desk.say(command.optsWithGlobals<Globals>(), said);
    } catch (error) {
      progress.end();
      throw signal.aborted ? new Interrupted(onInterrupt) : error;
    }
  });
}
