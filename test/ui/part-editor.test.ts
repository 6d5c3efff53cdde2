import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  PART_CHOICES,
  PART_LISTS,
  readableFacts,
  usesIn,
  type FiscalPackage,
  type PackageContent,
} from "../../domain/taxation/index.js";
import { differencesBetween } from "../../ui/src/lib/desk/packages/article/lines.js";
import { typesIn } from "../../ui/src/lib/desk/packages/editing.js";
import { refusedPart } from "../../ui/src/lib/desk/packages/part/acts.js";
import { arranged, newPart } from "../../ui/src/lib/desk/packages/part/arrange.js";
import { factsFor, kindsReading } from "../../ui/src/lib/desk/packages/part/facts.js";
import { linesOfPart } from "../../ui/src/lib/desk/packages/part/lines.js";
import { isList, LISTS, partsIn, withPart, type List, type Part } from "../../ui/src/lib/desk/packages/part/lists.js";
import { foundIn, toldOfPart } from "../../ui/src/lib/desk/packages/part/looked.js";
import { partAt, partNamed, placeNamed, usersInWords, usersOf } from "../../ui/src/lib/desk/packages/part/named.js";
import { partOf, typedOf } from "../../ui/src/lib/desk/packages/part/typed.js";
import { deskWords } from "../../ui/src/lib/desk/words/index.js";
import { conditionsInWords, type Content } from "../../ui/src/lib/packages/content.js";
import { words } from "../../ui/src/lib/words/index.js";
import { referencePackage } from "../support/reference-data.js";
import { findingsOf, REMARKS } from "./support/package-findings.js";

const law = referencePackage(2025);
const content = JSON.parse(JSON.stringify(law)) as Content;
const partNamedBy = (list: List, code: string) => partsIn(content, list).find((each) => each.code === code)!;
const vocabulary = {
  subjects: [...readableFacts(law)].map(([subject, facts]) => ({ subject, facts })),
} as never;

/** What the editor is told of a part, were it so. */
function told(list: List, part: Part) {
  const draft = withPart(content, list, part) as unknown as FiscalPackage;
  const at = partsIn(draft, list).findIndex(({ code }) => code === part.code);
  return toldOfPart({ list, part, at, typed: typedOf(list, part) }, findingsOf(draft), REMARKS);
}

describe("a part of a package in the fields of the editor", () => {
  test("is of the lists that the domain has commands for", () => {
    expect([...LISTS].sort()).toEqual([...PART_LISTS].sort());
    expect([isList("zones"), isList("items"), isList("constructor")]).toEqual([true, false, false]);
  });

  test("is the same when nothing was changed, for every part of the reference", () => {
    for (const list of LISTS)
      for (const part of partsIn(content, list)) {
        const typeOf = typesIn(factsFor(vocabulary, content, list, part.code));
        expect(partOf(list, part, typedOf(list, part), typeOf)).toEqual(part);
        expect(withPart(content, list, part)).toEqual(content);
        expect(told(list, part)).toEqual([]);
      }
  });

  test("never breaks on a part that is anything at all, nor does what is said of it", () => {
    const keys = fc.constantFrom(
      ...[
        "name",
        "units",
        "entries",
        "fields",
        "rows",
        "remittance",
        "kind",
        "assumed",
        "items",
        "changes",
        "decision",
      ],
    );
    fc.assert(
      fc.property(fc.constantFrom(...LISTS), fc.dictionary(keys, fc.jsonValue({ maxDepth: 2 })), (list, raw) => {
        const code = list === "head" ? "decision" : "own";
        const part = { ...raw, code };
        const read = partOf(list, part, typedOf(list, part));
        expect(read.code).toBe(code);
        expect(partOf(list, read, typedOf(list, read))).toEqual(read);
      }),
    );
  });

  test("takes what was typed as the package writes it: a figure, a fact instead of it, and a source instead of an assumption", () => {
    const before = partNamedBy("tables", "reference-price");
    const typed = { ...typedOf("tables", before), "rows.1.value.figure": "52 500,5", "rows.1.source": "VKM 12" };
    const [first, second] = partOf("tables", before, typed)["rows"] as readonly object[];
    expect(first).toEqual((before["rows"] as object[])[0]);
    expect(second).toMatchObject({ value: "52500.5", source: "VKM 12", note: expect.anything() });
    expect(second).not.toHaveProperty("assumed");
    expect(second).not.toHaveProperty("modelledOn");
    const read = partOf("tables", before, { ...typed, "rows.1.value.field": "subject.assessedPricePerM2" });
    expect((read["rows"] as object[])[1]).toMatchObject({ value: { field: "subject.assessedPricePerM2" } });
  });

  test("keeps the mark of an assumption where nothing else was said, and what an agent hands over while it is one", () => {
    const agent = partNamedBy("collectors", "regional-tax-directorate");
    const typed = { ...typedOf("collectors", agent), "remittance.dueDay": "20" };
    expect(partOf("collectors", agent, typed)["remittance"]).toEqual({
      ...(agent["remittance"] as object),
      dueDay: 20,
    });
    const own = Object.fromEntries(Object.entries(typed).filter(([name]) => !name.startsWith("remittance.")));
    expect(partOf("collectors", agent, { ...own, kind: "municipality" })).not.toHaveProperty("remittance");
  });

  test("gets a code for every new value and fact, each once; those that are there keep theirs", () => {
    const uses = arranged(partNamedBy("vocabularies", "building-use"), "entries.add");
    expect(uses.row).toBe("entries.8");
    const named = {
      "entries.8.name.sq": "Sallë sporti",
      "entries.8.name.en": "Sports hall",
      "entries.0.name.sq": "Banesë",
    };
    const entries = partOf("vocabularies", uses.part, { ...typedOf("vocabularies", uses.part), ...named })["entries"];
    expect((entries as { code: string }[]).map(({ code }) => code)).toEqual([
      ...law.vocabularies["building-use"]!.map(({ code }) => code),
      "salle-sporti",
    ]);
    const kind = arranged(partNamedBy("subjects", "building"), "fields.add").part;
    const labelled = {
      ...typedOf("subjects", kind),
      "fields.11.label.sq": "Numri i kateve",
      "fields.11.type": "integer",
    };
    expect((partOf("subjects", kind, labelled)["fields"] as object[])[11]).toMatchObject({
      ...{ name: "numriIKateve", type: "integer" },
    });
  });

  test("takes a unit from the zone that it was in, as it is looked at", () => {
    const city = partNamedBy("zones", "city");
    const taken = partOf("zones", city, { ...typedOf("zones", city), "units.shosh": "yes" });
    expect(taken["units"]).toEqual(["shkoder-city", "shosh"]);
    expect(told("zones", taken)).toEqual([]);
    const left = partOf("zones", city, {});
    expect(told("zones", left)).toContainEqual({ id: "part-about", part: "about", message: "MUNGON" });
  });
});

describe("what the checks find of a part", () => {
  test("is told at its fields", () => {
    const table = partNamedBy("tables", "reference-price");
    const figure = partOf("tables", table, { ...typedOf("tables", table), "rows.1.value.figure": "shumë" });
    expect(told("tables", figure)).toEqual([{ id: "rows.1.value.figure", part: "rows", message: "SHIFER" }]);
    const covered = { ...table, rows: (table["rows"] as object[]).slice(0, 1) };
    expect(told("tables", covered)[0]).toMatchObject({ part: "rows" });
    const agent = partNamedBy("collectors", "ashk");
    const day = partOf("collectors", agent, { ...typedOf("collectors", agent), "remittance.dueDay": "99" });
    expect(told("collectors", day)).toEqual([{ id: "remittance.dueDay", part: "about", message: "NUMER" }]);
    const values = arranged(partNamedBy("vocabularies", "sign-type"), "entries.add").part;
    expect(told("vocabularies", values).map(({ id, message: of }) => [id, of])).toEqual(
      expect.arrayContaining([["entries.4.name.sq", "MUNGON"]]),
    );
  });

  test("is told of a new part: what it lacks; of a vocabulary without values as well", () => {
    const name = { sq: "Lloji i kafshës", en: "Kind of animal" };
    expect(newPart("zones", name, undefined)).toEqual({ code: "lloji-i-kafshes", name, units: [], assumed: true });
    expect(newPart("vocabularies", name, undefined)).toEqual({ code: "lloji-i-kafshes", entries: [] });
    const copy = newPart("tables", name, partNamedBy("tables", "use-coefficient"));
    expect(copy).toEqual({ ...partNamedBy("tables", "use-coefficient"), code: "lloji-i-kafshes", name });
  });

  test("is counted for each part of a list, and told of the list itself", () => {
    const findings = ["zones", "zones[city]", "zones.1.units", "zones[other]", "items[city]"].map((path) => ({
      ...{ path, code: "x", message: path },
    }));
    const { byCode, ofList } = foundIn("zones", ["city", "lowland-units"], findings);
    expect([Object.fromEntries(byCode), ofList]).toEqual([{ city: 1, "lowland-units": 1 }, ["zones"]]);
    const found = [{ path: "vocabularies.act.3.name", code: "x", message: "" }];
    expect(foundIn("vocabularies", ["act", "activity"], found).byCode.get("act")).toBe(1);
  });
});

describe("a part in words", () => {
  test.each(["sq", "en"] as const)("says all that it is in %s, and no code; so does who uses it", (language) => {
    const codes = new Set([
      ...Object.values(law.vocabularies).flatMap((list) => list.map(({ code }) => code)),
      ...LISTS.flatMap((list) => partsIn(content, list).map(({ code }) => code)),
      ...law.subjects.flatMap(({ fields }) => fields.map(({ name }) => name)),
      ...[...PART_CHOICES.fieldTypes, ...PART_CHOICES.fieldUnits, "undefined"],
    ]);
    const isCode = (piece: string) => /-|[a-z][A-Z]|undefined/.test(piece) && codes.has(piece);
    const uses = usesIn(law as unknown as PackageContent);
    for (const list of LISTS)
      for (const part of partsIn(content, list)) {
        const lines = linesOfPart(content, list, part, language).flatMap(({ label, text }) => [label, text]);
        const users = usersOf(content, uses, `${list}[${part.code}]`, language);
        const pieces = [partNamed(content, list, part, language), ...lines, ...users].join(", ").split(/[:;,.()% ]+/);
        expect([part.code, pieces.filter(isCode)]).toEqual([part.code, []]);
      }
  });

  test("differs where it was changed alone", () => {
    const table = partNamedBy("tables", "use-coefficient");
    const changed = partOf("tables", table, { ...typedOf("tables", table), "rows.2.value.figure": "1.6" });
    const lines = (of: Part) => linesOfPart(content, "tables", of, "sq");
    const [only, ...more] = differencesBetween(lines(table), lines(changed));
    expect([only, more.length]).toEqual([
      expect.objectContaining({ key: "rows[2]", after: expect.stringContaining("1,6") }),
      0,
    ]);
  });

  test("a place of the package is called as people call it, and many users by the first of them", () => {
    const named = (path: string) => placeNamed(content, path, "en");
    expect(named("vocabularies[building-use][office]")).toBe("Office");
    expect(named("subjects[building].fields[areaM2]")).toBe("Building: Built area");
    expect(named("items[building-tax-household].rates[city]")).toBe(`Article 1. ${content.items[0]!.name.en}`);
    expect(named("bundles[household-bundle]")).toBe("Household taxes and tariffs");
    expect(usersInWords(["a", "b", "c", "d", "e"], "en")).toBe("a, b, c, d and 1 more");
    expect(usersInWords([], "en")).toBe("");
  });

  test("a finding leads to the part that it is in, however the checks name it", () => {
    const found = (path: string) => partAt(content, path)?.part.code ?? null;
    expect([
      found("tables[use-coefficient].rows[1]"),
      found("zones.1.units"),
      found("vocabularies.act.3.name"),
    ]).toEqual([...["use-coefficient", "lowland-units", "act"]]);
    for (const path of ["zones", "items[city]", "tables[none]", "constructor[name]", ""])
      expect(found(path)).toBeNull();
  });

  test("a refusal says what is still used, and where", () => {
    const facts = { of: "zones[city]", by: "items[building-tax-household].rates[city]", count: 7 };
    const fault = { code: "REFUSED", rule: "part-in-use", message: "", fields: [], facts };
    const { status, data } = refusedPart("remove", { ok: false, fault }, new FormData(), "en", content);
    expect(status).toBe(422);
    expect(data.faults[0]!.message).toMatch(/“Zone 1: Shkodër city” is still used in 7 places, first by “Article 1\. /);
  });

  test("what is joined within what is joined stands in brackets", () => {
    const zone = { field: "subject.zone", op: "eq", value: "city" };
    const use = { field: "subject.use", op: "eq", value: "office" };
    const said = (...when: Parameters<typeof conditionsInWords>[1]) =>
      conditionsInWords(content, when, "en", words("en").packages.condition);
    expect(said({ any: [zone, { all: [zone, use] }] })).toBe(
      "Zone: Zone 1: Shkodër city or (Zone: Zone 1: Shkodër city; Use: Office)",
    );
    expect(said(use, { any: [zone, use] })).toBe("Use: Office; (Zone: Zone 1: Shkodër city or Use: Office)");
    expect(said({ not: { any: [zone] } })).toBe("not (Zone: Zone 1: Shkodër city)");
  });
});

describe("the facts of a table of valuation", () => {
  test("are those of the kinds that it is read for; of every kind while no article reads it", () => {
    expect(kindsReading(content, "reference-price")).toEqual(["building"]);
    const paths = (code: string) => factsFor(vocabulary, content, "tables", code).map(({ path }) => path);
    expect(paths("reference-price")).toContain("subject.built");
    expect(paths("reference-price")).not.toContain("subject.areaHa");
    expect(paths("unread")).toEqual(expect.arrayContaining(["subject.built", "subject.areaHa"]));
    expect(factsFor(vocabulary, content, "zones", "city")).toEqual([]);
  });
});

test("every choice of the domain has words in both languages", () => {
  for (const language of ["sq", "en"] as const) {
    const { parts } = deskWords(language);
    for (const type of PART_CHOICES.fieldTypes) expect([type, parts.typeNamed(type)]).not.toEqual([type, type]);
    for (const kind of PART_CHOICES.collectorKinds) expect(parts.collectorKindNamed(kind)).not.toBe(kind);
    for (const unit of PART_CHOICES.fieldUnits) expect(parts.unitNamed(unit)).not.toMatch(/-|^m2$|^count$/);
  }
});
