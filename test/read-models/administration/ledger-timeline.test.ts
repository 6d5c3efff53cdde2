import { expect, test } from "@jest/globals";
import fc from "fast-check";
import type { Document } from "mongodb";
import { ledgerTimeline, spanLength, spansOf } from "../../../read-models/administration/ledger-timeline.js";
import type { MongoReader } from "../../../read-models/mongo/index.js";
import type { Instant } from "../../../domain/shared/index.js";

const times = fc
  .tuple(fc.integer({ min: 0, max: Date.UTC(2100, 0) }), fc.integer({ min: 0, max: Date.UTC(2070, 0) }))
  .map(([first, more]) => [first, first + more] as const);

test("the spans of any ledger are at most sixty, without a gap, from its first event to its last", () => {
  fc.assert(
    fc.property(times, ([first, last]) => {
      const length = spanLength(first, last);
      const spans = spansOf(first, last, length).map(({ from, to }) => [Date.parse(from), Date.parse(to)] as const);
      expect(spans.length).toBeLessThanOrEqual(60);
      expect(length === 1_000 || spans.length >= 30).toBe(true);
      expect(spans[0]![0] <= first && first <= spans[0]![1]).toBe(true);
      expect(spans.at(-1)![0] <= last && last <= spans.at(-1)![1]).toBe(true);
      for (const [index, [from, to]] of spans.entries()) {
        expect(to - from).toBe(length - 1);
        if (index > 0) expect(from).toBe(spans[index - 1]![1] + 1);
      }
    }),
  );
});

test("a span that is over is counted once, of each municipality and length; one that failed is counted again", async () => {
  const [first, last] = ["2026-03-01T00:00:00.000Z", "2026-03-01T10:00:00.000Z"] as Instant[];
  const counted: string[] = [];
  let latest = last!;
  let failing = true;
  const reader = {
    firstOf:
      (_source: unknown, { recordedAt }: Document) =>
      async () =>
        recordedAt === 1 ? first : latest,
    countOf:
      () =>
      async ({ tenant }: { tenant: string }, [{ recordedAt }]: [{ recordedAt: { $gte: string } }]) => {
        counted.push(`${tenant} ${recordedAt.$gte.slice(0, 16)}`);
        if (failing) throw new Error("not now");
        return 1;
      },
  } as unknown as MongoReader;
  const timeline = ledgerTimeline(reader);
  const asks = async (tenant: string) => {
    counted.length = 0;
    await timeline(tenant, null).catch(() => undefined);
    return [...counted];
  };
  const all = await asks("shkoder");
  expect(all).toHaveLength(36);
  failing = false;
  expect(await asks("shkoder")).toEqual(all);
  // By the clock of a store that may be set back by an hour, the last hour can still be written into.
  expect(await asks("shkoder")).toEqual(all.filter((each) => each >= "shkoder 2026-03-01T08:59"));
  expect(await asks("lezhe")).toHaveLength(36);
  latest = "2026-03-02T00:00:00.000Z" as Instant;
  expect(await asks("shkoder")).toHaveLength(43);
});

test("of a span that goes on for weeks only the last hours are counted again, and it has all of its events", async () => {
  const first = "2025-01-01T00:00:00.000Z";
  let last = "2026-12-31T12:00:00.000Z";
  const counted: string[] = [];
  let shown = 0;
  const reader = {
    firstOf:
      (_source: unknown, { recordedAt }: Document) =>
      async () =>
        recordedAt === 1 ? first : last,
    countOf:
      () =>
      async (_scope: unknown, [{ recordedAt }]: [{ recordedAt: { $gte: string; $lte: string } }]) => {
        counted.push(recordedAt.$gte);
        return (Date.parse(recordedAt.$lte) - Date.parse(recordedAt.$gte) + 1) / 1_000_000;
      },
  } as unknown as MongoReader;
  const timeline = ledgerTimeline(reader);
  const asks = async () => {
    counted.length = 0;
    const { spans } = await timeline("shkoder", null);
    for (const { from, to, events } of spans)
      expect(events).toBeCloseTo((Date.parse(to) - Date.parse(from) + 1) / 1_000_000, 6);
    shown = spans.length;
    return [...counted];
  };
  const all = await asks();
  expect(all).toHaveLength(shown + 1);
  expect(await asks()).toEqual(["2026-12-31T11:00:00.000Z"]);
  last = "2026-12-31T12:30:00.000Z";
  expect(await asks()).toEqual(["2026-12-31T11:00:00.000Z"]);
  last = "2026-12-31T14:00:00.000Z";
  expect(await asks()).toEqual(["2026-12-31T11:00:00.000Z", "2026-12-31T13:00:00.000Z"]);
  expect(await asks()).toEqual(["2026-12-31T13:00:00.000Z"]);
});
