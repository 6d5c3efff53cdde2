import { describe, expect, test } from "@jest/globals";
import { unzipSync } from "fflate";
import { csvOf } from "../../ui/src/lib/desk/reports/csv.js";
import { reportPeriod } from "../../ui/src/lib/desk/reports/period.js";
import { REPORTS, reportsOf } from "../../ui/src/lib/desk/reports/reports.js";
import { bounded, plain, type Cell, type Column, type ReportTable } from "../../ui/src/lib/desk/reports/table.js";
import { deskWords } from "../../ui/src/lib/desk/words/index.js";
import { xlsxOf } from "../../ui/src/lib/desk/reports/xlsx.js";

const COLUMNS: readonly Column[] = [
  { name: "Kush", kind: "text" },
  { name: "Lekë", kind: "number" },
  { name: "Data", kind: "date" },
];

async function* rowsOf(rows: readonly (readonly Cell[])[]) {
  yield* rows;
}
const tableOf = (rows: readonly (readonly Cell[])[]): ReportTable => ({ columns: COLUMNS, rows: rowsOf(rows) });
const EVIL = ['=HYPERLINK("http://evil")', "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"];

describe("a report as CSV", () => {
  test("begins with the mark of UTF-8 and its columns, and keeps numbers, days and signs", async () => {
    const text = Buffer.from(
      await new Response(
        csvOf(
          tableOf([
            ['Ç, "Ë"', -1200, "2025-03-01"],
            ["b", null, null],
          ]),
        ),
      ).arrayBuffer(),
    );
    expect(text.toString()).toBe('\ufeffKush,Lekë,Data\r\n"Ç, ""Ë""",-1200,2025-03-01\r\nb,,\r\n');
  });

  test("has the value of what leads further on a page, and takes no formula there either", async () => {
    const cells = [{ value: "=1+1", to: "taxpayers/t1" }, { value: 7, to: "cash" }, null];
    const text = Buffer.from(await new Response(csvOf(tableOf([cells]))).arrayBuffer()).toString();
    expect(text.split("\r\n")[1]).toBe("'=1+1,7,");
  });

  test.each(EVIL)("lets no spreadsheet take %j for a formula", async (cell) => {
    const text = Buffer.from(await new Response(csvOf(tableOf([[cell, 1, null]]))).arrayBuffer()).toString();
    expect(text.split("\r\n").slice(1).join("\r\n").replace(/^"/, "")).toMatch(/^'/);
  });

  test.each(["x;=1+1", "x\t@SUM(A1)", "a;b;-1"])(
    "lets none that parts cells elsewhere take %j for one, either",
    async (cell) => {
      const text = Buffer.from(await new Response(csvOf(tableOf([[cell, 1, null]]))).arrayBuffer()).toString();
      expect(text).not.toMatch(/[;\t][=+\-@]/);
    },
  );

  test("is asked for only as far as it is read", async () => {
    let asked = 0;
    let left = false;
    const rows = (async function* () {
      try {
        for (;;) yield [`row ${(asked += 1)}`, 1, null] as const;
      } finally {
        left = true;
      }
    })();
    const reader = csvOf({ columns: COLUMNS, rows }).getReader();
    await reader.read();
    await reader.read();
    await reader.cancel();
    expect(asked).toBeLessThan(3000);
    expect(left).toBe(true);
  });

  test("of too many rows says in its last that it is a part", async () => {
    const seen: (readonly Cell[])[] = [];
    for await (const row of bounded(rowsOf([["a"], ["b"], ["c"]]), "cut", 2)) seen.push(row);
    expect(seen).toEqual([["a"], ["b"], ["cut"]]);
    const whole: (readonly Cell[])[] = [];
    for await (const row of bounded(rowsOf([["a"], ["b"]]), "cut", 2)) whole.push(row);
    expect(whole).toEqual([["a"], ["b"]]);
  });
});

describe("a report as a workbook", () => {
  test("has texts as texts, numbers as numbers and days as dates", async () => {
    const bytes = await xlsxOf(
      tableOf([...EVIL.map((cell) => [cell, 1, null]), ["Çelë", -1200, "2025-03-01"]]),
      "Ditari: 2025/[1]",
    );
    const files = unzipSync(bytes);
    const sheet = Buffer.from(files["xl/worksheets/sheet1.xml"]!).toString();
    expect(sheet).not.toMatch(/<f[ >]/);
    expect(sheet).toContain("<v>-1200</v>");
    // The day number of 1 March 2025.
    expect(sheet).toContain("<v>45717</v>");
    const texts = Object.keys(files).includes("xl/sharedStrings.xml")
      ? Buffer.from(files["xl/sharedStrings.xml"]!).toString()
      : sheet;
    expect(texts).toContain("Çelë");
    expect(texts).toContain("@SUM(A1)");
  });
});

describe("the period of a report", () => {
  const asked = (from: string, to: string) => {
    const boxes = (name: string, text: string) =>
      ["year", "month", "day"].map(
        (part, index) => [`${name}-${part}`, text.split("-")[index] ?? ""] as [string, string],
      );
    return reportPeriod(new URLSearchParams([...boxes("from", from), ...boxes("to", to)]), "2026-11-30");
  };
  test("is the present year where nothing is said", () => {
    expect(reportPeriod(new URLSearchParams(), "2026-11-30")).toEqual({
      from: "2026-01-01",
      to: "2026-11-30",
      isGood: true,
    });
  });
  test.each([
    ["2025-1-1", "2025-12-31", true],
    ["2025-02-29", "2025-12-31", false],
    ["2025-12-31", "2025-1-1", false],
    ["2023-1-1", "2025-1-1", false],
    ["x-1-1", "2025-1-1", false],
  ])("%s to %s: %s", (from, to, isGood) => {
    expect(asked(from, to).isGood).toBe(isGood);
  });
});

test("reports are listed for those who may take them", () => {
  expect(reportsOf(["clerk"])).toEqual([]);
  expect(reportsOf(["tax-officer"]).map(({ code }) => code)).toEqual(["arrears", "debtors", "collections", "payments"]);
  expect(reportsOf(["auditor"])).toHaveLength(REPORTS.length);
});

describe("what is late", () => {
  const late = { late: 150, underAgreement: 60, contested: 25, claimable: 65 };
  const ages = { notDue: 5, upTo30Days: 10, upTo90Days: 20, upTo365Days: 30, upTo5Years: 40, over5Years: 50 };
  const askedAt = "2026-01-01T00:00:00.000Z";
  const answers = {
    arrears: { askedAt, lines: [{ revenueItem: "tax-x", name: "Taksa X", unit: "pult", ...ages, ...late }] },
    debtors: {
      askedAt,
      debtors: [
        {
          ...{ accountId: "t1", taxpayer: { name: "Ana", kind: "household", unit: "pult" }, owed: 150 },
          ...{ underAgreement: 60, contested: 25, claimable: 65, since: "2025-01-31" },
        },
      ],
    },
  };

  test.each(["sq", "en"] as const)("stands apart in %s: under agreement, contested, claimable", async (language) => {
    const order = { ask: async () => answers, language, from: "", to: "", params: new URLSearchParams() };
    for (const code of ["arrears", "debtors"] as const) {
      const { columns, rows } = REPORTS.find((report) => report.code === code)!.table({
        ...order,
        ...{ units: [], offices: [] },
      } as never);
      const shown: ReturnType<typeof plain>[][] = [];
      for await (const row of rows) shown.push(row.map((cell) => plain(cell)));
      const [row] = shown;
      const { reports: say } = deskWords(language);
      const { underAgreement, contested, claimable } = say.columns;
      const named = Object.fromEntries(columns.map(({ name }, at) => [name, row![at]]));
      expect(named).toMatchObject({ [underAgreement]: 60, [contested]: 25, [claimable]: 65 });
      expect(row).toHaveLength(columns.length);
    }
  });
});
