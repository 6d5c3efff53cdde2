import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { inLanguage } from "../../../ui/src/lib/places/places.js";
import type { Language } from "../../../ui/src/lib/words/index.js";
import { VISITED, type VisitedRoute, type Visitor } from "../routes/index.js";
import { serveBarePage, type BarePage } from "../support/bare-page.js";
import { artefactFolder } from "../support/chromium.js";
import { firstPaint, isSoon } from "../support/first-paint.js";
import { foundRoutes } from "../support/folders.js";
import { openHall } from "../support/hall.js";
import { Visit, type Weight } from "../support/visit.js";

/** Pages in the widths of a wide screen, a phone, and paper (A4 without its margins). */
const WIDE = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };
const PAPER = { width: 718, height: 1000 };

/** Of a page of the public site, compressed, for a visitor who comes for the first time. */
const SCRIPT_BUDGET = 40_000;
const WHOLE_BUDGET = 150_000;

const pictures = artefactFolder("screenshots");
const FOUND = foundRoutes();
const isPublic = (route: string) => FOUND.some((each) => each.route === route && each.isPublic);

/** Visits every route in one language: a suite for each, so that two workers share the way. */
export function visitsEveryRoute(language: Language): void {
  const hall = openHall({ requests: true });
  let bare: BarePage;
  const arrived = new Map<string, Promise<Visit>>();
  const measured: string[] = [];
  beforeAll(async () => {
    bare = await serveBarePage();
  });
  afterAll(async () => {
    const table = [["page", "script B", "all B", "first paint ms", "bare page ms"].join("\t"), ...measured].join("\n");
    writeFileSync(join(artefactFolder("budgets"), `public-pages-${language}.tsv`), `${table}\n`);
    process.stderr.write(`${table}\nScreenshots: ${pictures}\n`);
    await bare?.close();
  });

  test("every route has somebody who visits it", () => {
    const visited = VISITED.map(({ route }) => route).filter((route) => !route.startsWith("+"));
    expect(visited.toSorted()).toEqual(FOUND.map(({ route }) => route).toSorted());
  });

  test("a barrier would be seen, in the whole and by one rule", async () => {
    const { page, barriers } = await barred();
    expect([...new Set((await barriers()).map((each) => each.split(" ")[0]))].toSorted()).toEqual(
      expect.arrayContaining(["color-contrast", "image-alt"]),
    );
    expect((await barriers(["color-contrast"])).join()).toMatch(/^color-contrast at #pale: /);
    await page.context().close();
  });

  test("a code would be seen within a sentence, of one word where the language has no such word; set as a code it may stand", async () => {
    const visit = await cameTo(undefined);
    await visit.to(addressIn(language, "accessibility"));
    expect(await visit.rawCodes()).toEqual([]);
    await visit.page.evaluate(() => {
      const said = document.createElement("p");
      said.innerHTML = `Fatura u issued dje, te zyra lagjja-1. <code>deemed-granted</code> <span lang="de">withdrawn</span>`;
      document.querySelector("main")!.append(said);
    });
    expect(await visit.rawCodes()).toEqual(language === "sq" ? ["issued", "lagjja-1"] : ["lagjja-1"]);
    await visit.page.context().close();
  });

  describe(`in ${language}`, () => {
    test.each(VISITED)(
      "$route has no barrier, complaint or stranger, light and dark, on a phone, on a wide screen and on paper",
      async (visited) => {
        const visit = await cameTo(visited.by);
        try {
          const { route, by, pages = [route] } = visited;
          const own = isPublic(route) && by !== undefined;
          if (own) {
            visit.beginToWeigh();
            await visit.withoutCache();
          }
          const found = typeof pages === "function" ? await pages(visit, hall.town) : pages;
          for (const page of found) {
            const address = addressIn(language, page);
            await looksAt(visit, language, address, visited);
            if (own) keepsItsBudget(address, await visit.weight());
          }
          expect(visit.complaints.splice(0)).toEqual([]);
          expect(visit.elsewhere.splice(0)).toEqual([]);
        } finally {
          if (visited.by === undefined) await visit.page.context().close();
        }
      },
      120_000,
    );
  });

  describe(`in ${language}, for who comes for the first time,`, () => {
    const budgeted = VISITED.filter(({ route, by }) => isPublic(route) && by === undefined);
    test.each(budgeted)("$route is light and soon there", async ({ route, pages = [route] }) => {
      for (const page of pages as readonly string[]) {
        const address = addressIn(language, page);
        const visit = await cameTo(undefined);
        visit.beginToWeigh();
        await visit.to(address);
        const weight = await visit.weight();
        await visit.page.context().close();
        const paint = await firstPaint(hall.browser, hall.town.address + address, bare.address);
        keepsItsBudget(address, weight, [paint.page, paint.bare]);
        expect([address, paint, isSoon(paint)]).toEqual([address, paint, true]);
      }
    });
  });

  function keepsItsBudget(address: string, { script, all }: Weight, paint: readonly number[] = []): void {
    measured.push([address.replace(/\?.*/, "?…"), script, all, ...paint].join("\t"));
    expect([address, script <= SCRIPT_BUDGET, all <= WHOLE_BUDGET]).toEqual([address, true, true]);
  }

  /** A page of the site with two barriers put into it. */
  async function barred() {
    const visit = await cameTo(undefined);
    await visit.to(addressIn(language, "accessibility"));
    await visit.page.evaluate(() => {
      const pale = Object.assign(document.createElement("p"), { id: "pale", textContent: "Words too pale to read" });
      pale.style.cssText = "color: #ddd; background: #fff";
      document.querySelector("main")!.append(pale, document.createElement("img"));
    });
    const barriers = (rules?: readonly string[]) => visit.barriers(rules);
    return { page: visit.page, barriers };
  }

  /** The visit of who comes: officers come once and stay, anybody comes for the first time. */
  function cameTo(by: Visitor | undefined): Promise<Visit> {
    if (by === undefined)
      return hall.browser.newContext({ viewport: WIDE }).then((context) => Visit.open(context, hall.town.address));
    const there = arrived.get(by.name) ?? by.arrive(hall.browser, hall.town);
    arrived.set(by.name, there);
    return there;
  }
}

/** The style guide has one address for both languages. */
function addressIn(language: Language, page: string): string {
  if (page.startsWith("styleguide")) return `/${page}?lang=${language}`;
  // What the pages of the API show of papers and of mail.
  if (page.startsWith("/")) return `${page}${page.includes("?") ? "&" : "?"}lang=${language}`;
  const [path = "", search] = page.split("?");
  return inLanguage(`/en/${path}`, language) + (search === undefined ? "" : `?${search}`);
}

async function looksAt(
  visit: Visit,
  language: Language,
  address: string,
  { status = 200, route }: VisitedRoute,
): Promise<void> {
  const { page } = visit;
  // Kept in the language of most who come; words that do not fit are seen in both, by the overflow.
  const photograph = async (width: number) => {
    if (language === "en") return;
    const name = address
      .slice(1)
      .replace(/\?lang=/, "-")
      .replace(/\?.*/, "-asked");
    const path = join(pictures, `${name.replace(/\W+/g, "_")}-${width}.png`);
    await page.screenshot({ path, fullPage: true });
  };
  await page.setViewportSize(WIDE);
  expect([address, await visit.to(address)]).toEqual([address, status]);
  await visit.takenOver();
  // One address for both languages; and the style guide shows heads of pages.
  const isGuide = route.startsWith("styleguide");
  if (!isGuide && route !== "+mail") {
    expect(await page.getAttribute("html", "lang")).toBe(language);
    expect([address, await page.locator("h1").count()]).toEqual([address, 1]);
  }
  // Rooms that are dark by themselves are looked at so in one language, and in the colours of the device in the other.
  if (language === "en")
    await page
      .locator("[data-look]")
      .evaluateAll((parts) => parts.forEach((part) => part.removeAttribute("data-look")));
  expect([address, await visit.rawCodes({ examples: isGuide })]).toEqual([address, []]);
  expect([address, await visit.barriers()]).toEqual([address, []]);
  expect([address, await visit.overflow()]).toEqual([address, 0]);
  await photograph(1280);
  // The page that stands there is looked at in every way: to load it again would take longer than to look. Colours and paper are
  // the same in both languages: between them, they are looked at in the dark in either width, and on paper once.
  if (language === "sq") expect([address, await inTheDark(visit, ["color-contrast"])]).toEqual([address, []]);
  await page.setViewportSize(PHONE);
  if (language === "en")
    expect([address, await inTheDark(visit, ["color-contrast", "target-size"])]).toEqual([address, []]);
  else expect([address, await visit.barriers(["target-size"])]).toEqual([address, []]);
  expect([address, await visit.overflow()]).toEqual([address, 0]);
  await photograph(390);
  if (language === "en" || isGuide) return;
  await page.setViewportSize(PAPER);
  expect([address, await visit.printFaults()]).toEqual([address, []]);
}

/** What axe has against the page, by these rules, in dark colours. */
async function inTheDark(visit: Visit, rules: readonly string[]): Promise<string[]> {
  await visit.page.emulateMedia({ colorScheme: "dark" });
  const barriers = await visit.barriers(rules);
  await visit.page.emulateMedia({ colorScheme: "light" });
  return barriers;
}
