import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { csvOf } from "../../../../api/http/open-data/csv.js";
import { openFigures } from "../../../../api/http/open-data/figures.js";
import { monthsBefore, periodNamed } from "../../../../api/http/open-data/period.js";
import { civilDate } from "../../../../domain/shared/index.js";
import type { CasePerformanceLine } from "../../../../read-models/read-side/index.js";

const line = (given: Partial<CasePerformanceLine>): CasePerformanceLine => ({
  ...{ service: "s", office: "o", clerk: null, month: null, received: 0, decided: 0, pending: 0 },
  ...{ decidedLate: 0, pendingLate: 0, medianDays: null, ninetiethDays: null },
  ...given,
});

describe("figures for everybody", () => {
  test("come in steps of five, each by itself, and days where ten or more were decided", () => {
    const figures = { received: 13, decided: 12, pending: 7, decidedLate: 2, medianDays: 4.5, ninetiethDays: 11.2 };
    expect(openFigures([line(figures)])).toEqual([
      {
        ...{ service: "s", office: "o", received: 15, decided: 10, pending: 5, decidedLate: 0, pendingLate: 0 },
        ...{ medianDays: 5, ninetiethDays: 11 },
      },
    ]);
    expect(openFigures([line({ ...figures, decided: 9 })])[0]).toMatchObject({ medianDays: null, ninetiethDays: null });
  });

  test("never show a handful of cases, nor who decided", () => {
    const count = fc.nat({ max: 60 });
    const some = fc.record({
      ...{ received: count, decided: count, pending: count, decidedLate: count, pendingLate: count },
      ...{ medianDays: fc.float({ min: 0, max: 90, noNaN: true }), clerk: fc.string() },
    });
    fc.assert(
      fc.property(some, (given) => {
        const shown = openFigures([line(given)]);
        for (const each of shown) {
          expect(Object.keys(each)).not.toContain("clerk");
          for (const name of ["received", "decided", "pending", "decidedLate", "pendingLate"] as const)
            expect([each[name] % 5, Math.abs(each[name] - given[name]) <= 2]).toEqual([0, true]);
        }
        if (Math.max(given.received, given.decided, given.pending) < 3) expect(shown).toEqual([]);
      }),
    );
  });
});

test("a period is a year or a month, whole", () => {
  expect(periodNamed("2025")).toEqual({ name: "2025", from: "2025-01-01", to: "2025-12-31" });
  expect(periodNamed("2024-02")).toEqual({ name: "2024-02", from: "2024-02-01", to: "2024-02-29" });
  for (const name of ["", "2025-13", "2025-1", "25", "1999", "2025-01-01", "../2025"])
    expect(periodNamed(name)).toBeNull();
  expect(
    monthsBefore(civilDate("2025-03-31"))
      .slice(0, 4)
      .map(({ name }) => name),
  ).toEqual(["2025-02", "2025-01", "2024-12", "2024-11"]);
});

test("cells are quoted where they must be, and are no formulas", () => {
  const rows = [
    { a: 'Leje "A", B', b: -5, c: null },
    { a: "=1+1", b: 0, c: "@x" },
  ];
  expect(csvOf(["a", "b", "c"], rows)).toBe('a,b,c\r\n"Leje ""A"", B",-5,\r\n\'=1+1,0,\'@x\r\n');
});
