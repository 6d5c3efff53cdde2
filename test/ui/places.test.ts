import { expect, test } from "@jest/globals";
import { ownPlace } from "../../ui/src/lib/places/next.js";
import { addressOf, inLanguage, routeOf } from "../../ui/src/lib/places/places.js";
import { preferred } from "../../ui/src/lib/words/index.js";

test("a page has an address in each language, and the switch leads from one to the other", () => {
  expect(addressOf("services", "sq", "vertetim-identiteti")).toBe("/sq/sherbimet/vertetim-identiteti");
  expect(inLanguage("/sq/sherbimet/x", "en")).toBe("/en/services/x");
  expect(inLanguage("/en/services/x", "sq")).toBe("/sq/sherbimet/x");
  expect(inLanguage("/sq", "en")).toBe("/en");
  expect(inLanguage("/en/desk/queue", "sq")).toBe("/sq/zyra/queue");
  expect(inLanguage("/en/elsewhere/x", "sq")).toBe("/sq/elsewhere/x");
  expect(inLanguage("/nothing", "en")).toBe("/en");
});

test("both addresses are one route; the name of one language is none in the other", () => {
  expect(routeOf("/sq/sherbimet/x")).toBe("/sq/services/x");
  expect(routeOf("/en/services/x")).toBe("/en/services/x");
  expect(routeOf("/sq")).toBe("/sq");
  expect(routeOf("/sq/services")).toBe("/sq/-/services");
  expect(routeOf("/styleguide")).toBe("/styleguide");
});

test("the language of a browser is Albanian unless English comes first", () => {
  expect([preferred(null), preferred("de,en;q=0.8"), preferred("en-GB,en"), preferred("sq-AL,en")]).toEqual([
    "sq",
    "sq",
    "en",
    "sq",
  ]);
});

test("whoever signs in is led on within their own rooms alone", () => {
  const homes = ["/sq/taksat-e-mia", "/sq/apliko"] as const;
  const led = (next: string | null) => ownPlace(next, homes);
  expect(led("/sq/apliko/x?draft=1")).toBe("/sq/apliko/x?draft=1");
  expect(led("/sq/taksat-e-mia")).toBe("/sq/taksat-e-mia");
  for (const next of [null, "", "/sq/zyra", "//evil.example", "https://evil.example", "/sq/aplikobuje"])
    expect(led(next)).toBe("/sq/taksat-e-mia");
});
