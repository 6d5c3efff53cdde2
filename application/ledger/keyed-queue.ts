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
    if (tail && tail.waiting >= this.maxWaiting)
      throw new DefterError("LIMIT", "too-many-commands-on-one-stream", { facts: { waiting: tail.waiting } });
    const mine = tail ? tail.last.then(task, task) : task();
    const own = tail ?? { last: mine, waiting: 0 };
    if (!tail) this.tails.set(key, own);
    own.last = mine;
    own.waiting += 1;
    try {
      return await mine;
    } finally {
      own.waiting -= 1;
      if (own.waiting === 0) this.tails.delete(key);
    }
  }
}
