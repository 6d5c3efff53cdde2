import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { rightsEvaluator } from "../../../../domain/identity/index.js";
import { civilDate, lek } from "../../../../domain/shared/index.js";
import { FakeApi } from "../../support/fake-api.js";

const on = civilDate("2025-03-03");
const part = (key: string, due: string, amount: number) => ({ key, due: civilDate(due), amount: lek(amount) });
const owed = [
  part("2024/building-tax/B1", "2024-04-30", 3000),
  part("2024/building-tax/B1", "2024-09-30", 3100),
  part("2019/old-tax/X", "2019-04-30", 40),
];
const names = new Map([["2024/building-tax/B1", { sq: "Taksa mbi ndërtesat", en: "Building tax" }]]);

let api: FakeApi;
beforeAll(async () => {
  api = await new FakeApi({}, { access: rightsEvaluator }).start();
  const dues = { owed, owedTotal: lek(6140), owedSince: civilDate("2019-04-30") };
  const answer = { ...{ on, accountId: "A1", state: "not-clear", article: null, revision: 3, code: null }, ...dues };
  const found = () => ({
    ok: true,
    value: {
      state: {
        ...{ caseId: "CASE1", office: "velipoje", lodgedAt: "velipoje", confidentiality: "ordinary", outcome: null },
        clearance: { ...answer, scope: "all-local-dues" },
      },
      definition: { workflow: { content: { transitions: [], steps: [] } }, service: { content: {} } },
    },
  });
  for (const name of ["caseOf", "caseFile"]) api.outcomes.set(name, found);
  api.outcomes.set("itemNames", () => names);
});
afterAll(() => api.close());

const QUERY = `{ case(id: "CASE1") { clearance { words { en } owed { item name { sq en } year due amount } } } }`;

describe("what the gate says is owed", () => {
  test("is told tax by tax, each part with its amount and its day, to who may see the case", async () => {
    const { data, errors } = await api.ask(QUERY, {}, await api.as(["clerk"], ["velipoje"]));
    expect(errors).toBeUndefined();
    const building = { item: "building-tax", name: names.get("2024/building-tax/B1"), year: 2024 };
    expect(data!["case"]).toEqual({
      clearance: {
        words: { en: expect.stringContaining("3 parts") },
        owed: [
          { ...building, due: "2024-04-30", amount: 3000 },
          { ...building, due: "2024-09-30", amount: 3100 },
          { item: "old-tax", name: null, year: 2019, due: "2019-04-30", amount: 40 },
        ],
      },
    });
    const keys = owed.map(({ key }) => key);
    expect(api.questions.at(-1)).toEqual({ question: "itemNames", tenant: "shkoder", input: { keys, on } });
  });

  test("is for nobody of another office", async () => {
    const before = api.questions.length;
    const { data } = await api.ask(QUERY, {}, await api.as(["clerk"], ["dajc"]));
    expect(data?.["case"] ?? null).toBeNull();
    expect(api.questions.slice(before).map(({ question }) => question)).not.toContain("itemNames");
  });
});
