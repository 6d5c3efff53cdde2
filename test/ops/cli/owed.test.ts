import { expect, test } from "@jest/globals";
import type { ClearanceAnswer } from "../../../domain/casework/index.js";
import { civilDate, lek } from "../../../domain/shared/index.js";
import { duesText, duesWords, owedJson } from "../../../ops/cli/commands/casework/owed.js";

const [on, spring, autumn] = [civilDate("2025-03-03"), civilDate("2024-04-30"), civilDate("2024-09-30")];
const named = "2024/building-tax/B1";
const answer: ClearanceAnswer = {
  ...{ accountId: "A1", on, article: null, scope: "all-local-dues", revision: 3, code: null },
  state: "not-clear",
  ...{ owedTotal: lek(16_140), owedSince: spring },
  owed: [
    { key: named, due: spring, amount: lek(13_000) },
    { key: named, due: autumn, amount: lek(3100) },
    { key: "2019/old-tax/X", due: autumn, amount: lek(40) },
  ],
};
const names = new Map([[named, { sq: "Taksa mbi ndërtesat", en: "Building tax" }]]);

test("what the gate says is owed is told part by part, each tax by its name", () => {
  const lines = duesText(answer, names, "sq").split("\n");
  expect(lines.slice(1, 3)).toEqual(["Dues on 2025-03-03", expect.stringContaining("3 pjesë")]);
  expect(lines.slice(-4).map((line) => line.replace(/ {2,}/g, " | "))).toEqual([
    "Taksa mbi ndërtesat | 2024 | 2024-04-30 | 13 000",
    "Taksa mbi ndërtesat | 2024 | 2024-09-30 | 3 100",
    "old-tax | 2019 | 2024-09-30 | 40",
    "",
  ]);
  expect(duesWords(answer, names, "en").slice(1)).toEqual([
    ["due 2024-04-30", "13 000 lekë: Building tax 2024"],
    ["due 2024-09-30", "3 100 lekë: Building tax 2024"],
    ["due 2024-09-30", "40 lekë: old-tax 2019"],
  ]);
  expect(owedJson(answer, names)[2]).toEqual({ item: "old-tax", name: null, year: 2019, due: autumn, amount: 40 });
});

test("of who owes nothing there is no table", () => {
  const clear: ClearanceAnswer = { ...answer, state: "clear", owed: [], owedTotal: lek(0), owedSince: null };
  expect(duesText(clear, new Map(), "en")).toBe("\nDues on 2025-03-03\nThere are no overdue local dues.\n");
  expect(owedJson(null, new Map())).toEqual([]);
});
