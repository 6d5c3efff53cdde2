/** Who wrote within so many milliseconds is expected to write again. */
const RECENT = 50;
/** Below so many writers waiting for each other does not pay. */
const FEW = 8;
/** The longest wait for others, in milliseconds. */
const PATIENCE = 2;

/**
 * Says when the work that waits is to be carried out: at once, or a moment later, when many clients write at the same
 * time and most of them have just been answered. A flush costs the same for one as for all of them, so that a moment's
 * wait gives each flush more to carry, and in all everybody is answered sooner. Never longer than half a flush.
 */
export class Gathering {
  private writers = new Set<number>();
  private earlier = new Set<number>();
  private since = performance.now();
  private timer: NodeJS.Timeout | undefined;
  private due = false;
  private lastFlush = 0;

  constructor(private readonly carryOut: () => void) {}

  /** Something came in. @param waiting how many pieces of work wait now @param client who gave it; undefined for the server itself */
  arrived(waiting: number, client: number | undefined): void {
    if (client !== undefined) this.note(client);
    if (this.due) return;
    if (waiting * 2 >= this.expected || this.expected < FEW || this.lastFlush < 1) return this.now();
    this.timer ??= setTimeout(() => this.now(), Math.min(PATIENCE, this.lastFlush / 2));
  }

  /** At the end of this turn of the loop, so that all that has come by then goes along. */
  now(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.due) return;
    this.due = true;
    setImmediate(() => {
      this.due = false;
      this.carryOut();
    });
  }

  /** How long carrying out and flushing took, in milliseconds. */
  flushed(milliseconds: number): void {
    this.lastFlush = milliseconds;
  }

  private get expected(): number {
    return Math.max(this.writers.size, this.earlier.size);
  }

  private note(client: number): void {
    const now = performance.now();
    if (now - this.since > RECENT) {
      this.earlier = now - this.since > 2 * RECENT ? new Set() : this.writers;
      this.writers = new Set();
      this.since = now;
    }
    this.writers.add(client);
  }
}
