import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { contentChanges, forOffices, type RawContent } from "../../../domain/casework/index.js";
import { rawServices } from "../../support/catalogue.js";

const service = rawServices.find((each) => each["code"] === "identity-attestation")!;
const changed = (change: object) => contentChanges(service, { ...service, ...change });

describe("what changed between two contents", () => {
  test("is named by its place, and is as small as can be", () => {
    const [fee] = service["fees"] as readonly RawContent[];
    expect(changed({ fees: [{ ...fee, amount: 150 }] })).toEqual([
      { path: "fees[document-fee].amount", before: 100, after: 150 },
    ]);
    expect(changed({ note: { sq: "E re.", en: "New." } })).toEqual([
      { path: "note", before: null, after: { sq: "E re.", en: "New." } },
    ]);
    expect(changed({})).toEqual([]);
  });

  test("in lists follows codes and keys, not places", () => {
    const form = service["form"] as readonly RawContent[];
    const added = { key: "phone", label: { sq: "Telefoni", en: "Telephone" }, type: "text", required: false };
    expect(changed({ form: [added, ...form.slice(1)] }).map(({ path }) => path)).toEqual([
      "form[reason]",
      "form[phone]",
    ]);
    expect(changed({ form: [...form].reverse() })).toEqual([
      {
        path: "form",
        before: form.map(({ key }) => key),
        after: form.map(({ key }) => key).reverse(),
      },
    ]);
    expect(changed({ offices: ["velipoje"] })).toEqual([{ path: "offices", before: "all", after: ["velipoje"] }]);
  });

  test("is nothing exactly where nothing changed", () => {
    const json = fc.dictionary(fc.string({ maxLength: 4 }), fc.jsonValue({ maxDepth: 3 }), { maxKeys: 4 });
    fc.assert(
      fc.property(json, json, (left, right) => {
        const same = JSON.stringify(sorted(left)) === JSON.stringify(sorted(right));
        expect(contentChanges(left, right).length === 0).toBe(same);
        expect(contentChanges(left, left)).toEqual([]);
      }),
    );
  });
});

test("a service of the model keeps the offices that a municipality has, or is offered at all of them", () => {
  const at = { ...service, offices: ["shkoder-centre", "velipoje"] };
  expect(forOffices(at, ["velipoje", "lezhe"])["offices"]).toEqual(["velipoje"]);
  expect(forOffices(at, ["lezhe"])["offices"]).toBe("all");
  expect(forOffices(service, [])).toBe(service);
});

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return Object.is(value, -0) ? 0 : value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([name, each]) => [name, sorted(each)]),
  );
}
