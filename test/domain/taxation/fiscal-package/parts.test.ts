import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { sameJson } from "../../../../domain/shared/index.js";
import {
  MOST_MEMBERS,
  PART_LISTS,
  usesIn,
  type FiscalPackageEvent,
  type PackageContent,
  type PackagePart,
  type PartList,
} from "../../../../domain/taxation/fiscal-package/index.js";
import { withParts } from "../../../../domain/taxation/fiscal-package/parts.js";
import type { FiscalPackage } from "../../../../domain/taxation/index.js";
import { likePackage } from "../../../support/like-package.js";
import { approved, content, drafted, given, on, packageId, published } from "./support.js";

const law = content as unknown as FiscalPackage;
const common = { packageId, on } as const;
const revisedTo = (of: PackageContent): FiscalPackageEvent => ({
  ...{ type: "FiscalPackageRevised", data: { packageId, content: of }, effectiveDate: on },
});
const draftOf = (of: PackageContent) => ({ ...drafted, data: { packageId, content: of } }) as FiscalPackageEvent;
const zone = (code: string) => law.zones.find((each) => each.code === code)!;
const city = zone("city") as unknown as PackagePart;
const named = { sq: "E re", en: "New" };

describe("the parts of a draft", () => {
  test("one is added at the end of its list; all others stay as they are", () => {
    const part = { code: "new-unit", name: named };
    given([drafted])
      .when({ type: "AddPart", ...common, list: "units", part })
      .then([revisedTo({ ...content, units: [...law.units, part] })]);
    const entries = [{ code: "dog", name: named }];
    given([drafted])
      .when({ type: "AddPart", ...common, list: "vocabularies", part: { code: "animal", entries } })
      .then([revisedTo({ ...content, vocabularies: { ...law.vocabularies, animal: entries } })]);
  });

  test("a code is there once and can be named; a list and a vocabulary have their form and their limit", () => {
    const add = { type: "AddPart", ...common, list: "units", part: { code: "dajc", name: named } } as const;
    given([drafted]).when(add).thenRefused("part-exists", { code: "dajc" });
    given([drafted])
      .when({ ...add, part: { code: "a b" } })
      .thenRefused("code-malformed");
    for (const part of [{ code: "animal" }, { code: "animal", entries: 7 }])
      given([drafted])
        .when({ ...add, list: "vocabularies", part })
        .thenRefused("part-malformed");
    const units = Array.from({ length: MOST_MEMBERS }, (_, index) => ({ code: `u${index}` }));
    given([draftOf({ ...content, units })])
      .when(add)
      .thenRefused("parts-too-many", { max: MOST_MEMBERS });
  });

  test("one is changed, and an approval falls; nothing changed writes nothing", () => {
    const table = law.tables[0]!;
    const rows = [table.rows[0]!, { ...table.rows[1]!, value: "52000" }];
    const change = { type: "RevisePart", ...common, list: "tables", edition: 1 } as const;
    const outcome = given([drafted, approved]).when({ ...change, part: { ...table, rows } });
    outcome.then([revisedTo({ ...content, tables: [{ ...table, rows }, ...law.tables.slice(1)] })]);
    outcome.thenState((state) => expect(state).toMatchObject({ phase: "draft", approval: null, edition: 2 }));
    given([drafted])
      .when({ ...change, part: { ...table } })
      .thenNothing();
    given([drafted])
      .when({ ...change, part: { code: "nobody" } })
      .thenRefused("part-not-found", { code: "nobody" });
  });

  test("who comes second at one part is refused; two at two parts, and at an article, are all kept", () => {
    const theirs = { ...city, name: named } as PackagePart;
    const zones = [theirs, ...law.zones.slice(1)];
    const history = [drafted, revisedTo({ ...content, zones })];
    const change = { type: "RevisePart", ...common, list: "zones", edition: 1 } as const;
    given(history)
      .when({ ...change, part: { ...city, note: named } })
      .thenRefused("part-changed-meanwhile", { code: "city" });
    given(history)
      .when({ type: "RemovePart", ...common, list: "zones", code: "city", edition: 1 })
      .thenRefused("part-changed-meanwhile");
    const other = { ...zone("mountain-units"), note: named } as unknown as PackagePart;
    given(history)
      .when({ ...change, part: other })
      .then([revisedTo({ ...content, zones: [theirs, zone("lowland-units"), other] })]);
    const item = law.items[0]! as unknown as PackagePart;
    given(history)
      .when({ type: "ReviseArticle", ...common, article: { ...item, note: named }, edition: 1 })
      .then([revisedTo({ ...content, zones, items: [{ ...item, note: named }, ...law.items.slice(1)] })]);
  });

  test("a unit that a zone takes leaves the zone that it was in", () => {
    const units = [...zone("city").units, "shosh"];
    const [, lowland, mountain] = law.zones;
    given([drafted])
      .when({ type: "RevisePart", ...common, list: "zones", part: { ...city, units }, edition: 1 })
      .then([
        revisedTo({
          ...content,
          zones: [{ ...city, units }, lowland!, { ...mountain!, units: ["pult", "shale"] }],
        }),
      ]);
  });

  test.each<[PartList, string, string]>([
    ["zones", "city", "zones[city]"],
    ["units", "shosh", "units[shosh]"],
    ["vocabularies", "building-use", "vocabularies[building-use]"],
    ["subjects", "building", "subjects[building]"],
    ["tables", "reference-price", "tables[reference-price]"],
    ["collectors", "water-utility", "collectors[water-utility]"],
  ])("nothing of %s that the package uses is taken away", (list, code, of) => {
    given([drafted])
      .when({ type: "RemovePart", ...common, list, code, edition: 1 })
      .thenRefused("part-in-use", { of, count: usesIn(content).filter((use) => use.of === of).length });
  });

  test("nor a code of a vocabulary, nor a fact of a kind of object; what nothing uses goes", () => {
    const change = { type: "RevisePart", ...common, edition: 1 } as const;
    const entries = law.vocabularies["building-use"]!;
    const without = (code: string) => ({ code: "building-use", entries: entries.filter((each) => each.code !== code) });
    given([drafted])
      .when({ ...change, list: "vocabularies", part: without("residential") })
      .thenRefused("part-in-use", { of: "vocabularies[building-use][residential]" });
    given([drafted])
      .when({ ...change, list: "vocabularies", part: { code: "activity", entries: [] } })
      .thenRefused("part-in-use");
    const building = law.subjects.find((each) => each.code === "building")!;
    const lacking = (name: string) => ({
      ...building,
      fields: building.fields.filter((field) => field.name !== name),
    });
    for (const name of ["areaM2", "ownershipShare", "built", "unit"])
      given([drafted])
        .when({ ...change, list: "subjects", part: lacking(name) })
        .thenRefused("part-in-use", { of: `subjects[building].fields[${name}]` });
    given([drafted])
      .when({ type: "RemovePart", ...common, list: "vocabularies", code: "parking-place", edition: 1 })
      .thenState((state) => expect(state).toMatchObject({ edition: 2 }));
  });

  test("a row of a table goes with what it alone used", () => {
    const age = law.tables.find((each) => each.code === "age-coefficient")!;
    const rows = age.rows.toSpliced(1, 1);
    const tables = law.tables.map((each) => (each === age ? { ...age, rows } : each));
    const revised = revisedTo({ ...content, tables });
    const building = law.subjects.find((each) => each.code === "building")!;
    const part = { ...building, fields: building.fields.filter(({ name }) => name !== "built") };
    given([drafted, revised])
      .when({ type: "RevisePart", ...common, list: "subjects", part, edition: 2 })
      .thenState((state) => expect(state).toMatchObject({ edition: 3 }));
  });

  test("nothing of a published package is changed", () => {
    given([drafted, approved, published])
      .when({ type: "AddPart", ...common, list: "units", part: { code: "new-unit" } })
      .thenRefused("package-published");
  });
});

describe("what a package uses of itself", () => {
  test("is found in articles, in tables of valuation by the kinds that read them, in deep conditions and in bundles", () => {
    const uses = usesIn(content);
    const usersOf = (of: string) => uses.filter((use) => use.of === of).map(({ by }) => by);
    expect(usersOf("collectors[water-utility]")).toContain("bundles[household-bundle]");
    expect(usersOf("zones[city]")).toContain("tables[location-coefficient].rows[1]");
    expect(usersOf("subjects[building].fields[assessedPricePerM2]")).toContain("tables[reference-price].rows[0]");
    expect(usersOf("vocabularies[building-use]")).toEqual(["subjects[building].fields[use]"]);
    expect(usersOf("vocabularies[parking-place]")).toEqual([]);
    const deep = { not: { any: [{ all: [{ field: "subject.use", op: "in", value: ["worship"] }] }] } };
    const items = law.items.map((item) => (item.code === "building-tax" ? { ...item, appliesWhen: [deep] } : item));
    expect(usesIn({ ...content, items })).toContainEqual({
      ...{ of: "vocabularies[building-use][worship]", by: "items[building-tax]" },
    });
  });

  test("never breaks, and no command on parts does, whatever a draft is", () => {
    const part = fc.record({
      ...{ code: fc.constantFrom("use", "office", "constructor"), units: fc.jsonValue({ maxDepth: 1 }) },
      ...{ entries: fc.jsonValue({ maxDepth: 1 }), fields: fc.jsonValue({ maxDepth: 1 }) },
    });
    fc.assert(
      fc.property(likePackage, fc.constantFrom(...PART_LISTS), part, (draft, list, each) => {
        const of = draft as unknown as PackageContent;
        expect(Array.isArray(usesIn(of))).toBe(true);
        const seen = { content: of, editions: new Map<string, number>() };
        for (const type of ["AddPart", "RevisePart"] as const)
          expect(withParts({ type, ...common, list, part: each as PackagePart, edition: 1 }, seen)).toBeDefined();
      }),
    );
  });

  test("is there after every change that was not refused", () => {
    const change = fc.constantFrom(...PART_LISTS.filter((list) => list !== "head")).chain((list) => {
      const parts = list === "vocabularies" ? Object.keys(law.vocabularies) : law[list].map(({ code }) => code);
      return fc.record({ list: fc.constant(list), code: fc.constantFrom(...parts) });
    });
    const uses = usesIn(content);
    fc.assert(
      fc.property(change, ({ list, code }) => {
        const seen = { content, editions: new Map<string, number>() };
        const now = withParts({ type: "RemovePart", ...common, list, code, edition: 1 }, seen);
        const isUsed = uses.some((use) => use.of.startsWith(`${list}[${code}]`));
        expect(now.ok).toBe(!isUsed);
        // A bundle that is gone uses nothing any more.
        const left = uses.filter(({ by }) => by !== `${list}[${code}]`);
        if (now.ok) expect(sameJson(usesIn(now.value), left)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
});
