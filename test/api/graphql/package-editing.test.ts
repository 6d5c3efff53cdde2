import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { factsInWords } from "../../../api/graphql/taxation/finding-facts.js";
import { message } from "../../../api/messages/index.js";
import { rightsEvaluator } from "../../../domain/identity/index.js";
import { completenessCheck, type Charge, type FiscalPackage } from "../../../domain/taxation/index.js";
import { likePackage } from "../../support/like-package.js";
import { referencePackage } from "../../support/reference-data.js";
import { FakeApi, wrote } from "../support/fake-api.js";

const law = referencePackage(2025);

describe("what the checks find, in words", () => {
  const told = (code: string, change: (charge: Charge) => Charge, language: "sq" | "en" = "en") => {
    const draft: FiscalPackage = {
      ...law,
      items: law.items.map((each) => (each.code === code ? change(each) : each)),
    };
    return completenessCheck(draft).map((each) => message(each.code, factsInWords(each, draft, language), language));
  };

  test("names the case that no row covers by the labels and values of the package", () => {
    const [first] = told("cleaning-household", (charge) => ({ ...charge, rates: charge.rates.slice(1) }));
    expect(first).toBe("No row covers the case: Zone: Zone 1: Shkodër city.");
    const grounds = told("parking-hourly", (charge) => ({
      ...charge,
      rates: [{ ...charge.rates[0]!, when: [{ field: "subject.grounds", op: "contains", value: "disability-badge" }] }],
    }));
    expect(grounds.join()).toMatch(/case: Grounds for exemption or relief: not Parking/);
  });

  test("names payers, articles and fields; no code of the package stands in any of it", () => {
    const byPayer = told(
      "building-tax",
      (charge) => ({
        ...charge,
        rates: charge.rates.map((row) => ({
          ...row,
          when: [...row.when, { field: "taxpayer.kind", op: "eq" as const, value: "business" }],
        })),
      }),
      "sq",
    );
    expect(byPayer.join()).toContain("Lloji i taksapaguesit: familje");
    const missing = told("cleaning-household", (charge) => ({
      ...charge,
      base: { kind: "unit", unit: "act", field: "subject.otherMembersOver22" },
    }));
    expect(missing).toEqual([
      `“${law.items.find(({ code }) => code === "cleaning-household")!.name.en}” uses the fact “${
        law.subjects[0]!.fields.find(({ name }) => name === "otherMembersOver22")!.label.en
      }”, which may be missing.`,
    ]);
    for (const words of [...byPayer, ...missing]) expect(words).not.toMatch(/subject\.|taxpayer\.|\w=/);
  });

  test("never breaks on a draft that is anything", () => {
    const facts = { case: "subject.use=office, subject.grounds:orphan=true", field: "a.b", item: "x" };
    expect(factsInWords({ code: "case-uncovered", path: "", facts }, {}, "en")).toMatchObject({
      field: "a.b",
      item: "x",
    });
    const keys = ["field", "item", "subject", "collector", "unit"];
    const said = fc.constantFrom("office", "use", "subject.use", "subject.zone", "constructor");
    fc.assert(
      fc.property(likePackage, fc.constantFrom(...keys), said, (draft, key, value) => {
        const found = { code: "unknown-field", path: "", facts: { [key]: value, case: `${value}=office` } };
        expect(Object.values(factsInWords(found, draft, "sq"))).toEqual([expect.any(String), expect.any(String)]);
      }),
    );
  });
});

describe("the editor of articles", () => {
  let api: FakeApi;
  beforeAll(async () => {
    api = await new FakeApi({}, { access: rightsEvaluator }).start();
  });
  afterAll(() => api.close());
  beforeEach(() => {
    api.calls.length = 0;
  });
  const VOCABULARY = `query ($content: JSON!) {
    packageVocabulary(content: $content) {
      payerKinds
      collectorKinds
      subjects { subject facts { path operators codes } }
      uses { of by }
    }
  }`;

  test("is offered what the domain knows, also of a draft that is hardly anything", async () => {
    const asked = await api.ask(VOCABULARY, { content: law as unknown as object }, await api.as(["tax-officer"]));
    const { payerKinds, collectorKinds, subjects, uses } = asked.data?.["packageVocabulary"] as {
      readonly payerKinds: readonly string[];
      readonly collectorKinds: readonly string[];
      readonly uses: readonly object[];
      readonly subjects: readonly { readonly subject: string; readonly facts: readonly object[] }[];
    };
    expect(payerKinds).toContain("religious-community");
    expect(collectorKinds).toEqual(["municipality", "agent"]);
    expect(uses).toContainEqual({ of: "units[shosh]", by: "zones[mountain-units]" });
    expect(subjects.map(({ subject }) => subject)).toEqual(law.subjects.map(({ code }) => code));
    expect(subjects[0]!.facts).toContainEqual({
      path: "subject.zone",
      operators: ["eq", "ne", "in", "not-in"],
      codes: law.zones.map(({ code }) => code),
    });
    for (const content of [{}, { subjects: 7, vocabularies: null }, { subjects: [null], units: [null] }]) {
      const { data } = await api.ask(VOCABULARY, { content }, await api.as(["tax-officer"]));
      expect(data?.["packageVocabulary"]).toMatchObject({ subjects: [], uses: [] });
    }
  });

  test("is told what is wrong with a draft whose lists are none", async () => {
    const CHECK = `query ($content: JSON!) { packageCheck(content: $content) { publishable findings { message } } }`;
    const findings = [{ code: "unknown-field", path: "", facts: { field: "foo" } }];
    api.outcomes.set("checkPackage", () => ({ hash: "h", findings }));
    for (const content of [
      { subjects: {}, foo: 1 },
      { subjects: [null, { fields: 7 }], foo: 1 },
    ])
      expect(await api.ask(CHECK, { content }, await api.as(["tax-officer"]))).toEqual({
        data: { packageCheck: { publishable: false, findings: [{ message: expect.stringContaining("foo") }] } },
      });
  });

  test("is closed to who does not draft, and each of its acts goes to its use case", async () => {
    const asked = await api.ask(VOCABULARY, { content: {} }, await api.as(["clerk"]));
    expect(asked.errors?.[0]?.extensions?.["code"]).toBe("FORBIDDEN");
    const acts: readonly (readonly [string, string, object])[] = [
      ["addArticle", "AddArticleInput", { packageId: "P1", article: { code: "dog-tariff" }, after: "building-tax" }],
      ["reviseArticle", "ReviseArticleInput", { packageId: "P1", article: { code: "dog-tariff" }, edition: 3 }],
      ["moveArticle", "MoveArticleInput", { packageId: "P1", code: "dog-tariff", after: null }],
      ["removeArticle", "RemoveArticleInput", { packageId: "P1", code: "dog-tariff", edition: 3 }],
    ];
    for (const [act, type, input] of acts) await closed({ act, useCase: act, type, input, sent: input });
  });

  test("so does each of the acts on the other parts, for the lists that a package has", async () => {
    const parts: readonly (readonly [string, string, object])[] = [
      ["add", "AddPartInput", { packageId: "P1", list: "ZONES", part: { code: "city" } }],
      ["revise", "RevisePartInput", { packageId: "P1", list: "ZONES", part: { code: "city" }, edition: 3 }],
      ["move", "MovePartInput", { packageId: "P1", list: "ZONES", code: "city", after: null }],
      ["remove", "RemovePartInput", { packageId: "P1", list: "ZONES", code: "city", edition: 3 }],
    ];
    for (const [verb, type, sent] of parts) {
      const input = { ...sent, list: "zones" };
      await closed({ act: `${verb}PackagePart`, useCase: `${verb}Part`, type, input, sent });
      const other = await api.ask(
        `mutation ($input: ${type}!, $id: UUID!) { ${verb}PackagePart(commandId: $id, input: $input) { packageId } }`,
        { input: { ...sent, list: "ITEMS" }, id: crypto.randomUUID() },
        await api.as(["tax-officer"]),
      );
      expect(other.errors).toHaveLength(1);
    }
  });

  test("a bundle and a section of the head are parts like the others", async () => {
    for (const [list, part] of [
      ["BUNDLES", { code: "household-bundle", items: ["cleaning-household"] }],
      ["HEAD", { code: "period", validFrom: "2027-01-01", validTo: "2027-12-31", version: 1 }],
    ] as const) {
      const sent = { packageId: "P1", list, part, edition: 3 };
      const input = { ...sent, list: list.toLowerCase() };
      await closed({ act: "revisePackagePart", useCase: "revisePart", type: "RevisePartInput", input, sent });
    }
  });

  /** Refused to who does not draft; from who does it goes to its use case as it was sent. */
  async function closed(
    one: Readonly<Record<"act" | "useCase" | "type", string>> & { readonly input: object; readonly sent: object },
  ) {
    const { act, useCase, type, input, sent } = one;
    api.outcomes.set(useCase, () => wrote({ packageId: "P1" }));

    const mutation = `mutation ($input: ${type}!, $id: UUID!) { ${act}(commandId: $id, input: $input) { packageId } }`;
    const variables = { input: sent, id: crypto.randomUUID() };
    expect((await api.ask(mutation, variables, await api.as(["clerk"]))).errors).toHaveLength(1);
    expect((await api.ask(mutation, variables, await api.as(["tax-officer"]))).data).toEqual({
      [act]: { packageId: "P1" },
    });
    expect(api.calls.at(-1)).toMatchObject({ useCase, input });
  }
});
