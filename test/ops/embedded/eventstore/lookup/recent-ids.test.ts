import { randomUUID } from "node:crypto";
import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { IdTable } from "../../../../../ops/embedded/eventstore/lookup/id-table.js";
import { RecentIds } from "../../../../../ops/embedded/eventstore/lookup/recent-ids.js";

test("a table of ids is a map of them", () => {
  // Few ids, alike in all but a digit: most are set more than once, and many stand in each other's way.
  const id = fc.integer({ min: 0, max: 0xff }).map((last) => `00000000-0000-4000-8000-0000000000${hex(last)}`);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.oneof(id, fc.uuid()), fc.integer({ min: 1, max: 2 ** 47 })), { maxLength: 500 }),
      (given) => {
        const [table, map] = [new IdTable(500), new Map<string, number>()];
        for (const [each, position] of given) {
          table.set(each, position);
          map.set(each, position);
        }
        expect(table.size).toBe(map.size);
        for (const [each, position] of map) expect(table.get(each)).toBe(position);
        expect(table.get(randomUUID())).toBeUndefined();
        table.clear();
        for (const each of map.keys()) expect(table.get(each)).toBeUndefined();
      },
    ),
  );
});

test("the newest half of the ids is remembered surely, and what is older than all is forgotten", () => {
  const ids = Array.from({ length: 10_000 }, () => randomUUID());
  const recent = new RecentIds(1_000);
  ids.forEach((id, at) => {
    recent.add(id, at + 1);
    if (at >= 499) expect(recent.get(ids[at - 499]!)).toBe(at - 498);
    if (at >= 1_000) expect(recent.get(ids[at - 1_000]!)).toBeUndefined();
  });
});

function hex(value: number): string {
  return value.toString(16).padStart(2, "0");
}
