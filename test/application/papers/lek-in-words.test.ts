import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { lekInWords } from "../../../application/papers/index.js";
import { lek, MAX_LEK } from "../../../domain/shared/index.js";
import { lekInWords as onPages } from "../../../ui/src/lib/format/index.js";

test.each([
  [0, "zero lekë"],
  [1, "një lek"],
  [21, "njëzet e një lekë"],
  [1200, "një mijë e dyqind lekë"],
  [345_678, "treqind e dyzet e pesë mijë e gjashtëqind e shtatëdhjetë e tetë lekë"],
  [21_000_000, "njëzet e një milionë lekë"],
  [-1_400, "minus një mijë e katërqind lekë"],
  [MAX_LEK, "një biliard lekë"],
])("%d lekë are written in words on papers", (amount, words) => {
  expect(lekInWords(lek(amount))).toBe(words);
});

test("papers and pages say every amount alike", () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), fc.integer({ min: 0, max: 15 }), (whole, digits) => {
      const amount = lek(whole % 10 ** digits);
      expect(lekInWords(amount)).toBe(onPages(amount, "sq"));
    }),
    { numRuns: 2000 },
  );
});
