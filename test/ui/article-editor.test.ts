import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { ARTICLE_CHOICES, readableFacts, type FiscalPackage } from "../../domain/taxation/index.js";
import type { Raw } from "../../ui/src/lib/desk/editing/raw.js";
import { arranged, newArticle } from "../../ui/src/lib/desk/packages/article/arrange.js";
import { comparisonsFor } from "../../ui/src/lib/desk/packages/conditions/codec.js";
import { alternativeTo, GROUPS, withAlternative } from "../../ui/src/lib/desk/packages/conditions/groups.js";
import { toldOf } from "../../ui/src/lib/desk/packages/article/looked.js";
import { wholeOf } from "../../ui/src/lib/desk/packages/article/standing.js";
import { articleOf, typedOf } from "../../ui/src/lib/desk/packages/article/typed.js";
import { deskWords } from "../../ui/src/lib/desk/words/index.js";
import type { Content } from "../../ui/src/lib/packages/content.js";
import { paymentShown } from "../../ui/src/lib/packages/shown.js";
import { words } from "../../ui/src/lib/words/index.js";
import { referencePackage } from "../support/reference-data.js";
import { anyArticle } from "./support/any-article.js";
import { findingsOf, REMARKS } from "./support/package-findings.js";

const law = referencePackage(2025);
const content = law as unknown as Content;
const plain = (article: unknown) => JSON.parse(JSON.stringify(article)) as Raw;
const articles = law.items.map(plain);
const named = (code: string) => plain(law.items.find((each) => each.code === code));
const typeOf = (subject: string) => (path: string) =>
  readableFacts(law)
    .get(subject)
    ?.find((each) => each.path === path)?.type;

/** Everything that keeps the package from being published, were this one of its articles. */
function checked(article: Raw) {
  const at = law.items.findIndex(({ code }) => code === article["code"]);
  const items = at < 0 ? [...law.items, article] : law.items.with(at, article as never);
  const draft = { ...law, items } as unknown as FiscalPackage;
  const findings = findingsOf(draft);
  const place = { article, code: String(article["code"]), at: at < 0 ? law.items.length : at };
  const told = toldOf({ ...place, typed: typedOf(article) }, findings, REMARKS);
  return { findings, told };
}

describe("an article in the fields of the editor", () => {
  test("is the same when nothing was changed, whatever stands in it", () => {
    fc.assert(
      fc.property(anyArticle, (given) => {
        const before = plain(given);
        expect(articleOf(before, typedOf(before))).toEqual(before);
      }),
    );
  });

  test("keeps values that read the same as each stood", () => {
    const appliesWhen = [{ field: "subject.use", op: "in", value: [12, "12"] }];
    const before = { ...named("building-tax"), appliesWhen };
    expect(articleOf(before, typedOf(before))["appliesWhen"]).toEqual(appliesWhen);
  });

  test("is the same for every article of the reference", () => {
    for (const each of articles) expect(articleOf(each, typedOf(each), typeOf(String(each["subject"])))).toEqual(each);
  });

  test("never breaks on an article that is anything at all", () => {
    const anything = fc.dictionary(
      fc.constantFrom("name", "rates", "base", "appliesWhen", "instalments", "reliefs", "payerKinds"),
      fc.jsonValue(),
    );
    fc.assert(fc.property(anything, (raw) => expect(typeof articleOf(raw, typedOf(raw))).toBe("object")));
  });

  test("takes what was typed as the package writes it", () => {
    const before = named("building-tax");
    const typed = {
      ...typedOf(before),
      "rates.0.rate.figure": "0,07",
      "appliesWhen.0.field": "any",
      "appliesWhen.0.of.0.field": "subject.areaM2",
      "appliesWhen.0.of.0.op": "gte",
      "appliesWhen.0.of.0.value.0": "50,5",
      "appliesWhen.0.of.1.field": "subject.use",
      "appliesWhen.0.of.1.op": "is",
      "appliesWhen.0.of.1.value.0": "office",
      "appliesWhen.0.of.1.value.1": "hotel",
      "instalments.kind": "fixed-dates",
      "instalments.parts.0.share": "1/1",
      "instalments.parts.0.due": "5.3",
      "instalments.lateBornDays": "30",
    };
    const now = articleOf(before, typed, typeOf("building"));
    expect(now).toMatchObject({
      rates: [{ rate: { percent: "0.07" } }, {}],
      instalments: { parts: expect.arrayContaining([{ share: "1/1", due: "03-05" }]), lateBornDays: 30 },
    });
    expect((now["appliesWhen"] as unknown[])[0]).toEqual({
      any: [
        { field: "subject.areaM2", op: "gte", value: "50.5" },
        { field: "subject.use", op: "in", value: ["office", "hotel"] },
      ],
    });
  });

  test("loses a condition whose fact was emptied, keeps what is nested, and lets an assumption go for a source", () => {
    const use = { field: "subject.use", op: "eq", value: "office" };
    const nested = { all: [{ any: [{ all: [{ any: [{ all: [{ any: [{ not: use }] }] }] }] }] }] };
    const before = {
      ...named("cleaning-household"),
      appliesWhen: [{ field: "subject.zone", op: "eq", value: "a" }, nested],
      rates: [{ code: "all", when: [], rate: { type: "amount", amount: "1" }, assumed: true, modelledOn: "Tirana" }],
    };
    const typed = { ...typedOf(before), "appliesWhen.0.field": "", "rates.0.source": "VKB 12" };
    expect(articleOf(before, typed)).toMatchObject({ appliesWhen: [nested] });
    expect((articleOf(before, typed)["rates"] as Raw[])[0]).toEqual({
      ...{ code: "all", when: [], rate: { type: "amount", amount: "1" }, source: "VKB 12" },
    });
    expect(articleOf(before, { ...typed, "appliesWhen.1.kept": "" })["appliesWhen"]).toEqual([]);
  });

  test("has groups of conditions within groups, which go with what is in them when they are taken out", () => {
    const zone = { field: "subject.zone", op: "eq", value: "city" };
    const use = { field: "subject.use", op: "ne", value: "office" };
    const appliesWhen = [{ any: [{ all: [zone, use] }, { not: zone }] }];
    const before = { ...named("building-tax"), appliesWhen };
    const typed = typedOf(before);
    expect(typed).toMatchObject({
      ...{ "appliesWhen.0.field": "any", "appliesWhen.0.of.0.field": "all", "appliesWhen.0.of.1.field": "not" },
      "appliesWhen.0.of.1.of.0.field": "subject.zone",
    });
    const read = (changed: object) => articleOf(before, { ...typed, ...changed }, typeOf("building"))["appliesWhen"];
    expect(read({ "appliesWhen.0.of.0.field": "" })).toEqual([{ any: [{ not: zone }] }]);
    const both = { "appliesWhen.0.of.1.of.1.field": "subject.use", "appliesWhen.0.of.1.of.1.value.0": "hotel" };
    expect(read(both)).toEqual([
      { any: [{ all: [zone, use] }, { not: { all: [zone, { ...use, op: "eq", value: "hotel" }] } }] },
    ]);
    expect(read({ "appliesWhen.0.field": "" })).toEqual([]);
  });

  test("gets an alternative beside a condition, in a group of which one suffices", () => {
    const zone = { field: "subject.zone", op: "eq", value: "city" };
    const before = { ...named("building-tax"), appliesWhen: [zone, { not: zone }] };
    const now = (act: string) => articleOf(before, withAlternative(typedOf(before), act), typeOf("building"));
    expect(now("appliesWhen.0.or")["appliesWhen"]).toEqual([{ any: [zone] }, { not: zone }]);
    expect(now("appliesWhen.1.of.0.or")["appliesWhen"]).toEqual([zone, { not: { any: [zone] } }]);
    for (const act of ["appliesWhen.7.or", "rates.0.up", "", "__proto__.or"]) expect(now(act)).toEqual(before);
    expect([alternativeTo("rates.0.when.1.or"), alternativeTo("rates.0.up")]).toEqual(["rates.0.when.1", null]);
  });

  test("gets a code for every new row, each once", () => {
    const added = arranged(arranged(named("parking-hourly"), "rates.add").article, "rates.add").article;
    const rows = articleOf(added, { ...typedOf(added), "rates.1.name.sq": "Natën" })["rates"] as Raw[];
    expect(rows.map((row) => row["code"]).slice(1)).toEqual(["naten", "rate"]);
    expect(arranged(added, "rates.2.remove").row).toBe("rates.1");
    expect(arranged(named("building-tax"), "rates.0.down").article["rates"]).toEqual(
      (named("building-tax")["rates"] as Raw[]).toReversed(),
    );
    const only = arranged(arranged(named("parking-hourly"), "modifiers.add").article, "modifiers.0.remove").article;
    expect(only).toEqual(named("parking-hourly"));
  });
});

describe("a due day that does not exist", () => {
  const scheduled = (due: string) => {
    const before = named("cleaning-household");
    const fixed = {
      "instalments.kind": "fixed-dates",
      "instalments.lateBornDays": "30",
      "instalments.source": "VKB 12",
    };
    const part = { "instalments.parts.0.share": "1/1", "instalments.parts.0.due": due };
    return articleOf(before, { ...typedOf(before), ...fixed, ...part });
  };

  test.each(["31.13", "45.02", "30.02", "0.5"])("%s stands as it was typed, is shown, and is told", (due) => {
    const article = scheduled(due);
    expect(typedOf(article)["instalments.parts.0.due"]).toBe(due);
    for (const language of ["sq", "en"] as const)
      expect(paymentShown(wholeOf(article), content, language)).toContain(due);
    expect(checked(article).told).toEqual([{ id: "instalments.parts.0.due", part: "payment", message: "DITE" }]);
  });
});

describe("a new article", () => {
  const begun = newArticle("dog-tariff", { sq: "Tarifa e qenve", en: "Dog tariff" });

  test("is told what it lacks at its fields, once each, and of no field that is filled in", () => {
    const { told } = checked(begun);
    const ids = told.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ["group", "legalBasis", "subject", "rates.0.rate.figure", "collector", "revenueItem"])
      expect(told.find((each) => each.id === id)).toMatchObject({ message: "MUNGON" });
    expect(ids).not.toContain("name.sq");
  });

  test("written in the fields is a package that can be published, with nothing found", () => {
    const typed = {
      ...typedOf(begun),
      ...{ group: "household-service", legalBasis: "Ligji nr. 9632/2006, neni 35", "payerKinds.household": "yes" },
      ...{ subject: "household", "base.unit": "household", "rates.0.rate.figure": "100", collector: "one-stop-shop" },
      ...{ revenueItem: "tariff-other", period: "annual" },
    };
    const article = articleOf(begun, typed, typeOf("household"));
    expect(checked(article)).toEqual({ findings: [], told: [] });
  });

  test("is told where a value is missing, wrong or not known, at the field of the value", () => {
    const before = named("cleaning-household");
    const withCondition = (op: string, value: string) =>
      articleOf(
        before,
        {
          ...typedOf(before),
          "appliesWhen.0.field": "subject.zone",
          "appliesWhen.0.op": op,
          "appliesWhen.0.value.0": value,
        },
        typeOf("household"),
      );
    expect(checked(withCondition("is", "")).told).toEqual([
      { id: "appliesWhen.0.value.0", part: "who", message: "MUNGON" },
    ]);
    expect(checked(withCondition("is", "atlantis")).told[0]).toMatchObject({ id: "appliesWhen.0.value.0" });
    expect(checked(withCondition("lt", "x")).told[0]).toMatchObject({ id: "appliesWhen.0.op" });
    const withGroup = (inner: object) =>
      articleOf(before, { ...typedOf(before), "appliesWhen.0.field": "any", ...inner }, typeOf("household"));
    expect(checked(withGroup({})).told).toEqual([{ id: "appliesWhen.0.field", part: "who", message: "BOSH" }]);
    const inside = { "appliesWhen.0.of.0.field": "not" };
    expect(checked(withGroup(inside)).told).toEqual([
      { id: "appliesWhen.0.of.0.of.0.field", part: "who", message: "BOSH" },
    ]);
    const value = { "appliesWhen.0.of.0.field": "subject.zone", "appliesWhen.0.of.0.value.0": "atlantis" };
    expect(checked(withGroup(value)).told[0]).toMatchObject({ id: "appliesWhen.0.of.0.value.0" });
    const negated = { "appliesWhen.0.of.0.field": "subject.grounds", "appliesWhen.0.of.0.op": "contains-not" };
    expect(checked(withGroup(negated)).told[0]).toMatchObject({
      ...{ id: "appliesWhen.0.of.0.value.0", message: "MUNGON" },
    });
    const wrong = articleOf(before, { ...typedOf(before), "rates.0.rate.figure": "pesë" });
    expect(checked(wrong).told).toEqual([{ id: "rates.0.rate.figure", part: "rates", message: "SHIFER" }]);
    const unsourced = articleOf(before, { ...typedOf(before), "instalments.kind": "on-event", "instalments.days": "" });
    expect(checked(unsourced).told).toEqual([{ id: "instalments.days", part: "payment", message: "MUNGON" }]);
    const { assumed: _assumed, source: _source, ...bare } = (before["rates"] as Raw[])[0]!;
    const rates = [bare, ...(before["rates"] as Raw[]).slice(1)];
    expect(checked({ ...before, rates }).told).toEqual([{ id: "rates.0.source", part: "rates", message: "MUNGON" }]);
  });
});

test("every choice of the domain has words in both languages", () => {
  const lists: Readonly<Record<string, readonly string[]>> = {
    ...{ kind: ARTICLE_CHOICES.kinds, mode: ARTICLE_CHOICES.modes, base: ARTICLE_CHOICES.baseKinds },
    ...{ period: ARTICLE_CHOICES.periods, proration: ARTICLE_CHOICES.prorations, rate: ARTICLE_CHOICES.rateTypes },
    ...{ instalments: ARTICLE_CHOICES.instalmentKinds, relief: ARTICLE_CHOICES.reliefKinds },
  };
  for (const language of ["sq", "en"] as const) {
    const say = deskWords(language).articles;
    for (const [list, codes] of Object.entries(lists))
      for (const each of codes) expect([list, each, say.choiceNamed(list, each)]).not.toEqual([list, each, each]);
    for (const group of GROUPS) expect(say.groupNamed(group)).not.toBe(group);
    const open = words(language).packages;
    for (const group of ARTICLE_CHOICES.groups) expect(open.groupNamed(group)).not.toBe(group);
    for (const payer of ARTICLE_CHOICES.payerKinds)
      expect(open.condition.payerNamed(payer)).not.toBe(language === "sq" ? payer : payer.toUpperCase());
    const operators = [...readableFacts(law).values()].flat().flatMap((each) => each.operators);
    for (const each of comparisonsFor([...new Set(operators)]))
      expect(say.comparisonNamed(each)).not.toMatch(/^(lte?|gte?|absent|exists)$|-/);
  }
});
