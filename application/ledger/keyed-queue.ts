import { DefterError } from "../errors.js";

/**
 * One at a time for each key, in order of arrival. Writers of one process that meet on a hot stream wait for each
 * other instead of deciding in vain. Bounded: a waiter too many is refused with LIMIT.
 */
export class KeyedQueue {
  private readonly tails = new Map<string, { last: Promise<unknown>; waiting: number }>();

  constructor(private readonly maxWaiting = 2_000) {}

  async run<Value>(key: string, task: () => Promise<Value>): Promise<Value> {
    const tail = this.tails.get(key);
    if (!tail) return this.follow(key, { last: Promise.resolve(), waiting: 0 }, task);
    if (tail.waiting >= this.maxWaiting)
      throw new DefterError("LIMIT", "too-many-commands-on-one-stream", { facts: { waiting: tail.waiting } });
    return this.follow(key, tail, task);
  }

  private async follow<Value>(
    key: string,
    tail: { last: Promise<unknown>; waiting: number },
    task: () => Promise<Value>,
  ): Promise<Value> {
    this.tails.set(key, tail);
    tail.waiting += 1;
    const before = tail.last;
    const mine = before.then(task, task);
    tail.last = mine.catch(() => undefined);
    try {
      return await mine;
    } finally {
      tail.waiting -= 1;
      if (tail.waiting === 0) this.tails.delete(key);
    }
  }
}
