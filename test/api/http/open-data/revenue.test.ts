import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { createClient } from "graphql-sse";
import { civilDate, lek } from "../../../../domain/shared/index.js";
import type { ReadSide } from "../../../../read-models/read-side/index.js";
import { until } from "../../../support/until.js";
import { FakeApi } from "../../support/fake-api.js";

const words = (text: string) => ({ sq: text, en: text });
let asked = 0;
const readSide = {
  projections: async () => [{ name: "journal", position: { commit: 77n, prepare: 77n } }],
  revenueYears: async () => [2025, 2024],
  taxedAccounts: async () => [
    { revenueItem: "tax-building", office: null, accounts: 9 },
    { revenueItem: "tax-hotel", office: null, accounts: 1 },
    { revenueItem: null, office: "centre", accounts: 10 },
  ],
  revenue: async (_scope: unknown, { year }: { readonly year: number }) => {
    asked += 1;
    const line = (revenueItem: string, collected: number) => ({
      ...{ revenueItem, office: "centre", month: `${year}-03` },
      ...{ assessed: lek(collected), collected: lek(collected) },
    });
    return year === 2025 ? [line("tax-building", 900), line("tax-hotel", 100)] : [];
  },
} as unknown as ReadSide;
const plan = {
  ...{ tenant: "shkoder", year: 2025, synthetic: true, name: words("Plan"), notice: words("Invented") },
  decision: { number: "7", date: civilDate("2024-12-30") },
  lines: [{ item: "tax-building", unit: "city", planned: lek(2000) }],
};

let api: FakeApi;
beforeAll(async () => {
  api = await new FakeApi(
    { limits: { visitorsAtAddress: 2 } },
    { readSide, revenuePlans: { of: async (_tenant, year) => (year === 2025 ? plan : null) } },
  ).start();
  api.outcomes.set("municipalityOf", (tenant) => ({
    ok: true,
    value: {
      ...{ code: tenant, name: words("Shkodër"), units: [{ code: "city", name: words("City") }] },
      offices: [
        {
          code: "centre",
          kind: "central-municipality",
          name: words("Centre"),
          unit: "city",
          parent: null,
          address: null,
        },
      ],
    },
  }));
  api.outcomes.set("catalogueWords", () => ({ municipality: words("Shkodër"), groups: [], offices: [] }) as never);
});
afterAll(() => api.close());

const QUESTION =
  "{ openRevenue { year years planned collected position items { code collected } units { code planned collected } plan { synthetic decisionNumber } } }";

test("a visitor gets the latest year that has a plan, with where the ledger had been read to; what one hotel paid is in nothing but sums", async () => {
  const { data } = await api.ask(QUESTION, {}, { "x-defter-tenant": "shkoder" });
  expect(data).toEqual({
    openRevenue: {
      ...{ year: 2025, years: [2025, 2024], planned: 2000, collected: 1000, position: "77/77" },
      items: [{ code: null, collected: 1000 }],
      units: [{ code: "city", planned: 2000, collected: 1000 }],
      plan: { synthetic: true, decisionNumber: "7" },
    },
  });
});

test("the table to take along holds the same, worked out once for both", async () => {
  const before = asked;
  const response = await fetch(`${api.url}/open-data/shkoder/revenue/2025.csv`);
  expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  const lines = (await response.text()).split("\r\n");
  expect(lines[0]).toBe("year,by,code,name_sq,name_en,planned,assessed,collected,position");
  expect(lines).toContain("2025,item,few,,,2000,1000,1000,77/77");
  expect(lines.filter((line) => line.startsWith("2025,month,"))).toHaveLength(12);
  await fetch(`${api.url}/open-data/shkoder/revenue/2025.csv`);
  expect(asked).toBe(before + 1);
});

test.each([
  ["/open-data/shkoder/revenue/2025.xlsx", 404],
  ["/open-data/shkoder/revenue/1999.csv", 404],
  ["/open-data/nowhere/revenue/2025.csv", 404],
])("%s is not there", async (path, status) => {
  expect((await fetch(api.url + path)).status).toBe(status);
});

test("a year that cannot be is refused, and nothing is asked for it", async () => {
  const { errors } = await api.ask("{ openRevenue(year: 3000) { year } }", {}, { "x-defter-tenant": "shkoder" });
  expect(errors?.[0]?.extensions).toMatchObject({ code: "VALIDATION", rule: "number-out-of-range" });
});

test("a visitor is told as it moves; one address has so many places, and one is free when somebody goes", async () => {
  const follow = () =>
    createClient({ url: `${api.url}/graphql`, headers: { "x-defter-tenant": "shkoder" }, retryAttempts: 0 }).iterate({
      query: "subscription { liveOpenRevenue(year: 2025) { collected position } }",
    });
  const figures = { data: { liveOpenRevenue: { collected: 1000, position: "77/77" } } };
  const [one, two] = [follow(), follow()];
  expect([(await one.next()).value, (await two.next()).value]).toEqual([figures, figures]);
  const { value: refused } = await follow().next();
  expect(refused?.errors?.[0]?.extensions).toMatchObject({ code: "LIMIT", rule: "too-many-subscriptions" });
  await one.return?.();
  await until("a place is free", async () => {
    const { value } = await follow().next();
    return value?.errors === undefined;
  });
});
