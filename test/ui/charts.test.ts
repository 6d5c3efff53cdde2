import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { elapsed, isBehind, partOf } from "../../ui/src/lib/components/charts/rows.js";
import { ticks } from "../../ui/src/lib/components/charts/ticks.js";
import { shadeBounds, shadeOf, SHADES } from "../../ui/src/lib/maps/steps.js";
import { barsOf, cumulated, foremost, ofThousand } from "../../ui/src/lib/revenue/shown.js";

const readAt = "2026-07-01T10:00:00.000Z";

describe("bars", () => {
  test("are parts of the largest; something is never nothing", () => {
    expect([partOf(50, 100), partOf(0, 100), partOf(1, 1_000_000), partOf(7, 0)]).toEqual([
      "50.00%",
      "0%",
      "0.30%",
      "0%",
    ]);
  });

  test("are behind when a tenth less came in than had to by now", () => {
    expect([elapsed(2025, "2026-07-01"), elapsed(2027, "2026-07-01")]).toEqual([1, 0]);
    expect(elapsed(2026, "2026-07-01")).toBeCloseTo(0.5, 1);
    expect([isBehind(44, 100, 0.5), isBehind(46, 100, 0.5), isBehind(0, 0, 1), isBehind(0, null, 1)]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  test("name those that are taken together, and never call them behind", () => {
    const line = (code: string | null, planned: number, collected: number) => ({
      ...{ code, planned, collected },
      name: code === null ? null : { sq: `taksa ${code}`, en: `tax ${code}` },
    });
    const rows = barsOf(
      [line("a", 100, 10), line(null, 100, 0)],
      { year: 2025, readAt },
      "sq",
      "Të tjera",
      (item) => `?${item}`,
    );
    expect(rows.map(({ name, behind }) => [name, behind])).toEqual([
      ["Taksa a", true],
      ["Të tjera", false],
    ]);
  });

  test("shown at a glance add up to all of them", () => {
    const row = fc.record({ key: fc.uuid(), name: fc.string(), value: fc.nat(1000), planned: fc.nat(1000) });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 15 }), fc.integer({ min: 1, max: 8 }), (rows, count) => {
        const shown = foremost(rows, count, "others", "?");
        const sum = (of: typeof shown) => of.reduce((total, { value }) => total + value, 0);
        expect(sum(shown)).toBe(sum(rows));
        expect(shown.length).toBeLessThanOrEqual(count + 1);
      }),
    );
  });
});

test("of a thousand lekë every one is somewhere", () => {
  const line = fc.record({ key: fc.uuid(), value: fc.nat(1_000_000) });
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 12 }), (lines) => {
      const parts = [...ofThousand(lines).values()].reduce((sum, part) => sum + part, 0);
      expect(parts).toBe(lines.some(({ value }) => value > 0) ? 1000 : 0);
    }),
  );
});

test("what came in grows month by month and ends with this one", () => {
  const months = Array.from({ length: 12 }, (_, index) => ({ month: index + 1, collected: 10 }));
  expect(cumulated(months, { year: 2026, readAt })).toEqual([10, 20, 30, 40, 50, 60, 70, null, null, null, null, null]);
  expect(cumulated(months, { year: 2025, readAt }).at(-1)).toBe(120);
});

test("the lines behind a chart are round, few, and reach above it", () => {
  fc.assert(
    fc.property(fc.double({ min: 1, max: 1e12, noNaN: true }), (most) => {
      const lines = ticks(most);
      expect(lines[0]).toBe(0);
      expect(lines.at(-1)!).toBeGreaterThanOrEqual(most * 0.999999);
      expect(lines.length).toBeGreaterThanOrEqual(2);
      expect(lines.length).toBeLessThanOrEqual(6);
    }),
  );
  expect(ticks(17_000_000)).toEqual([0, 5_000_000, 10_000_000, 15_000_000, 20_000_000]);
});

test("shades of a map follow the order of what they show", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 20 }), (values) => {
      const bounds = shadeBounds(values);
      const shades = values.toSorted((a, b) => a - b).map((value) => shadeOf(value, bounds));
      expect(shades).toEqual(shades.toSorted((a, b) => a - b));
      for (const shade of shades) expect(shade).toBeLessThanOrEqual(SHADES);
      expect(shadeOf(0, bounds)).toBe(0);
    }),
  );
});
