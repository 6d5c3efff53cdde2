import { afterEach, beforeEach, describe, expect, jest, test } from "@jest/globals";
import { groupsOf, type StoredEvent, type SubscriptionItem } from "../../../application/event-store/index.js";

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

/** A subscription into which the test puts items, and the groups that have come out, by the types of their events. */
function following(size = 10) {
  const waiting: SubscriptionItem[] = [];
  let wake: (() => void) | undefined;
  const put = (...types: string[]) => {
    for (const type of types)
      waiting.push({ kind: "event", event: { type, position: { commit: 1n, prepare: 1n } } as StoredEvent });
    wake?.();
  };
  const subscribe = async function* (): AsyncGenerator<SubscriptionItem> {
    for (;;) {
      while (waiting.length === 0) await new Promise<void>((resolve) => (wake = resolve));
      yield waiting.shift()!;
    }
  };
  const groups: string[] = [];
  const apart = ({ type }: StoredEvent) => (type === "read" ? 100 : 15);
  void (async () => {
    for await (const { events } of groupsOf({ subscribe }, { size, apart }))
      groups.push(events.map(({ type }) => type).join());
  })();
  return { put, groups, after: (milliseconds: number) => jest.advanceTimersByTimeAsync(milliseconds) };
}

describe("events of a subscription come in groups", () => {
  test("after a quiet time at once, with what came along", async () => {
    const { put, groups, after } = following();
    put("read", "read");
    await after(3);
    expect(groups).toEqual(["read,read"]);
  });

  test("while they keep coming as far apart as they bear", async () => {
    const { put, groups, after } = following();
    put("read");
    await after(3);
    for (let at = 0; at < 8; at++) {
      put("read");
      await after(10);
    }
    expect(groups).toEqual(["read"]);
    await after(30);
    expect(groups).toEqual(["read", Array(8).fill("read").join()]);
  });

  test("as far apart as the one among them bears for which somebody waits", async () => {
    const { put, groups, after } = following();
    put("read");
    await after(3);
    put("read");
    await after(10);
    put("done");
    await after(6);
    expect(groups).toEqual(["read", "read,done"]);
    put("done");
    await after(3);
    put("done");
    await after(8);
    expect(groups).toHaveLength(2);
    await after(5);
    expect(groups.at(-1)).toBe("done,done");
  });

  test("without delay when a group is full", async () => {
    const { put, groups, after } = following(3);
    put("read");
    await after(3);
    put("read", "read", "read", "read");
    await after(3);
    expect(groups).toEqual(["read", "read,read,read"]);
  });
});
