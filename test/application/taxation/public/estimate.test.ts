import { describe, expect, test } from "@jest/globals";
import { estimateBy } from "../../../../application/taxation/public/estimate.js";
import { publishedLawOf } from "../../../../application/taxation/public/published-law.js";
import type { EstimateInput } from "../../../../application/taxation/index.js";
import { assess } from "../../../../domain/taxation/law/index.js";
import { civilDate, trusted } from "../../../../domain/shared/index.js";
import { compiledReferencePackage, referenceCalendar, referencePackage } from "../../../support/reference-data.js";

const compiled = compiledReferencePackage(2025);
const calendar = referenceCalendar();
const law = {
  ...{ year: 2025, packageId: "p", hash: "h", compiled, calendar },
  ...{ revenueItems: new Map<string, string>(), lateBornDays: 0 },
};
const estimated = (input: Omit<EstimateInput, "year">) => estimateBy(law, { year: 2025, ...input });
const household = {
  kind: "household",
  facts: { buildingTaxMethod: "flat", dwelling: "primary" },
  grounds: [],
} as const;

describe("what would I pay?", () => {
  test("a family in the city: each sum, how it came about, and the article", () => {
    const { total, lines } = trusted(estimated({ payer: "household", unit: "shkoder-city", subjects: [household] }));
    // Building tax, cleaning (as of 2025), lighting, greening.
    expect(total).toBe((242 + 300 + 125 + 50) * 12);
    expect(lines.find(({ item }) => item === "building-tax-household")).toMatchObject({
      name: { en: "Building tax of households (flat monthly sum)" },
      zone: { en: "Zone 1: Shkodër city" },
      legalBasis: ["Ligji nr. 9632/2006, nenet 21, 22/1, 22/3, 22/4; VKM nr. 132, datë 7.3.2018"],
      base: [],
      rate: { type: "amount", figure: "242", per: "household", assumed: false },
      months: 12,
      gross: 2904,
      net: 2904,
    });
  });

  test("a ground of relief is named with what it saves", () => {
    const subjects = [{ ...household, grounds: ["pensioner-only-family"] }];
    const { lines } = trusted(estimated({ payer: "household", unit: "shkoder-city", subjects }));
    expect(lines.find(({ item }) => item === "building-tax-household")).toMatchObject({
      reliefs: [{ name: { en: "Family of pensioners only" }, amount: 2904 }],
      net: 0,
    });
  });

  test("is what the register would be assessed by, to the lek; decimals may come with a comma, and figures of tables say whether they are assumed", () => {
    const facts = {
      use: "commerce-service",
      areaM2: "84,5",
      status: "complete",
      built: "from-1993",
      assessmentMethod: "value",
    };
    const { total, lines } = trusted(
      estimated({ payer: "business", unit: "velipoje", subjects: [{ kind: "building", facts, grounds: [] }] }),
    );
    const assessed = trusted(
      assess({
        ...{ fiscalPackage: compiled, calendar, taxpayer: { kind: "business" }, assessedOn: civilDate("2025-01-01") },
        subjects: [{ ...facts, areaM2: "84.5", id: "0", kind: "building", unit: "velipoje" }],
      }),
    );
    expect(total).toBe(assessed.total);
    expect(lines[0]!.base.map(({ kind, value, assumed }) => [kind, value, assumed])).toContainEqual([
      "table",
      "50000",
      true,
    ]);
  });

  test.each([
    ["a kind that the package does not tax", { kind: "yacht", facts: {}, grounds: [] }, "subject-kind-unknown"],
    [
      "a fact that is missing",
      { kind: "household", facts: { buildingTaxMethod: "flat" }, grounds: [] },
      "fact-missing",
    ],
    ["a value that is none", { ...household, facts: { ...household.facts, dwelling: "castle" } }, "fact-code-unknown"],
    [
      "a number that is none",
      { ...household, facts: { ...household.facts, otherMembersOver22: "two" } },
      "fact-malformed",
    ],
    ["a ground that is none", { ...household, grounds: ["because"] }, "fact-code-unknown"],
    [
      "names of what every object has",
      { kind: "household", facts: { __proto__: { dwelling: "primary" } }, grounds: [] },
      "fact-missing",
    ],
  ])("%s is refused", (_name, subject, code) => {
    expect(estimated({ payer: "household", unit: "shkoder-city", subjects: [subject] })).toMatchObject({
      ok: false,
      refusal: { code },
    });
  });

  test("a unit outside every zone is refused", () => {
    const outside = estimated({ payer: "household", unit: "tirane", subjects: [household] });
    expect(outside).toMatchObject({ ok: false, refusal: { code: "unit-unknown" } });
  });
});

describe("the published law", () => {
  const published = publishedLawOf(referencePackage(2025));

  test("asks of each kind what an estimate needs, with labels and choices in both languages", () => {
    const premises = published.subjects.find(({ kind }) => kind === "premises")!;
    expect(premises.form).toMatchObject({ required: ["activity", "areaM2"], additionalProperties: false });
    expect(JSON.stringify(premises.form)).toContain('"x-label":{"sq":');
    expect(premises.form).not.toHaveProperty("properties.unit");
  });

  test("names the grounds that count for a kind, and no others", () => {
    const household = published.subjects.find(({ kind }) => kind === "household")!;
    expect(household.grounds.map(({ code }) => code)).toContain("pensioner-only-family");
    expect(published.subjects.find(({ kind }) => kind === "coach-stop")!.grounds).toEqual([]);
  });
});
