import { describe, expect, test } from "@jest/globals";
import type { Hall } from "../support/hall.js";
import { cutOffWhile } from "../support/lost.js";
import { numberIn } from "../support/number-in.js";
import { changesHead } from "./package-head.js";
import { changesParts } from "./package-parts.js";

/** The law of next year, from its copy to its publication. */
export function fiscalPackageOfNextYear(hall: Hall): void {
  describe("the fiscal package of next year", () => {
    const FIGURE = '[id="items[cleaning-household].rates[city]"]';
    /** The control of a name: names have dots, which mean something else to a selector. */
    const at = (name: string) => `[id="${name}"]`;
    const BESIDE = '[id="items[cleaning-household].rates[city]-beside"]';

    test("is drafted from a copy in tables, tried on the register, approved and published, and read by everybody", async () => {
      const finance = await hall.officer("financa");
      const { page, visit } = finance;
      await finance.to("packages");
      await page.getByText("Harto paketën e re", { exact: true }).first().click();
      await page.getByRole("button", { name: "Harto paketën e re" }).click();
      await page.waitForURL(/\/edit/);
      const before = await page.inputValue(FIGURE);

      // What is no figure is told beside its cell, and kept as it was typed.
      await page.fill(FIGURE, "pesë");
      expect((await finance.press("Ruaj projektin")).length).toBe(1);
      await page.locator(`${BESIDE} .late`).waitFor();
      expect(await page.inputValue(FIGURE)).toBe("pesë");
      expect(await visit.barriers()).toEqual([]);
      await page.fill(FIGURE, String(Number(before) * 2));
      expect(await finance.press("Ruaj projektin")).toEqual([]);
      expect(await page.locator(BESIDE).textContent()).toMatch(new RegExp(`në fuqi: ${before}\\s+\\+100 %`));
      const address = new URL(page.url()).pathname.split("/zyra/")[1]!.replace("/edit", "");

      // Two at the same draft: whoever comes second is told, and loses nothing.
      const colleague = await hall.officer("taksat");
      await colleague.to(`${address}/edit`);
      await page.fill(FIGURE, String(Number(before) * 3));
      expect(await finance.press("Ruaj projektin")).toEqual([]);
      await colleague.page.fill(FIGURE, "777");
      expect((await colleague.press("Ruaj projektin")).join()).toContain("Dikush tjetër");
      expect(await colleague.page.inputValue(FIGURE)).toBe("777");

      // A new article is written in fields: what it lacks is told at each, in words; which fields there are follows the
      // choices as they are made.
      await finance.to(`${address}/articles`);
      await page.getByText("Shto nen", { exact: true }).first().click();
      await page.locator(at("name.sq")).fill("Tarifa e qenve");
      expect((await finance.press("Shto nen")).join()).toContain("në të dyja gjuhët");
      await page.locator(at("name.en")).fill("Dog tariff");
      expect(await finance.press("Shto nen")).toEqual([]);
      await page.waitForURL(/articles\/tarifa-e-qenve/);
      await visit.takenOver();
      await page.locator(at("collector-error")).waitFor();
      expect(await visit.barriers()).toEqual([]);
      await page.selectOption("#group", "household-service");
      await page.fill("#legalBasis", "Ligji nr. 9632/2006, neni 35");
      await page.selectOption("#subject", "household");
      await page.check(at("payerKinds.household"));
      await page.selectOption(at("base.unit"), "household");
      await page.locator(at("rates.0.rate.figure")).fill("150,5");
      await page.selectOption("#collector", "one-stop-shop");
      await page.selectOption("#revenueItem", "tariff-other");
      await page.selectOption(at("appliesWhen.0.field"), { label: "Zona" });
      await page.selectOption(at("appliesWhen.0.op"), { label: "nuk është" });
      expect(await finance.press("Shto përjashtim ose lehtësim")).toEqual([]);
      await page.locator(at("reliefs.0.percent-error")).waitFor();
      await page.selectOption(at("appliesWhen.0.value.0"), { index: 3 });
      await page.locator(at("reliefs.0.name.sq")).fill("Familje me pensionistë");
      await page.locator(at("reliefs.0.name.en")).fill("Families of pensioners");
      await page.locator(at("reliefs.0.percent")).fill("50");
      await page.selectOption(at("reliefs.0.when.0.field"), "subject.grounds");
      await page.selectOption(at("reliefs.0.when.0.value.0"), "pensioner-only-family");
      await page.getByText("Asnjë vërejtje").waitFor();
      expect(await finance.press("Ruaj nenin")).toEqual([]);
      expect(await page.inputValue(at("rates.0.rate.figure"))).toBe("150.5");
      expect(await visit.rawCodes()).toEqual([]);
      expect(await visit.barriers()).toEqual([]);
      await page.setViewportSize({ width: 390, height: 844 });
      expect(await visit.overflow()).toBe(0);
      await page.setViewportSize({ width: 1280, height: 800 });

      // Two at two articles lose nothing, with script or without; at one, the second is told where the two differ.
      const plain = await hall.officer("taksat", "sq", { javaScriptEnabled: false });
      await plain.to(`${address}/articles/parking-hourly`);
      await colleague.to(`${address}/articles/tarifa-e-qenve`);
      await page.locator(at("rates.0.rate.figure")).fill("200");
      expect(await finance.press("Ruaj nenin")).toEqual([]);
      await plain.page.locator(at("note.sq")).fill("Vetëm ditën");
      await plain.page.locator(at("note.en")).fill("By day only");
      await plain.page.getByRole("button", { name: "Ruaj nenin" }).first().click();
      await plain.page.locator(".good[role=status]").waitFor();
      await plain.page.getByRole("row", { name: "Shënim nuk ka Vetëm ditën" }).waitFor({ state: "attached" });
      await colleague.page.locator(at("rates.0.rate.figure")).fill("300");
      expect((await colleague.press("Ruaj nenin")).join()).toContain("Dikush tjetër");
      expect(await colleague.page.inputValue(at("rates.0.rate.figure"))).toBe("300");
      await colleague.page.getByRole("row", { name: /Masat: .*200 lekë.*300 lekë/ }).waitFor();

      // The list says what is new, changed and gone; what went comes back, and the order is that of the buttons.
      await finance.to(`${address}/articles/market-stall-tariff`);
      await page.getByText("Hiq nenin", { exact: true }).first().click();
      expect(await finance.press("Hiq nenin")).toEqual([]);
      await page.waitForURL(/articles\?done/);
      const row = (name: string) => page.getByRole("row", { name: new RegExp(name) });
      expect(await row("Tarifa e qenve").textContent()).toContain("I ri");
      expect(await row("Tarifa e parkimit me orë|parkim.* me orë").first().textContent()).toContain("1 ndryshim");
      await page.getByRole("button", { name: /^Riktheje: / }).click();
      await page.locator("tr#market-stall-tariff").waitFor();
      expect(await page.locator("#removed").count()).toBe(0);
      await page.getByRole("button", { name: /^Ngjit: .*Tarifa e qenve$/ }).click();
      await page.waitForURL(/#tarifa-e-qenve$/);
      await page.locator("tbody tr:nth-last-child(2)#tarifa-e-qenve").waitFor();
      await page.getByText("Vendos një nen tjetërkund", { exact: true }).click();
      await page.locator(at("place.code")).selectOption("tarifa-e-qenve");
      expect(await finance.press("Vendose")).toEqual([]);
      await page.locator("tbody tr:first-child#tarifa-e-qenve").waitFor();

      await changesParts({ finance, colleague, plain }, address);
      await changesHead({ finance, colleague, plain }, address);

      await finance.to(`${address}/trial`);
      const tryIt = async () => {
        await page.getByRole("button", { name: /^Provoje/ }).click();
        await page.locator("form[aria-busy=true]").waitFor({ state: "detached" });
      };
      await cutOffWhile(visit, tryIt, page.getByRole("button", { name: "Provoje përsëri" }));
      await page.locator("#sums").waitFor();
      const payMore = await page.locator(".sums dd b").first().textContent();
      expect(Number(payMore)).toBeGreaterThan(0);
      expect(await page.locator("[aria-labelledby=by-item] tbody tr").first().textContent()).toContain("pastrimi");
      const dogs = page.locator("[aria-labelledby=by-item] tbody tr", { hasText: "Tarifa e qenve" });
      expect(numberIn(await dogs.locator("td").nth(1).textContent())).toBe(0);
      expect(numberIn(await dogs.locator("td").nth(2).textContent())).toBeGreaterThan(0);
      expect(await page.locator("[aria-labelledby=affected] table").count()).toBe(0);
      await page.getByRole("link", { name: "Shfaq emrat" }).click();
      await page.locator("[aria-labelledby=affected] tbody a").first().waitFor();
      expect(await visit.barriers()).toEqual([]);
      await page.setViewportSize({ width: 390, height: 844 });
      expect(await visit.overflow()).toBe(0);
      await page.setViewportSize({ width: 1280, height: 800 });
      // The colleague finds it again; who administers sees the sums, and nobody's name.
      await colleague.to(`${address}/trial`);
      await colleague.page.locator("#sums").waitFor();
      const administrator = await hall.officer("administratori");
      await administrator.to(`${address}/trial?who`);
      await administrator.page.locator("#sums").waitFor();
      expect(await administrator.page.locator("[aria-labelledby=affected]").count()).toBe(0);

      await finance.to(address);
      await page.getByText("Shëno miratimin", { exact: true }).first().click();
      await page.fill("#number", "55");
      expect(await finance.press("Shëno miratimin")).toEqual([]);
      await page.getByText("Publiko", { exact: true }).first().click();
      expect(await finance.press("Publiko")).toEqual([]);
      await page.getByText("E botuar, nis më vonë", { exact: true }).first().waitFor();
      expect(await finance.to(`${address}/edit`)).toBe(409);

      const year = (await page.evaluate("new Date().getFullYear() + 1")) as number;
      const { page: theirs } = await hall.visitor({ javaScriptEnabled: false });
      await theirs.goto(`${hall.town.address}/sq/paketa-fiskale?year=${year}`);
      // In its table; the list of what changes, which is folded, says it too.
      await theirs
        .locator("td", { hasText: `${Number(before) * 3} lekë` })
        .first()
        .waitFor();
    });
  });
}
