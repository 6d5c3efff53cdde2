import { expect } from "@jest/globals";
import type { Officer } from "../support/officer.js";

interface Hands {
  readonly finance: Officer;
  readonly colleague: Officer;
  /** Without script. */
  readonly plain: Officer;
}

/** The control of a name: names have dots, which mean something else to a selector. */
const at = (name: string) => `[id="${name}"]`;

/** The head of a draft, the articles on one invoice, the order of its parts, and what is said of its changes. */
export async function changesHead({ finance, colleague, plain }: Hands, address: string): Promise<void> {
  const { page, visit } = finance;

  // Two at two sections lose nothing; at one, the second is told where the two differ.
  await colleague.to(`${address}/parts/head/decision`);
  await finance.to(`${address}/parts/head/period`);
  await visit.takenOver();
  await page.locator(at("validFrom")).fill("30.2.2027");
  await page.locator(at("validFrom-error")).waitFor();
  const year = (await page.evaluate("new Date().getFullYear() + 1")) as number;
  await page.locator(at("validFrom")).fill(`1.1.${year}`);
  await page.locator(at("version")).fill("2");
  await page.getByText("Asnjë vërejtje").waitFor();
  expect(await finance.press("Ruaj pjesën")).toEqual([]);
  expect(await page.inputValue(at("validFrom"))).toBe(`01.01.${year}`);
  expect(await visit.barriers()).toEqual([]);
  await finance.to(`${address}/parts/head/decision`);
  await page.locator(at("decision.number")).fill("91");
  await page.locator(at("decision.source")).fill("Vendim i këshillit (i trilluar)");
  expect(await finance.press("Ruaj pjesën")).toEqual([]);
  expect(await page.isChecked(at("decision.assumed"))).toBe(false);
  await page.getByRole("row", { name: /^Numri .* 91$/ }).waitFor();
  await colleague.page.locator(at("decision.number")).fill("92");
  expect((await colleague.press("Ruaj pjesën")).join()).toContain("Dikush tjetër");
  expect(await colleague.page.inputValue(at("decision.number"))).toBe("92");
  await colleague.page.getByRole("row", { name: "Numri 91 92" }).waitFor();
  expect(await visit.rawCodes()).toEqual([]);
  expect(await visit.barriers()).toEqual([]);

  // Without script: an article more on the invoice of families, which another office collects.
  await plain.to(`${address}/parts/bundles/household-bundle`);
  const { page: unscripted } = plain;
  await unscripted.locator(at("items.parking-hourly")).check();
  await unscripted.getByRole("button", { name: "Ruaj pjesën" }).first().click();
  await unscripted.locator(".good[role=status]").waitFor();
  await unscripted.locator("form .late").first().waitFor();
  await unscripted.locator(at("items.parking-hourly")).uncheck();
  await unscripted.getByRole("button", { name: "Ruaj pjesën" }).first().click();
  await unscripted.getByText("Asnjë vërejtje").waitFor();

  // The order of the parts is that of the buttons.
  await finance.to(`${address}/parts`);
  const first = page.locator("[aria-labelledby=zones-title] tbody tr").first();
  const before = await first.locator("th").textContent();
  await page.getByRole("button", { name: /^Zbrit: Zona 1/ }).click();
  await page.waitForURL(/done.*#zones$/);
  expect(await first.locator("th").textContent()).not.toBe(before);
  await page.getByRole("button", { name: /^Ngjit: Zona 1/ }).click();
  await first.locator("th", { hasText: before! }).waitFor();

  // What changes and is not told yet is told, and read at the head of the package.
  await finance.to(`${address}/parts/head/changes`);
  expect(await page.locator(at("changes.0.text.sq")).count()).toBe(0);
  expect(await finance.press("Shto çka ndryshon dhe nuk thuhet ende")).toEqual([]);
  await page.locator(at("changes.0.text.sq")).waitFor();
  const told = await page.inputValue(at("changes.0.text.sq"));
  expect(told).not.toBe("");
  await page.getByText("Asnjë vërejtje").waitFor();
  expect(await visit.rawCodes()).toEqual([]);
  expect(await visit.barriers()).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await visit.overflow()).toBe(0);
  await page.setViewportSize({ width: 1280, height: 800 });
  // The report to the council says each difference in words; on paper it has no menus.
  await finance.to(`${address}/changes`);
  await page.getByRole("row", { name: /^Numri .* 91$/ }).waitFor();
  expect(await visit.rawCodes()).toEqual([]);
  expect(await visit.barriers()).toEqual([]);
  await page.emulateMedia({ media: "print" });
  expect(await page.getByRole("navigation").filter({ visible: true }).count()).toBe(0);
  expect(await page.getByRole("link", { name: /Vendimi i këshillit/ }).count()).toBe(1);
  await page.emulateMedia({ media: null });

  // The draft as it is read: which articles changed stands in its contents, and beside each.
  await finance.to(address);
  await page.locator(".contents li", { hasText: "Tarifa e qenve" }).getByText("I ri").waitFor();
  expect(await visit.barriers()).toEqual([]);
  await page.getByText(told, { exact: true }).first().waitFor({ state: "attached" });
}
