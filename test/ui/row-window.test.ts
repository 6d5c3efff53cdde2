import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { windowOf } from "../../ui/src/lib/components/tables/window.js";

const ROW = 34;

test("of a hundred thousand rows those in sight are in the page, with some to spare", () => {
  expect(windowOf({ top: 0, height: 340 }, 100_000, ROW)).toEqual({ from: 0, to: 23, above: 0, below: 99_977 * ROW });
  expect(windowOf({ top: 50_000 * ROW, height: 340 }, 100_000, ROW)).toEqual({
    from: 49_988,
    to: 50_023,
    above: 49_988 * ROW,
    below: 49_977 * ROW,
  });
});

test("wherever one looks, what is seen is there, little else is, and the list keeps its height", () => {
  const view = fc.record({ top: fc.integer({ min: -200, max: 4_000_000 }), height: fc.integer({ min: 0, max: 3000 }) });
  fc.assert(
    fc.property(view, fc.integer({ min: 0, max: 100_000 }), (seen, rows) => {
      const { from, to, above, below } = windowOf(seen, rows, ROW);
      expect(above + (to - from) * ROW + below).toBe(rows * ROW);
      expect(to - from).toBeLessThanOrEqual(Math.ceil(seen.height / ROW) + 1 + 24);
      // What lies behind the end is not looked at: a browser scrolls no further than the list is high.
      const top = Math.max(0, Math.min(seen.top, rows * ROW - seen.height));
      const inSight = { first: Math.floor(top / ROW), last: Math.min(rows, Math.ceil((top + seen.height) / ROW)) };
      if (seen.top <= Math.max(0, rows * ROW - seen.height)) {
        expect(from).toBeLessThanOrEqual(inSight.first);
        expect(to).toBeGreaterThanOrEqual(inSight.last);
      }
      expect(from).toBeLessThanOrEqual(to);
    }),
  );
});
