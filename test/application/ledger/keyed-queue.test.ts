import { describe, expect, test } from "@jest/globals";
import { KeyedQueue } from "../../../application/ledger/keyed-queue.js";

/** A task that ends when it is told to. */
function heldTask(started: string[], name: string) {
  let end!: (failure?: Error) => void;
  const done = new Promise<string>((resolve, reject) => {
    end = (failure) => (failure ? reject(failure) : resolve(name));
  });
  const task = () => {
    started.push(name);
    return done;
  };
  return { task, end: (failure?: Error) => end(failure) };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe("A queue for each key", () => {
  test("runs one at a time, in order of arrival, whatever became of the one before; other keys do not wait", async () => {
    const queue = new KeyedQueue();
    const started: string[] = [];
    const [first, second, third] = ["first", "second", "third"].map((name) => heldTask(started, name));
    const runs = [first!, second!, third!].map(({ task }) => queue.run("stream", task));
    const outcomes = Promise.allSettled(runs);
    expect(await queue.run("another", () => Promise.resolve("at once"))).toBe("at once");
    expect(started).toEqual(["first"]);
    first!.end(new Error("refused"));
    await turn();
    expect(started).toEqual(["first", "second"]);
    second!.end();
    await turn();
    expect(started).toEqual(["first", "second", "third"]);
    third!.end();
    expect((await outcomes).map(({ status }) => status)).toEqual(["rejected", "fulfilled", "fulfilled"]);
    expect(await queue.run("stream", () => Promise.resolve("free again"))).toBe("free again");
  });

  test("refuses a waiter too many with LIMIT", async () => {
    const queue = new KeyedQueue(2);
    const held = heldTask([], "held");
    const runs = [queue.run("stream", held.task), queue.run("stream", () => Promise.resolve("waited"))];
    await expect(queue.run("stream", () => Promise.resolve("too many"))).rejects.toMatchObject({ code: "LIMIT" });
    held.end();
    expect(await Promise.all(runs)).toEqual(["held", "waited"]);
  });
});
