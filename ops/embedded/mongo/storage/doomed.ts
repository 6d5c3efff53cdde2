import { successor } from "../bson/ordered-key.js";
import type { Store } from "./store.js";

const DOOMED = Buffer.from([0x05]);
const AFTER = Buffer.from([0x06]);
/** How many keys go in one transaction, so that others need not wait for long. */
const BATCH = 2_000;

/**
 * Ranges of keys that belong to nothing any more: of a dropped collection or index, or of an index that was not built to
 * its end. What is doomed is noted in the transaction that drops it, and taken away little by little, also after a kill.
 */
export class Doomed {
  private working = false;
  private stopped = false;

  constructor(
    private readonly store: Store,
    private readonly log: (line: string) => void,
  ) {}

  /** Within a transaction of the store: every key with this beginning is to go. */
  add(prefix: Buffer): void {
    this.store.put(Buffer.concat([DOOMED, prefix]), Buffer.from([1]));
    setImmediate(() => void this.work());
  }

  /** Takes away all that is doomed; begins by itself whenever something is added. */
  async work(): Promise<void> {
    if (this.working) return;
    this.working = true;
    try {
      while (!this.stopped && (await this.store.write(0, () => this.step())));
    } catch (error) {
      this.log(`clearing away what was dropped: ${(error as Error).message}`);
    } finally {
      this.working = false;
    }
  }

  stop(): void {
    this.stopped = true;
  }

  /** True when something may be left. */
  private step(): boolean {
    for (const { key: note } of this.store.range({ start: DOOMED, end: AFTER })) {
      const noted = Buffer.from(note);
      const start = noted.subarray(DOOMED.length);
      const keys: Buffer[] = [];
      for (const { key } of this.store.range({ start, end: successor(start) })) {
        keys.push(Buffer.from(key));
        if (keys.length === BATCH) break;
      }
      for (const key of keys) this.store.remove(key);
      if (keys.length < BATCH) this.store.remove(noted);
      return true;
    }
    return false;
  }
}
