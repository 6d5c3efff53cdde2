import { describe, expect, test } from "@jest/globals";
import { z } from "zod";
import { defterEvents } from "../../application/ledger/index.js";
import { namingBy } from "../../ui/src/lib/desk/audit/naming.js";
import { isUnnamed, shownAs } from "../../ui/src/lib/desk/audit/shown.js";
import { deskWords } from "../../ui/src/lib/desk/words/index.js";

const sq = deskWords("sq");

/** What stands anywhere in the schemas of the facts: names of fields, or words of lists. */
function inSchemas(read: (schema: Readonly<Record<string, unknown>>) => readonly unknown[]): readonly string[] {
  const found = new Set<string>();
  const look = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    if (!Array.isArray(value))
      for (const each of read(value as Readonly<Record<string, unknown>>))
        if (typeof each === "string") found.add(each);
    Object.values(value).forEach(look);
  };
  for (const { schema } of defterEvents) look(z.toJSONSchema(schema, { unrepresentable: "any" }));
  return [...found];
}

describe("facts in Albanian", () => {
  test("have a name for each of their fields", () => {
    const fields = inSchemas(({ properties }) => Object.keys((properties as object | undefined) ?? {}));
    expect(fields.length).toBeGreaterThan(300);
    expect(fields.filter((field) => sq.audit.fieldNamed(field) === field)).toEqual([]);
  });

  test("have a word for each word of a list, or for the role that it is", () => {
    const words = inSchemas((schema) => [
      ...((schema["enum"] as readonly unknown[] | undefined) ?? []),
      schema["const"],
    ]);
    expect(words.length).toBeGreaterThan(150);
    const said = (word: string) => namingBy("sq", []).valueNamed(word, "of");
    // What is written alike in both languages, and versions of a format.
    const ALIKE = /^(person|portal|lagje|defter\..+)$/;
    expect(words.filter((word) => said(word) === word && !ALIKE.test(word))).toEqual([]);
  });
});

describe("a value of a fact", () => {
  const shown = (value: unknown, field: string) =>
    shownAs(value, field, "sq", { yes: "po", no: "jo" }, sq.audit.valueNamed);

  test("that has words is said in them", () => {
    expect(shown("attached", "state")).toEqual({ as: "text", text: "bashkëlidhur", mono: false });
  });

  test("that is a code without words is set as one, of several words or of one", () => {
    for (const code of ["agricultural-parcel", "photo"])
      expect(shown(code, "kind")).toEqual({ as: "text", text: code, mono: true });
  });

  test("that somebody wrote is what they wrote", () => {
    expect(shown("photo", "reason")).toEqual({ as: "text", text: "photo", mono: false });
    expect(shown("Punime", "facts.what")).toEqual({ as: "text", text: "Punime", mono: false });
  });

  test("has a field that is a code where nobody named it: of an object of the law, of a form", () => {
    const isCodeIn = (words: typeof sq, field: string) => isUnnamed(field, words.audit.fieldNamed(field));
    for (const field of ["dwelling", "areaM2"]) expect([field, isCodeIn(sq, field)]).toEqual([field, true]);
    expect(isCodeIn(sq, "taxpayerId")).toBe(false);
    // An English field apart into its words is English.
    expect(isCodeIn(deskWords("en"), "dwelling")).toBe(false);
  });
});
