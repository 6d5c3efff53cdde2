import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { fewTogether, LEAST_TAXPAYERS } from "../../../api/public-revenue/few-together.js";
import { openFigures } from "../../../api/public-revenue/figures.js";
import { civilDate, lek } from "../../../domain/shared/index.js";
import type { RevenueLine, TaxedLine } from "../../../read-models/read-side/index.js";

const words = (text: string) => ({ sq: text, en: text });
const office = (code: string, unit: string) =>
  ({ code, unit, name: words(code), kind: "lagje", parent: null, address: null, closed: false }) as const;
const municipality = {
  offices: [office("centre", "city"), office("lagjja-1", "city"), office("pult", "pult"), office("shale", "shale")],
  units: ["city", "pult", "shale"].map((code) => ({ code, name: words(code.toUpperCase()) })),
};
const line = (revenueItem: string, at: string, month: string, assessed: number, collected: number): RevenueLine => ({
  ...{ revenueItem, office: at, month },
  ...{ assessed: lek(assessed), collected: lek(collected) },
});
const taxed = (revenueItem: string | null, at: string | null, accounts: number): TaxedLine => ({
  ...{ revenueItem, office: at, accounts },
});
const plan = {
  ...{ tenant: "shkoder", year: 2025, synthetic: true, name: words("plan"), notice: null },
  decision: { number: "1", date: "2024-12-30" },
  lines: [
    { item: "tax-building", unit: "city", planned: lek(900) },
    { item: "tax-building", unit: "pult", planned: lek(100) },
    { item: "tax-hotel", unit: "city", planned: lek(500) },
  ],
};
const today = civilDate("2025-06-15");

describe("open revenue", () => {
  test("adds up by month, by item and by unit, and leaves out what the books foresee", () => {
    const lines = [
      line("tax-building", "centre", "2025-01", 600, 200),
      line("tax-building", "lagjja-1", "2025-06", 0, 300),
      line("tax-building", "pult", "2025-06", 80, 80),
      line("late-interest", "centre", "2025-06", 7, 5),
      line("late-interest", "centre", "2025-07", 9, 0),
    ];
    const counts = [
      taxed("tax-building", null, 40),
      taxed(null, "centre", 20),
      taxed(null, "lagjja-1", 12),
      taxed(null, "pult", 8),
    ];
    const figures = openFigures({ lines, taxed: counts, plan, municipality, today });
    expect(figures).toMatchObject({ planned: 1500, assessed: 687, collected: 585 });
    expect(figures.months.map(({ collected }) => collected)).toEqual([200, 0, 0, 0, 0, 385, 0, 0, 0, 0, 0, 0]);
    expect(figures.items).toEqual([
      {
        code: "tax-building",
        name: { sq: "taksa mbi ndërtesën", en: "building tax" },
        planned: 1000,
        assessed: 680,
        collected: 580,
      },
      {
        code: "tax-hotel",
        name: { sq: "taksa e fjetjes në hotel", en: "hotel tax" },
        planned: 500,
        assessed: 0,
        collected: 0,
      },
      {
        code: "late-interest",
        name: { sq: "kamatëvonesa", en: "late interest" },
        planned: 0,
        assessed: 7,
        collected: 5,
      },
    ]);
    expect(figures.units).toEqual([
      { code: "city", name: words("CITY"), planned: 1400, assessed: 607, collected: 505 },
      { code: "pult", name: words("PULT"), planned: 100, assessed: 80, collected: 80 },
    ]);
  });

  test("has no plan where none was published", () => {
    const figures = openFigures({ lines: [], taxed: [], plan: null, municipality, today });
    expect(figures).toMatchObject({ planned: null, collected: 0, items: [], units: [] });
  });

  test("does not show what one hotel paid, nor the item from which it could be told", () => {
    const lines = [
      line("tax-hotel", "centre", "2025-02", 50, 50),
      line("tax-building", "centre", "2025-02", 500, 400),
      line("tariff-cleaning", "centre", "2025-02", 100, 100),
    ];
    const counts = [taxed("tax-hotel", null, 1), taxed("tax-building", null, 90), taxed("tariff-cleaning", null, 70)];
    const { items } = openFigures({ lines, taxed: counts, plan: null, municipality, today });
    expect(items.map(({ code, collected }) => [code, collected])).toEqual([
      ["tax-building", 400],
      [null, 150],
    ]);
  });
});

describe("few taxpayers", () => {
  const lines = fc.array(
    fc.record({
      taxpayers: fc.option(fc.nat(12)),
      assessed: fc.nat(100),
      collected: fc.nat(100),
    }),
    { maxLength: 12 },
  );

  test("no figure is shown behind which too few stand, and none can be told by subtraction", () => {
    fc.assert(
      fc.property(lines, (given) => {
        const { shown, together } = fewTogether(given);
        expect([...shown, ...together]).toHaveLength(given.length);
        for (const { taxpayers, assessed, collected } of shown)
          if (taxpayers !== null && (assessed !== 0 || collected !== 0))
            expect(taxpayers).toBeGreaterThanOrEqual(LEAST_TAXPAYERS);
        const known = given.filter((each) => each.taxpayers !== null && (each.assessed !== 0 || each.collected !== 0));
        const behind = together.reduce((sum, { taxpayers }) => sum + taxpayers!, 0);
        // Where all that there are together are too few, everything is together and the total alone is told.
        if (together.length > 0 && together.length < known.length) {
          expect(behind).toBeGreaterThanOrEqual(LEAST_TAXPAYERS);
          expect(together.length).toBeGreaterThan(1);
        }
      }),
    );
  });
});
