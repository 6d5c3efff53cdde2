import { ApiError } from "../../errors/index.js";

/** Counts the open subscriptions of each user, so that one page left open a hundred times does not tire the server. */
export class OpenStreams {
  private readonly open = new Map<string, number>();

  /** Counts the stream until it ends. Throws LIMIT `too-many-subscriptions`. */
  track<Item>(user: string, max: number, make: () => AsyncIterableIterator<Item>): AsyncIterableIterator<Item> {
    const count = this.open.get(user) ?? 0;
    if (count >= max) throw new ApiError("LIMIT", "too-many-subscriptions", { facts: { max } });
    const stream = make();
    this.open.set(user, count + 1);
    let counted = true;
    const gone = () => {
      if (!counted) return;
      counted = false;
      const left = (this.open.get(user) ?? 1) - 1;
      if (left === 0) this.open.delete(user);
      else this.open.set(user, left);
    };
    return {
      next: async () => {
        try {
          const result = await stream.next();
          if (result.done) gone();
          return result;
        } catch (error) {
          gone();
          throw error;
        }
      },
      return: async () => {
        gone();
        return (await stream.return?.()) ?? { done: true, value: undefined };
      },
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  }
}
