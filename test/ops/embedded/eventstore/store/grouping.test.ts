import { describe, expect, test } from "@jest/globals";
import { EventIndex } from "../../../../../ops/embedded/eventstore/lookup/event-index.js";
import { RecentIds } from "../../../../../ops/embedded/eventstore/lookup/recent-ids.js";
import { FlushPace } from "../../../../../ops/embedded/eventstore/store/flush-pace.js";
import { Writer } from "../../../../../ops/embedded/eventstore/store/writer.js";
import { appendOf, someEvent } from "../support/filled-folder.js";

/** How many appends share each flush when so many come at once, to streams of their own. */
async function groupsOf(appends: number, worthwhile: number): Promise<number[]> {
  const groups: number[] = [];
  let position = 0;
  const unexpected = () => {
    throw new Error("nothing was written before");
  };
  const writer = new Writer(
    {
      log: {
        append: (transactions) => {
          groups.push(transactions.length);
          return Promise.resolve({ positions: transactions.map(() => [(position += 100)]), full: undefined });
        },
      },
      index: new EventIndex(),
      recentIds: new RecentIds(1_000),
      storedEvent: unexpected,
      eventAt: unexpected,
      onCommitted: () => undefined,
      onFailure: (error) => {
        throw error;
      },
    },
    { worthwhile, took: () => undefined },
  );
  const writes = Array.from({ length: appends }, (_, each) =>
    writer.write(appendOf(`case-shkoder.${each}`, someEvent())),
  );
  for (const { kind } of await Promise.all(writes)) expect(kind).toBe("appended");
  await writer.stop();
  return groups;
}

describe("what waits for the disk", () => {
  test("goes by halves where flushes are short, so that the first are answered while the others are written", async () => {
    expect(await groupsOf(64, 8)).toEqual([32, 16, 8, 8]);
  });

  test("goes in one where a flush takes longer than all of them", async () => {
    expect(await groupsOf(64, 100)).toEqual([64]);
  });

  test("goes at once when there is but one", async () => {
    expect(await groupsOf(1, 8)).toEqual([1]);
  });
});

describe("how many appends are worth a flush", () => {
  const paceAfter = (flushes: number, milliseconds: number) => {
    const pace = new FlushPace();
    for (let each = 0; each < flushes; each++) pace.took(milliseconds);
    return pace.worthwhile;
  };

  test("is as many as take the server as long", () => {
    expect(paceAfter(200, 0.2)).toBe(11);
    expect(paceAfter(200, 2)).toBe(100);
    expect(paceAfter(500, 0)).toBe(1);
  });

  test("is a thousand at most, and one flush that stands still changes little", () => {
    expect(paceAfter(500, 10_000)).toBe(1_000);
    expect(paceAfter(1, 10_000)).toBeLessThan(200);
  });
});
