import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { HEAD_CHOICES, HEAD_SECTIONS, type FiscalPackage } from "../../domain/taxation/index.js";
import { differencesBetween } from "../../ui/src/lib/desk/packages/article/lines.js";
import { arranged, movesOf } from "../../ui/src/lib/desk/packages/part/arrange.js";
import { SECTIONS } from "../../ui/src/lib/desk/packages/part/head.js";
import { linesOfPart } from "../../ui/src/lib/desk/packages/part/lines.js";
import { isOrdered, LISTS, partsIn, withPart, type Part } from "../../ui/src/lib/desk/packages/part/lists.js";
import { foundIn, sectionsOf, toldOfPart } from "../../ui/src/lib/desk/packages/part/looked.js";
import { partAt } from "../../ui/src/lib/desk/packages/part/named.js";
import { thingNamed, thingsOf } from "../../ui/src/lib/desk/packages/part/things.js";
import { partOf, typedOf } from "../../ui/src/lib/desk/packages/part/typed.js";
import { unsaidChanges } from "../../ui/src/lib/desk/packages/part/unsaid.js";
import { deskWords } from "../../ui/src/lib/desk/words/index.js";
import { withFigures } from "../../ui/src/lib/packages/cells.js";
import type { Content } from "../../ui/src/lib/packages/content.js";
import { referencePackage } from "../support/reference-data.js";
import { findingsOf, REMARKS } from "./support/package-findings.js";

const content = JSON.parse(JSON.stringify(referencePackage(2025))) as Content;
const section = (code: string, of: Content = content) => partsIn(of, "head").find((each) => each.code === code)!;
const typedInto = (code: string, typed: object) =>
  partOf("head", section(code), { ...typedOf("head", section(code)), ...typed });

function told(part: Part) {
  const draft = withPart(content, "head", part) as unknown as FiscalPackage;
  return toldOfPart({ list: "head", part, at: 0, typed: typedOf("head", part) }, findingsOf(draft), REMARKS);
}

describe("the head of a package in the fields of the editor", () => {
  test("is of the sections that the domain has, each with the same of the content", () => {
    expect(SECTIONS).toEqual(HEAD_SECTIONS);
    expect(LISTS.filter((list) => !isOrdered(list))).toEqual(["head", "vocabularies"]);
    expect(sectionsOf("head", "changes")).toEqual(["rows"]);
  });

  test("takes days and numbers as people write them; what is none stays for the checks, told at its field", () => {
    const read = typedInto("period", { validFrom: "1.4.2025", validTo: "31/12/2025", version: "2" });
    expect(read).toEqual({ code: "period", validFrom: "2025-04-01", validTo: "2025-12-31", version: 2 });
    expect(told(read)).toEqual([]);
    expect(told(typedInto("period", { validFrom: "31.02.2025" }))).toEqual([
      { id: "validFrom", part: "about", message: "DATE" },
    ]);
    expect(told(typedInto("period", { version: "x" }))).toEqual([{ id: "version", part: "about", message: "NUMER" }]);
    expect(told(typedInto("publication", { "publication.withinDays": "soon" }))).toEqual([
      { id: "publication.withinDays", part: "about", message: "NUMER" },
    ]);
    const reversed = typedInto("period", { validFrom: "1.12.2025", validTo: "30.11.2025" });
    expect(told(reversed)).toEqual([expect.objectContaining({ id: "validFrom", part: "about" })]);
  });

  test("keeps the mark of an assumption until a source is given, and what the format leaves no choice in", () => {
    const rule = section("rounding")["roundingRule"] as object;
    expect(typedInto("rounding", {})).toEqual({ code: "rounding", roundingRule: rule });
    const sourced = typedInto("rounding", { "roundingRule.source": "VKB nr. 91" })["roundingRule"];
    expect(sourced).toEqual({ mode: "half-up", unit: 1, split: "nearest-each-remainder-last", source: "VKB nr. 91" });
    expect(typedInto("due-dates", { "dueDateRule.roll": "none" })["dueDateRule"]).toMatchObject({
      ...{ roll: "none", calendar: "holidays.al", assumed: true },
    });
  });

  test("has the decisions that amended the basic one, one more for each that is filled in", () => {
    const typed = { "baseDecision.amendedBy.2.number": "9", "baseDecision.amendedBy.2.date": "1.3.2020" };
    const { amendedBy } = typedInto("base-decision", typed)["baseDecision"] as { amendedBy: readonly object[] };
    expect(amendedBy).toHaveLength(3);
    expect(amendedBy[2]).toEqual({ number: "9", date: "2020-03-01" });
  });

  test("is told what it lacks, and a finding leads to its section", () => {
    expect(told(typedInto("about", { "name.en": "" }))).toEqual([{ id: "name.en", part: "about", message: "MUNGON" }]);
    const found = (path: string) => partAt(content, path)?.part.code ?? null;
    expect(["decision.date", "changes[3]", ".notice", "validTo", "bundles[household-bundle]"].map(found)).toEqual([
      ...["decision", "changes", "about", "period", "household-bundle"],
    ]);
    const findings = [{ path: "changes[3]", code: "unknown-item", message: "" }];
    expect(Object.fromEntries(foundIn("head", ["changes", "period"], findings).byCode)).toEqual({
      ...{ changes: 1, period: 0 },
    });
  });

  test("differs in words where it was changed alone", () => {
    const lines = (of: Part) => linesOfPart(content, "head", of, "sq");
    const changed = typedInto("decision", { "decision.number": "91" });
    expect(differencesBetween(lines(section("decision")), lines(changed))).toEqual([
      { key: "number", label: "Numri", before: "DEMO-2025", after: "91" },
    ]);
  });

  test("never breaks on a section that is anything at all", () => {
    const keys = fc.constantFrom(...Object.values(HEAD_SECTIONS).flat());
    const codes = fc.constantFrom(...Object.keys(HEAD_SECTIONS));
    fc.assert(
      fc.property(codes, fc.dictionary(keys, fc.jsonValue({ maxDepth: 2 })), (code, raw) => {
        const part = { ...raw, code };
        const read = partOf("head", part, typedOf("head", part));
        expect(partOf("head", read, typedOf("head", read))).toEqual(read);
        expect(Array.isArray(linesOfPart(content, "head", part, "sq"))).toBe(true);
      }),
    );
  });

  test("every choice of the domain has words in both languages", () => {
    for (const language of ["sq", "en"] as const) {
      const say = deskWords(language).heads;
      for (const code of Object.keys(HEAD_SECTIONS)) expect(say.sectionNamed(code)).not.toBe(code);
      for (const code of HEAD_CHOICES.statuses) expect(say.statusNamed(code)).not.toBe(code);
      for (const code of HEAD_CHOICES.liabilityStarts) expect(say.startNamed(code)).not.toBe(code);
      for (const code of HEAD_CHOICES.liabilityEnds) expect(say.endNamed(code)).not.toBe(code);
      for (const code of HEAD_CHOICES.dueDateRolls) expect(say.rollNamed(code)).not.toBe(code);
    }
  });
});

describe("what is said of the changes of a package", () => {
  const revenue = () => (code: string) => code;
  const silent = { ...content, changes: [] };
  const unsaid = (draft: Content, before = content) => unsaidChanges(draft, before, revenue);

  test("is added for what is another than in force, once, and passes the checks", () => {
    expect(unsaid(silent)).toEqual([]);
    const draft = withFigures(silent, new Map([["items[cleaning-household].rates[city]", "315"]]));
    const [change, ...more] = unsaid(draft);
    expect(more).toEqual([]);
    expect(change).toMatchObject({
      ...{ item: "cleaning-household", what: "rates.city", from: "300", to: "315", assumed: true },
      text: { sq: expect.stringMatching(/: nga 300 .* në 315 /), en: expect.stringMatching(/: from 300 .* to 315 /) },
    });
    const said = { ...draft, changes: [change] } as unknown as Content;
    expect(unsaid(said)).toEqual([]);
    expect(findingsOf(said as unknown as FiscalPackage)).toEqual([]);
  });

  test("is of new articles as a whole, and not of another source", () => {
    const added = { ...content.items[0]!, code: "dog-tariff", name: { sq: "Qentë", en: "Dogs" } };
    expect(unsaid({ ...silent, items: [...content.items, added] })).toEqual([
      expect.objectContaining({ item: "dog-tariff", what: "item", from: null, to: null }),
    ]);
    const [first, ...others] = content.items;
    const rates = first!.rates.map(({ assumed: _assumed, ...row }) => ({ ...row, source: "Another source" }));
    expect(unsaid({ ...silent, items: [{ ...first!, rates }, ...others] })).toEqual([]);
  });

  test("is a row that is added, moved and taken away; what it may be of is called in words", () => {
    const { part, row } = arranged(section("changes"), "changes.add");
    expect(row).toBe(`changes.${content.changes.length}`);
    expect(told(part)).toContainEqual({ id: `${row}.text.sq`, part: "rows", message: "MUNGON" });
    for (const item of content.items)
      for (const thing of thingsOf(item)) expect(thingNamed(content, item, thing, "en")).not.toBe(thing);
    expect(thingNamed(content, content.items[0]!, "rates.gone", "en")).toBe("Rates");
  });
});

describe("bundles, and the order of parts", () => {
  const bundle = partsIn(content, "bundles")[0]!;

  test("an article that a bundle takes leaves the other, as it is looked at", () => {
    const other = { ...bundle, code: "other", items: ["cleaning-household"] };
    const both = { ...content, bundles: [bundle, { ...other, items: [] }] };
    const now = withPart(both, "bundles", other)["bundles"] as readonly { readonly items: readonly string[] }[];
    expect(now.map(({ items }) => items.includes("cleaning-household"))).toEqual([false, true]);
    const taken = partOf("bundles", bundle, { ...typedOf("bundles", bundle), "items.parking-hourly": "yes" });
    expect(taken["items"]).toEqual([...(bundle["items"] as string[]), "parking-hourly"]);
    const draft = withPart(content, "bundles", taken) as unknown as FiscalPackage;
    const found = { list: "bundles", part: taken, at: 0, typed: typedOf("bundles", taken) } as const;
    expect(toldOfPart(found, findingsOf(draft), REMARKS)).toEqual([
      expect.objectContaining({ id: "part-about", part: "about" }),
    ]);
  });

  test("a part goes up and down by naming the one that it follows then", () => {
    expect(movesOf(["a", "b", "c"], 2)).toEqual({ up: "c:a", down: "c:" });
    expect(movesOf(["a", "b", "c"], 1)).toEqual({ up: "b:", down: "b:c" });
  });
});
