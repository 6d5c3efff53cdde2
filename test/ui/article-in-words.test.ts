import { describe, expect, test } from "@jest/globals";
import { newArticle } from "../../ui/src/lib/desk/packages/article/arrange.js";
import { differencesBetween, linesOf } from "../../ui/src/lib/desk/packages/article/lines.js";
import { countedByArticle } from "../../ui/src/lib/desk/packages/article/looked.js";
import { placeBack, standingsOf, wholeOf } from "../../ui/src/lib/desk/packages/article/standing.js";
import type { Raw } from "../../ui/src/lib/desk/editing/raw.js";
import type { Content, Item } from "../../ui/src/lib/packages/content.js";
import { referencePackage } from "../support/reference-data.js";

const law = referencePackage(2025);
const content = law as unknown as Content;
const plain = (article: unknown) => JSON.parse(JSON.stringify(article)) as Raw;

describe("an article in words", () => {
  const revenueNamed = (item: string) => `zëri ${item.length}`;
  const lines = (of: Content, item: Item) => linesOf(of, item, "sq", revenueNamed);

  test("says all that it is, and no code", () => {
    const codes = new Set([
      ...Object.values(law.vocabularies).flatMap((list) => list.map((each) => each.code)),
      ...law.subjects.map((each) => each.code),
      ...law.collectors.map((each) => each.code),
    ]);
    for (const item of content.items)
      for (const { label, text } of lines(content, item)) {
        expect(`${label} ${text}`).not.toMatch(/subject\.|taxpayer\.|undefined|\[object/);
        const said = text.split(/[:;,. ]+/).filter((word) => word.includes("-") && codes.has(word));
        expect([item.code, said]).toEqual([item.code, []]);
      }
  });

  test("differs where it was changed alone", () => {
    const item = content.items.find((each) => each.code === "cleaning-household")!;
    const [first] = item.rates;
    const changed = {
      ...item,
      rates: [{ ...first!, rate: { type: "amount" as const, amount: "999" } }, ...item.rates.slice(1)],
      reliefs: item.reliefs.slice(1),
    };
    const found = differencesBetween(lines(content, item), lines(content, changed));
    expect(found.map(({ key }) => key)).toEqual([`rates[${first!.code}]`, `reliefs[${item.reliefs[0]!.code}]`]);
    expect(found[0]!.after).toContain("999");
    expect(found[1]!.after).toBeNull();
    expect(differencesBetween(lines(content, item), lines(content, wholeOf(plain(item))))).toEqual([]);
  });

  test("stands beside the package in force: new, the same or changed; what was taken out can come back to its place", () => {
    const [first, second, third] = content.items;
    const added = wholeOf(newArticle("dog-tariff", { sq: "Qentë", en: "Dogs" }));
    const draft = { ...content, items: [added, first!, { ...third!, group: "parking" }, ...content.items.slice(3)] };
    const { standings, removed } = standingsOf(draft, content, "en", revenueNamed);
    expect(standings.get("dog-tariff")).toEqual({ state: "new", changes: 0 });
    expect(standings.get(first!.code)).toEqual({ state: "same", changes: 0 });
    expect(standings.get(third!.code)).toEqual({ state: "changed", changes: 1 });
    expect(removed).toEqual([{ code: second!.code, name: second!.name }]);
    expect(placeBack(draft, content, second!.code)).toBe(first!.code);
    expect(placeBack({ ...draft, items: [added] }, content, second!.code)).toBeNull();
  });

  test("is counted with its own findings, however these name it", () => {
    const findings = [
      { path: "items[a].rates" },
      { path: "items.1.rates.0" },
      { path: "items[b]" },
      { path: "items.10" },
    ];
    const counted = countedByArticle(
      ["a", "b"],
      findings.map((each) => ({ ...each, code: "x", message: "" })),
    );
    expect(Object.fromEntries(counted)).toEqual({ a: 1, b: 2 });
  });
});
