import { setTimeout as sleep } from "node:timers/promises";
import type { Store } from "./store.js";

/** A piece of the work takes about so long, in milliseconds: others wait no longer. */
const SLICE = 4;
/** Rest after each piece, in milliseconds: a tenth of a processor. */
const PAUSE = 36;

/**
 * Looks at every entry of the store, slowly, beside the work of the server: damage is found, and ends the server by way of the
 * store, before somebody has to ask for what is damaged.
 * @returns how many entries there were; undefined where it was stopped before the end
 */
export async function scrub(store: Store, signal: AbortSignal): Promise<number | undefined> {
  let entries = 0;
  let next: Buffer | undefined = Buffer.from([0]);
  while (next && !signal.aborted) {
    const step: ReturnType<Store["check"]> = store.check(next, SLICE);
    entries += step.count;
    next = step.next;
    if (next) await sleep(PAUSE);
  }
  return signal.aborted ? undefined : entries;
}
