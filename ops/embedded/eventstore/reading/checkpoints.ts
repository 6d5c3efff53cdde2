import type { FilterRequest } from "../protocol/read-request.js";

/** How many events are looked at in one window, where the client asks for no number. */
const DEFAULT_WINDOW = 32;

/**
 * When a filtered subscription is told how far the search has come: after every so many events that were looked at,
 * wanted or not, and once when it has caught up; never the same position twice.
 */
export class Checkpoints {
  private readonly every: number;
  private sinceLast = 0;
  private told = -1;

  constructor(filter: FilterRequest) {
    this.every = filter.checkpointInterval * (filter.window || DEFAULT_WINDOW);
  }

  /** An event was looked at. Is a checkpoint due at its position? */
  dueAfter(position: number): boolean {
    if (++this.sinceLast < this.every) return false;
    return this.tell(position);
  }

  /** Everything up to this position was looked at. Is that news? */
  dueAtEnd(position: number): boolean {
    return this.tell(position);
  }

  private tell(position: number): boolean {
    this.sinceLast = 0;
    if (position <= this.told) return false;
    this.told = position;
    return true;
  }
}
