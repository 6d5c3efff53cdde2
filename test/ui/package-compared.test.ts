import { describe, expect, test } from "@jest/globals";
import { comparedArticles, comparedParts } from "../../ui/src/lib/desk/packages/compared.js";
import { withFigures } from "../../ui/src/lib/packages/cells.js";
import type { Content } from "../../ui/src/lib/packages/content.js";
import { referencePackage } from "../support/reference-data.js";

const inForce = JSON.parse(JSON.stringify(referencePackage(2025))) as Content;
const articles = (draft: Content) => comparedArticles(draft, inForce, "sq", (code) => code);

describe("a draft beside the package in force, as the council reads it", () => {
  test("says nothing where nothing is another", () => {
    expect(articles(inForce)).toEqual({ added: [], changed: [], same: inForce.items.length, removed: [] });
    expect(comparedParts(inForce, inForce, "sq")).toEqual([]);
  });

  test("says which articles are new, changed and removed, each change by line, and numbers them as the draft does", () => {
    const [first, second, ...others] = inForce.items;
    const added = { ...first!, code: "dog-tariff", name: { sq: "Tarifa e qenve", en: "Dog tariff" } };
    const draft = withFigures(
      { ...inForce, items: [added, second!, ...others] },
      new Map([["items[cleaning-household].rates[city]", "315"]]),
    );
    const found = articles(draft);
    expect(found.added).toMatchObject([{ key: "dog-tariff", place: 1, name: "Tarifa e qenve" }]);
    expect(found.added[0]!.differences).toContainEqual(expect.objectContaining({ key: "name", before: null }));
    expect(found.removed).toEqual([{ code: first!.code, name: first!.name.sq }]);
    expect(found.changed).toMatchObject([
      { key: "cleaning-household", differences: [{ key: "rates[city]", before: expect.anything() }] },
    ]);
    expect(found.same).toBe(inForce.items.length - 2);
  });

  test("says the same of the head and the other parts, but of what is said of the changes", () => {
    const zones = [{ ...inForce.zones[0]!, source: "Vendim (i trilluar)" }, ...inForce.zones.slice(1)];
    const collectors = [...inForce.collectors, { code: "new", name: { sq: "I ri", en: "New" } }];
    const decision = { ...inForce.decision, number: "91" };
    const draft = { ...inForce, zones, collectors, decision, bundles: [], changes: [] };
    expect(comparedParts(draft, inForce, "sq").map(({ key, state }) => [key, state])).toEqual([
      ["head/decision", "changed"],
      ["bundles/household-bundle", "removed"],
      ["zones/city", "changed"],
      ["collectors/new", "new"],
    ]);
  });
});
