import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Browser } from "playwright-core";
import { addressOf, inLanguage, type Place } from "../../ui/src/lib/places/places.js";
import { LANGUAGES } from "../../ui/src/lib/words/index.js";
import { artefactFolder, launchBrowser } from "./support/chromium.js";
import { openTown, type Town } from "./support/town.js";
import { Visit } from "./support/visit.js";

/** Every kind of page of the public site: its place, and what comes under it. */
const PAGES: readonly (readonly [place: Place, rest?: string])[] = [
  ["home"],
  ["revenues"],
  ["services"],
  ["services", "residential-care-disability"],
];

/** Compressed, for a visitor who comes for the first time. */
const SCRIPT_BUDGET = 40_000;
const WHOLE_BUDGET = 150_000;

let town: Town;
let browser: Browser;
const pictures = artefactFolder("screenshots");
beforeAll(async () => {
  browser = await launchBrowser();
  town = await openTown();
  process.stderr.write(`Screenshots: ${pictures}\n`);
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await town?.close();
});

const ROUTES = LANGUAGES.flatMap((language) => PAGES.map(([place, rest]) => addressOf(place, language, rest)));

describe.each(ROUTES)("%s", (path) => {
  test("opens without script, barrier, complaint or stranger, within its weight, on a phone and on a wide screen", async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    try {
      const visit = await Visit.open(context, town.address);
      expect(await visit.to(path)).toBe(200);
      const { script, all } = await visit.weight();
      expect(script).toBeLessThanOrEqual(SCRIPT_BUDGET);
      expect(all).toBeLessThanOrEqual(WHOLE_BUDGET);
      expect(await visit.page.getAttribute("html", "lang")).toBe(path.slice(1, 3));
      expect(await visit.page.locator("h1").count()).toBe(1);
      expect(await visit.barriers()).toEqual([]);
      expect(await visit.overflow()).toBe(0);
      const picture = (width: string) => join(pictures, `${path.slice(1).replaceAll("/", "_")}-${width}.png`);
      await visit.page.screenshot({ path: picture("1280"), fullPage: true });
      await visit.page.emulateMedia({ colorScheme: "dark" });
      expect(await visit.barriers()).toEqual([]);
      await visit.page.setViewportSize({ width: 390, height: 844 });
      await visit.page.emulateMedia({ colorScheme: "light" });
      expect(await visit.overflow()).toBe(0);
      await visit.page.screenshot({ path: picture("390"), fullPage: true });
      expect(visit.complaints).toEqual([]);
      expect(visit.elsewhere).toEqual([]);
    } finally {
      await context.close();
    }
  });
});

describe("with JavaScript off", () => {
  const visiting = async (work: (visit: Visit) => Promise<void>) => {
    const context = await browser.newContext({ javaScriptEnabled: false, locale: "sq-AL" });
    try {
      await work(await Visit.open(context, town.address));
    } finally {
      await context.close();
    }
  };

  test("the address alone leads to the language of the browser, and the switch keeps the page", () =>
    visiting(async (visit) => {
      await visit.to("/");
      expect(new URL(visit.page.url()).pathname).toBe("/sq");
      const path = addressOf("services", "sq", "residential-care-disability");
      await visit.to(path);
      await visit.page.getByRole("link", { name: "English" }).click();
      expect(new URL(visit.page.url()).pathname).toBe(inLanguage(path, "en"));
    }));

  test("another year is chosen, and its figures can be taken along", () =>
    visiting(async (visit) => {
      await visit.to(addressOf("revenues", "en"));
      expect(await visit.page.locator("h1").textContent()).toMatch(/^Of .+ planned for 2025, .+ have been collected$/);
      const csv = await visit.page.getByRole("link", { name: "Download CSV" }).first().getAttribute("href");
      const table = await (await fetch(town.address + csv!)).text();
      expect(table.split("\r\n")[0]).toBe("year,by,code,name_sq,name_en,planned,assessed,collected,position");
      const sums = ["month", "item", "unit"].map((by) =>
        table
          .split("\r\n")
          .filter((line) => line.startsWith(`2025,${by},`))
          .reduce((sum, line) => sum + Number(line.split(",").at(-2)), 0),
      );
      expect(sums[0]).toBeGreaterThan(0);
      expect(new Set(sums).size).toBe(1);
    }));

  test("a service is found by a word without its ë, and narrowed by who applies", () =>
    visiting(async (visit) => {
      await visit.to(addressOf("services", "sq"));
      await visit.page.getByRole("searchbox").fill("vertetim identiteti");
      await visit.page.getByRole("button", { name: "Kërko" }).click();
      expect(await visit.page.getByRole("status").textContent()).toContain("U gjet një shërbim");
      await visit.page.getByRole("link", { name: "Vërtetim identiteti" }).click();
      expect(await visit.page.locator("h1").textContent()).toBe("Vërtetim identiteti");
    }));

  test("what is not there is told in words, in the language of its address", () =>
    visiting(async (visit) => {
      expect(await visit.to("/en/no-such-page")).toBe(404);
      expect(await visit.page.locator("h1").textContent()).toBe("Page not found");
      expect(await visit.to("/sq/sherbimet/nuk-ka")).toBe(404);
      expect(await visit.page.locator("h1").textContent()).toBe("Faqja nuk u gjet");
    }));
});
