import { setTimeout as sleep } from "node:timers/promises";

/** How long a busy machine may take for anything, in milliseconds: less than a test may, so that what was waited for is told. */
export const PATIENCE_MS = 150_000;

/**
 * Resolves when it is so. Tests wait for what they mean and never for a time, so that they hold on a slow machine.
 * @param every milliseconds between two looks
 * @throws Error that says `what` did not come true within {@link PATIENCE_MS}
 */
export async function until(what: string, isSo: () => boolean | Promise<boolean>, every = 10): Promise<void> {
  for (const end = performance.now() + PATIENCE_MS; !(await isSo()); await sleep(every))
    if (performance.now() > end) throw new Error(`waited in vain: ${what}`);
}
