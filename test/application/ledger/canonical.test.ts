import { describe, expect, test } from "@jest/globals";
import library from "canonicalize";
import fc from "fast-check";
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
