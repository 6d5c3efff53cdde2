import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { BSON } from "mongodb";
import { messagesOf, mostBytes } from "../../../read-models/mongo/messages.js";

describe("messages to MongoDB", () => {
  test("are measured without encoding them, and never as smaller than they are", () => {
    const json = fc.dictionary(
      fc.string({ unit: "binary" }).filter((name) => !/[\0]/.test(name)),
      fc.jsonValue(),
    );
    fc.assert(fc.property(json, (document) => mostBytes(document) >= BSON.calculateObjectSize(document)));
  });

  test("hold every statement once, in order, and no more than fits", () => {
    const long = { text: "ë".repeat(3_000_000) };
    const documents = [{ n: 1 }, long, { n: 2 }, long, long, long, { n: 3 }];
    const cuts = [...messagesOf(documents)];
    expect(cuts.map(({ from }) => from)).toEqual([0, ...cuts.slice(0, -1).map(({ to }) => to)]);
    expect(cuts.at(-1)!.to).toBe(documents.length);
    for (const { from, to } of cuts)
      expect(BSON.calculateObjectSize(documents.slice(from, to))).toBeLessThan(48_000_000);
    expect(cuts.length).toBeGreaterThan(1);
    expect([...messagesOf([])]).toEqual([]);
    expect([...messagesOf(Array.from({ length: 1_001 }, (_, n) => ({ n })))]).toHaveLength(3);
  });
});
