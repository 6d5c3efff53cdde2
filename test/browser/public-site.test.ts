import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Browser } from "playwright-core";
import { addressOf, inLanguage } from "../../ui/src/lib/places/places.js";
import { launchBrowser } from "./support/chromium.js";
import { openTown, type Town } from "./support/town.js";
import { Visit } from "./support/visit.js";

let town: Town;
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
  town = await openTown();
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await town?.close();
});

describe("the style guide", () => {
  test("shows every component", async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    try {
      const visit = await Visit.open(context, town.address);
      expect(await visit.to("/styleguide?lang=sq")).toBe(200);
      const { page } = visit;
      expect(await page.locator("#bars tbody tr").count()).toBe(6);
      expect(await page.locator("#bars").getByText("prapa planit").count()).toBe(4);
      expect(await page.locator("#map svg path[class]").count()).toBe(11);
      expect(await page.locator("#map").getByText("© OpenStreetMap").count()).toBe(1);
      expect(await page.locator("#treemap .wide [role=listitem]").count()).toBe(6);
      expect(await page.locator("#table time").allTextContents()).toEqual([
        "1 ditë vonesë · 28\u00a0nëntor\u00a02026",
        "sot · 29\u00a0nëntor\u00a02026",
        "12 ditë · 11\u00a0dhjetor\u00a02026",
      ]);
      expect(await page.locator("#timeline [aria-current=step]").textContent()).toContain("Shqyrtimi");
      expect(await page.getByLabel("Numri personal").getAttribute("maxlength")).toBe("10");
      expect(await page.getByLabel("Dita").inputValue()).toBe("31");
      expect(visit.complaints).toEqual([]);
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

  test("a household works out what it would pay, with the article and what is assumed", () =>
    visiting(async (visit) => {
      const { page } = visit;
      await visit.to(addressOf("calculator", "en"));
      await page.getByLabel("Where it is").selectOption("shkoder-city");
      await page.getByRole("radio", { name: "Alternative assessment" }).check();
      await page.getByRole("radio", { name: "Main dwelling" }).check();
      await page.getByText("Add: Agricultural parcel").click();
      await page.locator("#agricultural-parcel-areaHa").fill("0,8");
      await page.getByLabel("Land category").selectOption("III");
      await page.getByRole("button", { name: "Work it out" }).click();
      expect(await page.locator("h1").textContent()).toMatch(/^You would pay [\d,]+\u00a0lek in \d{4}$/);
      await page.getByText("Building tax of households").click();
      const how = page.locator("details[open] .how").first();
      expect(await how.textContent()).toContain("242\u00a0lek per household");
      expect(await how.textContent()).toContain("Ligji nr. 9632/2006");
      expect(await page.getByText("Agricultural land tax").count()).toBe(1);
    }));

  test("what is missing in the calculator is said, and what was typed stays", () =>
    visiting(async (visit) => {
      const { page } = visit;
      await visit.to(`${addressOf("calculator", "sq")}?who=business&unit=velipoje&premises.areaM2=60`);
      expect(await page.getByRole("alert").textContent()).toContain("Mungon e dhëna");
      expect(await page.locator("#premises-areaM2").inputValue()).toBe("60");
    }));

  test("a request is followed by its number and code, and a wrong code learns nothing", () =>
    visiting(async (visit) => {
      const { page } = visit;
      const { id, code, service } = town.lodged;
      const ask = async (number: string, secret: string) => {
        await visit.to(addressOf("track", "sq"));
        await page.getByLabel("Numri i kërkesës").fill(number);
        await page.getByLabel("Kodi i ndjekjes").fill(secret);
        await page.getByRole("button", { name: "Shiko gjendjen" }).click();
      };
      await ask(id, "AAAA-AAAA-AAAA");
      const refused = await page.getByRole("alert").textContent();
      await ask("01JD3QZZZZZZZZZZZZZZZZZZZZ", code);
      expect(await page.getByRole("alert").textContent()).toBe(refused);
      await ask("", "");
      await page.getByRole("alert").getByRole("link").first().click();
      expect(await page.locator("#number").evaluate((input) => input === document.activeElement)).toBe(true);
      await ask(id, code);
      expect(await page.locator("dl").textContent()).toContain(service.sq);
      expect(page.url()).not.toContain(code);
    }));

  test("nothing is sent to us from another site", async () => {
    const body = new URLSearchParams({ number: town.lodged.id, code: town.lodged.code });
    const headers = { accept: "text/html", origin: "https://evil.example" };
    const sent = await fetch(town.address + addressOf("track", "sq"), { method: "POST", body, headers });
    expect(sent.status).toBe(403);
  });

  test("a paper is checked by what stands on it", () =>
    visiting(async (visit) => {
      await visit.to(addressOf("verify", "sq"));
      await visit.page.getByLabel("Numri i dokumentit").fill("X/2025/000001");
      await visit.page.getByLabel("Kodi i verifikimit").fill("AAAABBBBCCCCDDDD");
      await visit.page.getByRole("button", { name: "Kontrollo" }).click();
      expect(new URL(visit.page.url()).pathname).toBe("/v/shkoder");
      expect(await visit.page.getByRole("status").count()).toBe(1);
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
