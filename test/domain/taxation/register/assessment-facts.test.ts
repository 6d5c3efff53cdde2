import { describe, expect, test } from "@jest/globals";
import { assessmentFacts, type RegisterEvent } from "../../../../domain/taxation/register/index.js";
import { changed, day, declared, given, merged, on, plot, registered, relief, share, taxpayerId } from "./support.js";

describe("the facts of a year", () => {
  const factsOf = (history: readonly RegisterEvent[], year: number, law?: Parameters<typeof assessmentFacts>[2]) => {
    let facts: ReturnType<typeof assessmentFacts> = null;
    given([registered, ...history])
      .when({ type: "CorrectTaxpayer", taxpayerId, on })
      .thenState((state) => (facts = assessmentFacts(state, year, law)));
    return facts as ReturnType<typeof assessmentFacts>;
  };
  const base = { id: "OB1", kind: "building-plot", ...plot, from: day("2020-05-01") };
  const rules = (start: "next-month" | "same-month", items: readonly object[] = []) =>
    ({ liabilityRule: { start, end: "same-month" }, items }) as unknown as NonNullable<
      Parameters<typeof assessmentFacts>[2]
    >;

  test("are those of the objects that exist in it", () => {
    expect(factsOf([declared("2020-05-01")], 2025)).toEqual({ taxpayer: { kind: "household" }, subjects: [base] });
    expect(factsOf([declared("2020-05-01")], 2019)!.subjects).toEqual([]);
    expect(factsOf([declared("2020-05-01", "2024-06-30")], 2025)!.subjects).toEqual([]);
    expect(factsOf([declared("2020-05-01", "2026-06-30")], 2025)!.subjects).toEqual([base]);
    expect(factsOf([declared("2020-05-01", "2025-06-30")], 2025)!.subjects).toEqual([
      { ...base, to: day("2025-06-30") },
    ]);
    expect(assessmentFacts({ phase: "none" }, 2025)).toBeNull();
    expect(factsOf([declared("2020-05-01"), relief("2023-01-01", "2025-03-31")], 2025)!.subjects).toEqual([
      { ...base, grounds: [{ code: "social-aid-head", to: day("2025-03-31") }] },
    ]);
    expect(factsOf([declared("2020-05-01"), relief("2023-01-01", "2024-03-31")], 2025)!.subjects).toEqual([base]);
  });

  test("split a year at whole months, each month once", () => {
    const history = [declared("2020-05-01"), changed("2025-06-20", { ...plot, areaM2: "450" })];
    const second = { ...base, areaM2: "450" };
    expect(factsOf(history, 2025)!.subjects).toEqual([
      { ...base, to: day("2025-06-30") },
      { ...second, id: "OB1.2025-07", from: day("2025-07-01") },
    ]);
    expect(factsOf(history, 2025, rules("same-month"))!.subjects).toEqual([
      { ...base, to: day("2025-05-31") },
      { ...second, id: "OB1.2025-06", from: day("2025-06-01") },
    ]);
    expect(factsOf(history, 2024)!.subjects).toEqual([base]);
    expect(factsOf(history, 2026)!.subjects).toEqual([second]);
    const unprorated = [{ subject: "building-plot", period: "annual", proration: "none" }];
    expect(factsOf(history, 2025, rules("next-month", unprorated))!.subjects).toEqual([base]);
  });

  test("hold a share until facts state another", () => {
    const history = [
      declared("2020-05-01"),
      share("2024-01-01", "1/2"),
      changed("2025-07-01", { ...plot, areaM2: "450", ownershipShare: "1/4" }),
    ];
    expect(factsOf(history, 2025)!.subjects).toMatchObject([
      { ownershipShare: "1/2" },
      { ownershipShare: "1/4", id: "OB1.2025-07" },
    ]);
  });

  test("take a declaration of a month or an event for its own year alone", () => {
    const nights = declared("2025-06-01", null, { unit: "velipoje", month: "2025-06" });
    expect(factsOf([nights], 2025)!.subjects).toHaveLength(1);
    expect(factsOf([nights], 2026)!.subjects).toEqual([]);
  });

  test("of a merged duplicate are none, for the survivor bears them", () => {
    expect(factsOf([declared("2020-05-01")], 2025)!.subjects).toHaveLength(1);
    let facts: ReturnType<typeof assessmentFacts> = null;
    given([registered, declared("2020-05-01"), merged])
      .when({ type: "MergeInto", taxpayerId, on, survivorId: "TP2", keepObjects: [] })
      .thenState((state) => (facts = assessmentFacts(state, 2025)));
    expect(facts!).toEqual({ taxpayer: { kind: "household" }, subjects: [] });
  });
});
