import { describe, expect, test } from "@jest/globals";
import library from "canonicalize";
import fc from "fast-check";
import { ValidationError } from "../../../application/errors.js";
import { fingerprintText } from "../../../application/ledger/canonical.js";
import { canonicalJson } from "../../../application/ledger/index.js";

describe("The canonical form", () => {
  test("is that of the reference library for any JSON", () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5, stringUnit: "grapheme" }), (value) => {
        expect(canonicalJson(value)).toBe(library(value));
      }),
      { numRuns: 1000 },
    );
  });

  test("sorts members by UTF-16 code units, also beyond the basic plane", () => {
    expect(canonicalJson({ "\u{1F600}": 1, "\uFB33": 2, ë: 3, a: 4, "€": 5 })).toBe(
      '{"a":4,"ë":3,"€":5,"\u{1F600}":1,"\uFB33":2}',
    );
  });

  test("leaves undefined members out", () => {
    expect(canonicalJson({ b: undefined, a: [1, null] })).toBe('{"a":[1,null]}');
  });
});

describe("The fingerprint of what a client sent", () => {
  test("is the canonical form of its JSON, for anything that JSON can hold and undefined, bigint and dates beside", () => {
    const { value } = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.jsonValue({ stringUnit: "grapheme" }).map(withoutNul),
        fc.bigInt(),
        fc.constantFrom(undefined, NaN, -0, Infinity),
        fc.date({ noInvalidDate: true }),
        fc.array(tie("value"), { maxLength: 4 }),
        fc.dictionary(fc.string({ unit: "grapheme" }).filter(isPlainName), tie("value"), { maxKeys: 30 }),
      ),
    }));
    fc.assert(
      fc.property(value, (any) => {
        const written = JSON.stringify(any, (_, member: unknown) =>
          typeof member === "bigint" ? { $bigint: String(member) } : member,
        ) as string | undefined;
        expect(fingerprintText(any)).toBe(written === undefined ? "" : library(JSON.parse(written)));
      }),
      { numRuns: 1000 },
    );
  });

  test.each([
    ["half a character", { name: ["\ud800"] }],
    ["NUL", { name: "Ar\0ben" }],
    ["__proto__", JSON.parse('{"__proto__":{"role":"administrator"}}')],
  ])("refuses %s, wherever it stands", (_, value) => {
    for (const body of [value, [value], { deep: { deeper: [1, value] } }])
      expect(() => fingerprintText(body)).toThrow(ValidationError);
  });

  function isPlainName(name: string): boolean {
    return name !== "__proto__" && name !== "toJSON" && !name.includes("\0");
  }

  /** NUL has a test of its own. */
  function withoutNul(value: unknown): unknown {
    return JSON.parse(JSON.stringify(value).replaceAll("\\u0000", "").replaceAll("__proto__", "proto"));
  }
});
