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

/** The parts of a draft beside its articles: changed by themselves, with the checks at their fields, and never while in use. */
export async function changesParts({ finance, colleague, plain }: Hands, address: string): Promise<void> {
  const { page, visit } = finance;
  await finance.to(`${address}/parts`);
  expect(await visit.rawCodes()).toEqual([]);
  expect(await visit.barriers()).toEqual([]);

  // A value of a table: what is no figure is told at its field while it is typed; the new one says where it is from.
  await page.getByRole("link", { name: /^Çmimi i referencës/ }).click();
  await page.waitForURL(/parts\/tables/);
  await visit.takenOver();
  await page.locator(at("rows.1.value.figure")).fill("shumë");
  await page.locator(at("rows.1.value.figure-error")).waitFor();
  await page.locator(at("rows.1.value.figure")).fill("50 001");
  await page.locator(at("rows.1.source")).fill("VKM nr. 7 (e trilluar)");
  expect(await finance.press("Ruaj pjesën")).toEqual([]);
  expect(await page.isChecked(at("rows.1.assumed"))).toBe(false);
  await page.getByRole("row", { name: /Rreshti 2 50 000.*50 001.*VKM nr\. 7/ }).waitFor();
  expect(await visit.rawCodes()).toEqual([]);
  expect(await visit.barriers()).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await visit.overflow()).toBe(0);
  await page.setViewportSize({ width: 1280, height: 800 });

  // Without script: an alternative beside a condition, in a group that is indented below its head.
  const { page: unscripted } = plain;
  const saves = async (button: string) => {
    await unscripted.getByRole("button", { name: button, exact: true }).first().click();
    await unscripted.locator(".good[role=status]").waitFor();
  };
  await plain.to(`${address}/parts/tables/use-coefficient`);
  await saves("Kushti 1: Ose, në vend të tij");
  expect(await unscripted.inputValue(at("rows.0.when.0.field"))).toBe("any");
  await unscripted.locator(at("rows.0.when.0.of.1.field")).selectOption("subject.built");
  await saves("Ruaj pjesën");
  await unscripted.locator(at("rows.0.when.0.of.1.op")).waitFor();
  await unscripted.locator(at("rows.0.when.0.of.1.field")).selectOption("");
  await saves("Ruaj pjesën");
  expect(await unscripted.locator(at("rows.0.when.0.of.1.op")).count()).toBe(0);

  // Two at two parts lose nothing; at one, the second is told where the two differ.
  await colleague.to(`${address}/parts/zones/city`);
  await finance.to(`${address}/parts/zones/city`);
  await page.locator(at("name.sq")).fill("Zona 1: qyteti");
  expect(await finance.press("Ruaj pjesën")).toEqual([]);
  await colleague.page.locator(at("name.sq")).fill("Zona 1: qendra");
  expect((await colleague.press("Ruaj pjesën")).join()).toContain("Dikush tjetër");
  expect(await colleague.page.inputValue(at("name.sq"))).toBe("Zona 1: qendra");
  await colleague.page.getByRole("row", { name: "Emri Zona 1: qyteti Zona 1: qendra" }).waitFor();

  // What the package uses has no button that takes it away; what is new has one.
  await finance.to(`${address}/parts/vocabularies/building-use`);
  expect(await page.getByRole("button", { name: /^Hiq: / }).count()).toBeLessThan(8);
  await page
    .getByText(/^Përdoret nga: .*Neni/)
    .first()
    .waitFor();
  expect(await finance.press("Shto vlerë")).toEqual([]);
  await page.locator(at("entries.8.name.sq-error")).waitFor();
  await page.locator(at("entries.8.name.sq")).fill("Sallë sporti");
  await page.locator(at("entries.8.name.en")).fill("Sports hall");
  await page.getByText("Asnjë vërejtje").waitFor();
  expect(await finance.press("Ruaj pjesën")).toEqual([]);
  expect(await finance.press("Hiq: Vlera 9")).toEqual([]);
  expect(await page.locator(at("entries.8.name.sq")).count()).toBe(0);

  // A fact of a kind of object, and somebody who collects for the municipality.
  await finance.to(`${address}/parts/subjects/coach-stop`);
  expect(await finance.press("Shto të dhënë")).toEqual([]);
  await page.locator(at("fields.3.label.sq")).fill("Numri i vendeve");
  await page.locator(at("fields.3.label.en")).fill("Number of seats");
  await page.selectOption(at("fields.3.type"), "integer");
  await page.selectOption(at("fields.3.unit"), "count");
  expect(await finance.press("Ruaj pjesën")).toEqual([]);
  await page.getByText("Asnjë vërejtje").waitFor();
  expect(await visit.barriers()).toEqual([]);
  await finance.to(`${address}/parts`);
  await page.getByText("Shto mbledhës", { exact: true }).first().click();
  await page.locator(at("collectors.name.sq")).fill("Operatori i plazhit");
  expect((await finance.press("Shto mbledhës")).join()).toContain("në të dyja gjuhët");
  await page.locator(at("collectors.name.en")).fill("Beach operator");
  expect(await finance.press("Shto mbledhës")).toEqual([]);
  await page.waitForURL(/collectors\/operatori-i-plazhit/);
  await page.selectOption("#kind", "agent");
  await page.locator(at("remittance.dueDay")).fill("99");
  await page.locator(at("remittance.monthOffset")).fill("1");
  await page.locator(at("remittance.commissionPercent")).fill("2,5");
  await page.check(at("remittance.assumed"));
  await page.locator(at("remittance.dueDay-error")).waitFor();
  await page.locator(at("remittance.dueDay")).fill("20");
  await page.getByText("Asnjë vërejtje").waitFor();
  expect(await finance.press("Ruaj pjesën")).toEqual([]);
  await finance.to(address);
  await page.getByText("Objektet, fjalorët dhe kush i mbledh", { exact: true }).click();
  await page.getByText("deri më datën 20, 1 muaj më pas; mban 2,5 %").waitFor();
  expect(await visit.rawCodes()).toEqual([]);
  await finance.to(`${address}/parts/collectors/operatori-i-plazhit`);
  await page.getByText("Hiq mbledhësin", { exact: true }).first().click();
  expect(await finance.press("Hiq mbledhësin")).toEqual([]);
  await page.waitForURL(/parts\?done/);
  expect(await page.getByText("Operatori i plazhit").count()).toBe(0);
}
