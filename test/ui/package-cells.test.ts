import { describe, expect, test } from "@jest/globals";
import { completenessCheck, compilePackage, type FiscalPackage } from "../../domain/taxation/index.js";
import {
  cellsOf,
  draftFrom,
  figureTyped,
  figuresOf,
  findingsByCell,
  withFigures,
} from "../../ui/src/lib/packages/cells.js";
import { conditionsInWords, type Content } from "../../ui/src/lib/packages/content.js";
import { packages as say } from "../../ui/src/lib/words/sq/packages.js";
import { referencePackage } from "../support/reference-data.js";

const law = referencePackage(2025) as unknown as Content;
const plain = (content: Content) => JSON.parse(JSON.stringify(content)) as Content;

describe("the figures of a package", () => {
  test("are all that the package charges by, each under a name of its own", () => {
    const cells = cellsOf(law);
    expect(new Set(cells.map(({ key }) => key)).size).toBe(cells.length);
    const charged = law.items.flatMap(({ rates }) => rates).filter(({ rate }) => rate.type !== "not-charged");
    expect(cells.filter(({ key }) => key.includes(".rates[")).length).toBe(charged.length);
  });

  test("are typed as people write them", () => {
    expect(["1 200", "0,65", "12.5", " 300 ", "pesë"].map(figureTyped)).toEqual([
      "1200",
      "0.65",
      "12.5",
      "300",
      "pesë",
    ]);
  });

  test("are replaced by name, and nothing else is touched", () => {
    const key = "items[cleaning-household].rates[city]";
    const changed = withFigures(
      law,
      new Map([
        [key, "315"],
        ["items[none].rates[x]", "9"],
      ]),
    );
    expect(figuresOf(changed).get(key)).toBe("315");
    const back = withFigures(changed, figuresOf(law));
    expect(plain(back)).toEqual(plain(law));
    const others = cellsOf(changed).filter((cell) => figuresOf(law).get(cell.key) !== cell.value);
    expect(others.map((cell) => cell.key)).toEqual([key]);
  });

  test("that were changed are from where it was said, and no longer assumed", () => {
    const [assumed] = cellsOf(law).filter(({ key }) => key.startsWith("tables[reference-price]"));
    const changed = withFigures(law, new Map([[assumed!.key, "61000"]]), "Projektvendim 2027");
    const rows = changed.tables.find(({ code }) => code === "reference-price")!.rows;
    expect(rows.at(-1)).toEqual({ when: [], value: "61000", source: "Projektvendim 2027" });
    expect(compilePackage(changed as unknown as FiscalPackage).ok).toBe(true);
  });

  test("have the findings of the checks beside them, however these name the place", () => {
    const key = "items[cleaning-household].rates[city]";
    const at = law.items.findIndex(({ code }) => code === "cleaning-household");
    const row = law.items[at]!.rates.findIndex(({ code }) => code === "city");
    const findings = [{ path: key }, { path: `items.${at}.rates.${row}.rate.amount` }, { path: "zones.0.units" }];
    const found = findingsByCell(law, findings);
    expect(found.get(key)).toEqual(findings.slice(0, 2));
    expect(found.get("")).toEqual(findings.slice(2));
  });
});

describe("a copy for another year", () => {
  test("is a package that holds that year alone, and can be published as it is", () => {
    const draft = draftFrom(law, 2031);
    expect(draft).toMatchObject({ fiscalYear: 2031, validFrom: "2031-01-01", validTo: "2031-12-31", version: 1 });
    expect(draft.code).toContain("2031");
    const asLaw = draft as unknown as FiscalPackage;
    expect(completenessCheck(asLaw)).toEqual([]);
    expect(compilePackage(asLaw).ok).toBe(true);
    const within = draftFrom(law, 2025);
    expect(within.version).toBe(law.version + 1);
    // It follows the one that it was copied from; within the year it has that one's code, and follows the same as it.
    expect([draft.supersedes, within.supersedes]).toEqual([law.code, law.supersedes]);
  });
});

test("the conditions of every row can be read without a code of the package's fields and vocabularies", () => {
  const codes = Object.values(law.vocabularies).flatMap((names) => names.map(({ code }) => code));
  const isCode = (word: string) => word.includes("-") && codes.includes(word);
  for (const { rates } of law.items)
    for (const { when } of rates) {
      const read = conditionsInWords(law, when, "sq", say.condition);
      expect(read).not.toMatch(/subject\.|undefined|\[object/);
      expect(read.split(/[:;, ]+/).filter(isCode)).toEqual([]);
    }
});
