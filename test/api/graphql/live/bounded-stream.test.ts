import { describe, expect, test } from "@jest/globals";
import { of, ReplaySubject, Subject, throwError } from "rxjs";
import { boundedStream } from "../../../../api/graphql/live/bounded-stream.js";
import { OpenStreams } from "../../../../api/graphql/live/open-streams.js";

const never = () => new AbortController().signal;
const all = async <Item>(stream: AsyncIterable<Item>) => {
  const items: Item[] = [];
  for await (const item of stream) items.push(item);
  return items;
};

describe("a bounded stream", () => {
  test("gives what comes, in order, and ends with the source", async () => {
    expect(await all(boundedStream(of(1, 2, 3), never()))).toEqual([1, 2, 3]);
  });

  test("gives what came before an error, then the error", async () => {
    const source = new Subject<number>();
    const stream = boundedStream(source, never());
    source.next(1);
    source.error(new Error("run failed"));
    expect(await stream.next()).toEqual({ done: false, value: 1 });
    await expect(stream.next()).rejects.toThrow("run failed");
    expect((await stream.next()).done).toBe(true);
    await expect(
      all(
        boundedStream(
          throwError(() => new Error("at once")),
          never(),
        ),
      ),
    ).rejects.toThrow("at once");
  });

  test("leaves the source when the reader goes", async () => {
    const source = new Subject<number>();
    const stream = boundedStream(source, never());
    expect(source.observed).toBe(true);
    await stream.return?.();
    expect(source.observed).toBe(false);
    expect((await stream.next()).done).toBe(true);
  });

  test("leaves the source when the signal aborts, also for a reader that waits", async () => {
    const abort = new AbortController();
    const source = new Subject<number>();
    const waiting = boundedStream(source, abort.signal).next();
    abort.abort();
    expect((await waiting).done).toBe(true);
    expect(source.observed).toBe(false);
    expect(boundedStream(source, abort.signal)).toBeDefined();
    expect(source.observed).toBe(false);
  });

  test("ends a reader that is too slow instead of filling the memory", async () => {
    const source = new Subject<number>();
    const stream = boundedStream(source, never(), 3);
    for (let item = 0; item < 10; item++) source.next(item);
    expect(source.observed).toBe(false);
    await expect(stream.next()).rejects.toMatchObject({ code: "LIMIT", rule: "subscriber-too-slow" });
  });

  test("gives a late reader the last state of a run", async () => {
    const progress = new ReplaySubject<number>(1);
    progress.next(1);
    progress.next(2);
    const stream = boundedStream(progress, never());
    expect((await stream.next()).value).toBe(2);
    await stream.return?.();
  });
});

describe("open streams of a user", () => {
  test("are counted until they end", async () => {
    const open = new OpenStreams();
    const make = (user: string) => open.track(user, 2, () => boundedStream(new Subject<number>(), never()));
    const first = make("a");
    make("a");
    expect(() => make("a")).toThrow("too-many-subscriptions");
    expect(make("b")).toBeDefined();
    await first.return?.();
    await first.return?.();
    expect(make("a")).toBeDefined();
    expect(() => make("a")).toThrow("too-many-subscriptions");
  });
});
