import { expect, test } from "@jest/globals";
import { summarised } from "../../ui/src/lib/components/forms/summary.js";

const labels = { "name.sq": "Emri në shqip", "name.en": "Emri në anglisht", day: "Dita e parë" };

test("two fields that are empty are told apart", () => {
  const empty = (id: string | null) => ({ id, message: "Teksti është bosh." });
  expect(summarised([empty("name.sq"), empty("name.en")], labels)).toEqual([
    { id: "name.sq", message: "Emri në shqip: Teksti është bosh." },
    { id: "name.en", message: "Emri në anglisht: Teksti është bosh." },
  ]);
});

test.each([
  ["what names its field already", "day", "Shkruani: dita e parë."],
  ["what is wrong with the whole", null, "Arka nuk është e hapur."],
  ["a field that nobody gave a label for", "desk", "Teksti është bosh."],
])("%s stays as it is", (_what, id, message) =>
  expect(summarised([{ id, message }], labels)).toEqual([{ id, message }]),
);
