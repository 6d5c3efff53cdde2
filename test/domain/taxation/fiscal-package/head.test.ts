import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { packageSchemaCheck } from "../../../../application/taxation/administration/package-check.js";
import { sameJson } from "../../../../domain/shared/index.js";
import {
  HEAD_SECTIONS,
  PART_LISTS,
  type FiscalPackageEvent,
  type PackageContent,
  type PackagePart,
} from "../../../../domain/taxation/fiscal-package/index.js";
import { membersIn, namedMembers, withMembers } from "../../../../domain/taxation/fiscal-package/members.js";
import { withParts } from "../../../../domain/taxation/fiscal-package/parts.js";
import { completenessCheck, type FiscalPackage } from "../../../../domain/taxation/index.js";
import { likePackage } from "../../../support/like-package.js";
import { referenceData } from "../../../support/reference-data.js";
import { approved, content, drafted, given, on, packageId, published } from "./support.js";

const law = content as unknown as FiscalPackage;
const common = { packageId, on } as const;
const revisedTo = (of: object): FiscalPackageEvent => ({
  ...{ type: "FiscalPackageRevised", data: { packageId, content: of as PackageContent }, effectiveDate: on },
});
const change = { type: "RevisePart", ...common, list: "head", edition: 1 } as const;
const sections = Object.keys(HEAD_SECTIONS);
const section = (code: string) => namedMembers(content, "head").find((each) => each.code === code)!;
const named = { sq: "E re", en: "New" };

describe("the head of a draft", () => {
  test("is changed section by section, and everything else stays as it is; an approval falls", () => {
    const { assumed: _confirmed, ...decided } = law.decision;
    const decision = { ...decided, number: "91", source: "VKB 91" };
    const outcome = given([drafted, approved]).when({ ...change, part: { code: "decision", decision } });
    outcome.then([revisedTo({ ...content, decision })]);
    outcome.thenState((state) => expect(state).toMatchObject({ phase: "draft", approval: null, edition: 2 }));
    const period = { validFrom: "2025-04-01", validTo: "2025-12-31", version: 2 };
    given([drafted])
      .when({ ...change, part: { code: "period", ...period } })
      .then([revisedTo({ ...content, ...period })]);
    given([drafted])
      .when({ ...change, part: section("changes") })
      .thenNothing();
  });

  test("what a section does not say any more is gone; what is not of it is refused", () => {
    const { notice: _gone, ...about } = section("about");
    const { notice: _none, ...left } = content;
    given([drafted])
      .when({ ...change, part: about as PackagePart })
      .then([revisedTo(left)]);
    for (const part of [
      { ...section("about"), items: [] },
      { ...section("decision"), code: "period" },
    ])
      given([drafted])
        .when({ ...change, part })
        .thenRefused("part-malformed");
    given([drafted])
      .when({ ...change, part: { code: "items" } })
      .thenRefused("part-not-found", { code: "items" });
  });

  test("two at two sections lose nothing; who comes second at one is refused", () => {
    const decision = { ...law.decision, number: "91" };
    const history = [drafted, revisedTo({ ...content, decision })];
    given(history)
      .when({ ...change, part: { code: "decision", decision: { ...decision, number: "92" } } })
      .thenRefused("part-changed-meanwhile", { code: "decision" });
    given(history)
      .when({
        ...change,
        part: { ...section("liability"), liabilityRule: { ...law.liabilityRule, end: "same-month" } },
      })
      .thenNothing();
    const rule = { ...law.liabilityRule, start: "same-month" };
    given(history)
      .when({ ...change, part: { code: "liability", liabilityRule: rule } })
      .then([revisedTo({ ...content, decision, liabilityRule: rule })]);
  });

  test("its sections are neither added, nor moved, nor taken away; of a published package nothing is changed", () => {
    const of = { ...common, list: "head", code: "period" } as const;
    given([drafted])
      .when({ type: "AddPart", ...common, list: "head", part: { code: "new" } })
      .thenRefused("part-list-fixed");
    given([drafted])
      .when({ type: "RemovePart", ...of, edition: 1 })
      .thenRefused("part-list-fixed");
    given([drafted])
      .when({ type: "MovePart", ...of, after: null })
      .thenRefused("part-list-unordered");
    given([drafted, approved, published])
      .when({ ...change, part: section("about") })
      .thenRefused("package-published");
  });
});

describe("the bundles of a draft", () => {
  const [bundle] = law.bundles;
  const added = { code: "business-bundle", name: named, items: ["cleaning-household"], collector: "one-stop-shop" };

  test("an article that a bundle takes leaves the bundle that it was in", () => {
    const left = { ...bundle!, items: bundle!.items.filter((each) => each !== "cleaning-household") };
    given([drafted])
      .when({ type: "AddPart", ...common, list: "bundles", part: added })
      .then([revisedTo({ ...content, bundles: [left, added] })]);
  });

  test("one is taken away, and who collects for it is not while it stands", () => {
    given([drafted])
      .when({ type: "RemovePart", ...common, list: "bundles", code: bundle!.code, edition: 1 })
      .then([revisedTo({ ...content, bundles: [] })]);
    given([drafted])
      .when({ type: "RemovePart", ...common, list: "collectors", code: bundle!.collector, edition: 1 })
      .thenRefused("part-in-use", { of: `collectors[${bundle!.collector}]` });
  });
});

describe("the order of the parts of a draft", () => {
  const move = { type: "MovePart", ...common, list: "zones", code: "mountain-units" } as const;
  const [city, lowland, mountain] = law.zones;

  test("a part is put after another, whatever others did to it", () => {
    given([drafted])
      .when({ ...move, after: null })
      .then([revisedTo({ ...content, zones: [mountain, city, lowland] })]);
    given([drafted])
      .when({ ...move, after: "city" })
      .then([revisedTo({ ...content, zones: [city, mountain, lowland] })]);
    const renamed = { ...mountain!, name: named };
    given([drafted, revisedTo({ ...content, zones: [city, lowland, renamed] })])
      .when({ ...move, after: null })
      .then([revisedTo({ ...content, zones: [renamed, city, lowland] })]);
  });

  test("where it stands already nothing is written; what is not there is refused, as is what has no order", () => {
    for (const after of ["lowland-units", "mountain-units"])
      given([drafted])
        .when({ ...move, after })
        .thenNothing();
    given([drafted])
      .when({ ...move, after: "nobody" })
      .thenRefused("part-not-found", { code: "nobody" });
    given([drafted])
      .when({ ...move, code: "nobody", after: null })
      .thenRefused("part-not-found", { code: "nobody" });
    given([drafted])
      .when({ ...move, list: "vocabularies", code: "building-use", after: null })
      .thenRefused("part-list-unordered");
  });
});

describe("a draft that is edited by its parts", () => {
  const seen = (of: PackageContent) => ({ content: of, editions: new Map<string, number>() });
  const after = (of: PackageContent, command: Parameters<typeof withParts>[0]) => {
    const now = withParts(command, seen(of));
    if (!now.ok) throw new Error(now.refusal.code);
    return now.value;
  };
  const noted = fc.record({ sq: fc.string(), en: fc.string() });
  const lists = PART_LISTS.filter((list) => list !== "vocabularies" && list !== "head");
  const place = fc.constantFrom(...lists).chain((list) => {
    const codes = namedMembers(content, list).map(({ code }) => code);
    const after = fc.option(fc.constantFrom(...codes));
    return fc.record({ list: fc.constant(list), code: fc.constantFrom(...codes), after });
  });

  test("is the same after an edit of the head and its reverse, and between them other in that section alone", () => {
    fc.assert(
      fc.property(fc.constantFrom(...sections), fc.jsonValue({ maxDepth: 2 }), (code, value) => {
        const [key] = HEAD_SECTIONS[code as keyof typeof HEAD_SECTIONS];
        const edited = after(content, { ...change, part: { ...section(code), [key]: value } });
        expect(sameJson({ ...edited, [key]: content[key] }, content)).toBe(true);
        expect(sameJson(after(edited, { ...change, part: section(code) }), content)).toBe(true);
      }),
    );
  });

  test("is the same after a part was moved and moved back; nothing but the order of its list changes between", () => {
    fc.assert(
      fc.property(place, ({ list, code, after: to }) => {
        const codes = namedMembers(content, list).map((each) => each.code);
        const back = codes[codes.indexOf(code) - 1] ?? null;
        const moved = after(content, { type: "MovePart", ...common, list, code, after: to });
        expect(sameJson({ ...moved, [list]: content[list] }, content)).toBe(true);
        expect(new Set(membersIn(moved, list))).toEqual(new Set(membersIn(content, list)));
        expect(after(moved, { type: "MovePart", ...common, list, code, after: back })).toEqual(content);
      }),
    );
  });

  test("is checked as the same content that was uploaded whole", () => {
    const checked = packageSchemaCheck(referenceData("fiscal-package.schema.json"));
    const found = (of: PackageContent) => {
      const bySchema = checked(of);
      return bySchema.length > 0 ? bySchema : completenessCheck(of as unknown as FiscalPackage);
    };
    const number = fc.oneof(fc.string(), fc.constant(undefined));
    fc.assert(
      fc.property(number, noted, fc.subarray([...law.bundles[0]!.items]), (of, title, items) => {
        const decision = { ...law.decision, number: of, title };
        const bundle = { ...law.bundles[0]!, items };
        const byFields = after(after(content, { ...change, part: { code: "decision", decision } }), {
          ...change,
          list: "bundles",
          part: bundle,
        });
        expect(found(byFields)).toEqual(found({ ...content, decision, bundles: [bundle] }));
      }),
      { numRuns: 20 },
    );
  });

  test("never breaks, whatever it is, and writing what stands in it changes nothing", () => {
    fc.assert(
      fc.property(likePackage, fc.constantFrom(...PART_LISTS), (draft, list) => {
        const of = draft as unknown as PackageContent;
        if (list === "head") expect(withMembers(of, list, membersIn(of, list))).toEqual(of);
        const part = { type: "RevisePart", ...common, list, part: { code: "period" }, edition: 1 } as const;
        expect(withParts(part, seen(of))).toBeDefined();
        expect(withParts({ type: "MovePart", ...common, list, code: "use", after: null }, seen(of))).toBeDefined();
      }),
    );
  });
});
