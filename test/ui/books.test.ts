import { describe, expect, test } from "@jest/globals";
import { addedUp, compositionOf } from "../../ui/src/lib/desk/books/collected.js";
import { momentOf, stepOf } from "../../ui/src/lib/desk/audit/time-bar.js";
import { filterOf, narrowedBy, queryOf } from "../../ui/src/lib/desk/books/narrowed.js";
import { periodOf } from "../../ui/src/lib/desk/books/period.js";
import { daysAfter } from "../../ui/src/lib/format/index.js";

const TODAY = "2026-11-30";
const period = (query: string, today = TODAY) => periodOf(new URLSearchParams(query), today);

describe("the period of the books", () => {
  test.each([
    ["", null, "2026-11-30"],
    ["year=2025", "2025-01-01", "2025-12-31"],
    ["year=2024&month=2", "2024-02-01", "2024-02-29"],
    // A year that goes on ends with its month, as its revenue is told.
    ["year=2026", "2026-01-01", "2026-11-30"],
    ["year=26&month=13", null, "2026-11-30"],
    ["month=3", null, "2026-11-30"],
  ])("%j is from %s to %s", (query, from, to) => {
    expect(period(query)).toMatchObject({ from, to });
  });

  test("knows the day before", () => {
    expect([daysAfter("2024-03-01", -1), daysAfter("2025-01-01", -1)]).toEqual(["2024-02-29", "2024-12-31"]);
  });
});

describe("what the books are narrowed to", () => {
  const offices = [
    { code: "qender", unit: "city" },
    { code: "lagjja-1", unit: "city" },
    { code: "velipoje", unit: "velipoje" },
  ];
  const narrowed = (query: string) => narrowedBy(new URLSearchParams(query), TODAY, offices);

  test("is a unit by its offices, and an office without a unit by itself", () => {
    expect(narrowed("unit=city").offices).toEqual(["qender", "lagjja-1"]);
    expect(narrowed("unit=old-office").offices).toEqual(["old-office"]);
    expect(narrowed("").offices).toBeNull();
    expect(narrowed("unit=%27;drop&item=<b>")).toMatchObject({ unit: null, item: null, offices: null });
  });

  test("stays in addresses, but for what is changed", () => {
    const all = narrowed("year=2025&month=3&item=tax-building&unit=city");
    expect(queryOf(all)).toBe("?year=2025&month=3&item=tax-building&unit=city");
    expect(queryOf(all, { item: null, month: 4 })).toBe("?year=2025&month=4&unit=city");
    expect(queryOf(narrowed(""))).toBe("");
  });

  test("as of a moment ends with its day, leaves out what was learnt later, and stays in addresses", () => {
    const then = narrowed("year=2026&known=3.3.2026+14:30");
    expect(filterOf(then)).toEqual({ from: "2026-01-01", to: "2026-03-31", asOf: "2026-03-03T13:30:59.999Z" });
    expect(queryOf(then, { year: null })).toBe("?known=2026-03-03T13%3A30%3A59.999Z");
    expect(narrowed("known=2026-03-03T13:30:59.999Z")).toMatchObject({ period: { from: null, to: "2026-03-03" } });
    expect(filterOf(narrowed("known=nothing"))).toEqual({ to: TODAY });
  });
});

test("collected is what was assessed, less what is owed and what was written off", () => {
  const line = (ledgerAccount: string, balance: number) => ({ ledgerAccount, balance });
  const lines = [line("revenue.a", -1000), line("receivable.a", 300), line("written-off.a", 100), line("advances", -5)];
  expect(compositionOf(lines)).toEqual({ assessed: 1000, stillOwed: 300, writtenOff: 100, collected: 600 });
  expect(compositionOf([])).toEqual({ assessed: 0, stillOwed: 0, writtenOff: 0, collected: 0 });
});

test("revenue is added up by what is asked, the most first", () => {
  const of = (revenueItem: string, collected: number) => ({
    ...{ revenueItem, office: "qender", month: "2025-01" },
    ...{ assessed: 10, collected },
  });
  expect(addedUp([of("a", 1), of("b", 5), of("a", 2)], ({ revenueItem }) => revenueItem)).toEqual([
    { key: "b", planned: null, assessed: 10, collected: 5 },
    { key: "a", planned: null, assessed: 20, collected: 3 },
  ]);
  const plan = [
    { key: "a", planned: 30 },
    { key: "c", planned: 7 },
    { key: "a", planned: 1 },
  ];
  expect(addedUp([of("b", 5), of("a", 2)], ({ revenueItem }) => revenueItem, plan)).toEqual([
    { key: "b", planned: 0, assessed: 10, collected: 5 },
    { key: "a", planned: 31, assessed: 10, collected: 2 },
    { key: "c", planned: 7, assessed: 0, collected: 0 },
  ]);
});

test("the bar of time stands in the span of a moment, in the first before everything, and at the last for now", () => {
  const [january, february, march] = ["2026-01", "2026-02", "2026-03"].map((month) => ({
    ...{ from: `${month}-01T00:00:00.000Z`, to: `${month}-28T23:59:59.999Z`, events: 1 },
  }));
  const spans = [january!, february!, march!];
  const at = (then: string | null) => stepOf({ at: then, spans });
  expect([null, "2027", "2026-03-09", february!.to, "2026-01-15", "2025"].map(at)).toEqual([2, 2, 2, 1, 0, 0]);
  expect(stepOf({ at: null, spans: [] })).toBe(0);
  expect([0, 1, 2, 3].map((step) => momentOf(spans, step))).toEqual([january!.to, february!.to, null, null]);
  // Where the end of a span is gone to, the bar stands in that span.
  for (const step of [0, 1, 2]) expect(at(momentOf(spans, step))).toBe(step);
});
