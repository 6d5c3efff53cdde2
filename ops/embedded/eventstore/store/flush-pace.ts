/** About how long the server takes for an append of one event, in milliseconds. */
const APPEND_MILLISECONDS = 0.02;
/** A flush that takes longer, in milliseconds, counts as so long: a disk that stands still for once is no slow disk. */
const LONGEST = 20;
/** How much of the average the newest flush makes. */
const WEIGHT = 0.1;

/** How many appends are worth a flush of their own. */
export interface Pace {
  readonly worthwhile: number;
  /** A group has been written and flushed, and that took so many milliseconds. */
  took(milliseconds: number): void;
}

/**
 * Follows how long the disk takes. With as many appends in a group as take the server as long as a flush, flushing is at most
 * half of what it waits for; more together make the others wait for no good reason. A thousand at most.
 */
export class FlushPace implements Pace {
  private average = 1;

  took(milliseconds: number): void {
    this.average += (Math.min(milliseconds, LONGEST) - this.average) * WEIGHT;
  }

  get worthwhile(): number {
    return Math.max(1, Math.ceil(this.average / APPEND_MILLISECONDS));
  }
}
