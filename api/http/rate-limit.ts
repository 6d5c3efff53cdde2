import { LRUCache } from "lru-cache";

/** So many attempts in so many seconds. */
export interface Rate {
  readonly attempts: number;
  readonly seconds: number;
}

/**
 * Counts attempts by key in a sliding window, in this process, for at most 50,000 keys: a flood of new keys pushes out
 * old ones instead of filling the memory.
 */
export class RateLimiter {
  private readonly attempts = new LRUCache<string, number[]>({ max: 50_000 });

  constructor(
    private readonly rate: Rate,
    private readonly nowMs: () => number,
  ) {}

  /** Records an attempt. Gives the seconds to wait, or 0 when it may go on; a refused attempt is not counted. */
  attempt(key: string): number {
    const now = this.nowMs();
    const start = now - this.rate.seconds * 1000;
    const recent = (this.attempts.get(key) ?? []).filter((at) => at > start);
    if (recent.length >= this.rate.attempts) {
      this.attempts.set(key, recent);
      return Math.max(1, Math.ceil((recent[0]! - start) / 1000));
    }
    this.attempts.set(key, [...recent, now]);
    return 0;
  }

  /** Takes the newest attempt of a key back: it came to something, and only what fails is to be slowed down. */
  forgive(key: string): void {
    const recent = this.attempts.get(key);
    if (recent) this.attempts.set(key, recent.slice(0, -1));
  }

  /** Forgets the attempts of a key: the right password was given. */
  clear(key: string): void {
    this.attempts.delete(key);
  }
}
