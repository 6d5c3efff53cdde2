import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { unzipSync } from "fflate";
import { extractText, getDocumentProxy } from "unpdf";
import { artefactFolder } from "./support/chromium.js";
import { openHall } from "./support/hall.js";
import { cutOffWhile } from "./support/lost.js";
import type { Officer } from "./support/officer.js";

const hall = openHall();

/** The PDF that the form of a run's page sends: its first page in words, and how many it has. */
async function printedFile(by: Officer, page: string): Promise<{ readonly text: string; readonly pages: number }> {
  await by.to(page);
  const coming = by.page.waitForEvent("download");
  await by.page.getByRole("button", { name: "Shkarko të gjitha në një PDF" }).click();
  const bytes = readFileSync((await (await coming).path())!);
  const document = await getDocumentProxy(new Uint8Array(bytes));
  const { text, totalPages } = await extractText(document);
  return { text: text[0]!.replaceAll("\u00a0", " "), pages: totalPages };
}

/** Every paper of the run is somebody's: by name, with the id of the record beside it, and the link leads to that record. */
async function namesWhoGotPapers(by: Officer, section: string): Promise<void> {
  const rows = by.page.locator(`[aria-labelledby=${section}] tbody tr`);
  const told = await rows.evaluateAll((all) =>
    all.map((row) => ({
      id: row.querySelector("small.mono")?.textContent ?? "",
      name: row.querySelector("a[translate=no]")?.textContent ?? "",
      leadsTo: row.querySelector("a[translate=no]")?.getAttribute("href") ?? "",
    })),
  );
  expect(told.length).toBeGreaterThan(0);
  for (const { id, name, leadsTo } of told) {
    expect(name).toMatch(/\p{L}{2}/u);
    expect([leadsTo, leadsTo.endsWith(`/${id}`), id === ""]).toEqual([leadsTo, true, false]);
  }
}

const pictures = artefactFolder("screenshots");

test("a run is looked at, started, followed to its end, found again, and its invoices are taken along", async () => {
  const taxes = await hall.officer("taksat");
  const { page, visit } = taxes;
  await taxes.to("runs");
  await page.selectOption("#year", "2024");
  await page.selectOption("#unit", "velipoje");
  await page.check("#invoice");
  await page.getByRole("button", { name: "Shiko sa janë" }).click();
  await page.locator("#looked").waitFor();
  const expected = Number(/^\d+/.exec((await page.locator("#looked").textContent())!)![0]);
  expect(expected).toBeGreaterThan(0);
  expect(await visit.barriers()).toEqual([]);
  // To look writes nothing.
  const { assessmentRuns } = await taxes.ask<{ assessmentRuns: { nodes: { year: number }[] } }>(
    "{ assessmentRuns(first: 50) { nodes { year } } }",
  );
  expect(assessmentRuns.nodes.filter(({ year }) => year === 2024)).toEqual([]);

  await page.getByRole("button", { name: "Nis llogaritjen" }).click();
  await page.waitForURL(/runs\/\w+$/);
  await page.locator(".tag.done", { hasText: "mbaroi" }).waitFor();
  const invoiced = Number(await page.locator("#invoiced").textContent());
  expect(invoiced).toBe(expected);
  const address = new URL(page.url()).pathname;

  // Left, and found again by somebody else; the invoices are there once the read model has them.
  const auditor = await hall.officer("auditi");
  await auditor.to("runs");
  await auditor.page.locator(`a[href="${address}"]`).click();
  await auditor.page.waitForURL((url) => url.pathname === address);
  const packet = auditor.page.getByRole("link", { name: /për printim/ });
  for (let tries = 0; (await packet.count()) === 0 && tries < 200; tries++) await auditor.page.reload();
  expect(await auditor.visit.barriers()).toEqual([]);
  await namesWhoGotPapers(auditor, "invoices");
  await auditor.page.screenshot({ path: join(pictures, "desk_run-1280.png"), fullPage: true });
  const answer = await auditor.context.request.get(hall.town.address + (await packet.getAttribute("href"))!);
  expect([answer.status(), answer.headers()["content-type"]]).toEqual([200, "application/zip"]);
  const files = unzipSync(new Uint8Array(await answer.body()));
  expect(Object.keys(files)).toHaveLength(invoiced);
  for (const bytes of Object.values(files)) expect(Buffer.from(bytes.slice(0, 5)).toString()).toBe("%PDF-");
  // The same in one file, for printing, behind a list of them.
  const { text, pages } = await printedFile(auditor, `runs/${address.split("/").at(-1)}`);
  expect(text).toContain("Fletë shoqëruese e faturave");
  expect(text).toContain(`Letra në këtë pako: ${invoiced}`);
  expect(pages).toBeGreaterThan(invoiced);

  // What is on its way when the connection is lost is said to be old, and is found again at its end.
  const startAll = async () => {
    await taxes.to("runs");
    await page.selectOption("#year", "2024");
    await page.getByRole("button", { name: "Shiko sa janë" }).click();
    await page.locator("#looked").waitFor();
    await page.getByRole("button", { name: "Nis llogaritjen" }).click();
    await page.waitForURL((url) => /runs\/\w+$/.test(url.pathname) && url.pathname !== address);
  };
  await cutOffWhile(visit, startAll, page.locator(".tag.done", { hasText: "mbaroi" }));

  // Who only reads starts nothing.
  await auditor.to("runs");
  expect(await auditor.page.getByRole("button", { name: "Shiko sa janë" }).count()).toBe(0);
});

test("those who owe are told: a run of reminders is looked at, started, left, found again, printed, and seen in the dossier", async () => {
  const taxes = await hall.officer("taksat");
  const { page, visit } = taxes;
  await taxes.to("notices");
  await page.selectOption("#kind", "reminder");
  await page.selectOption("#unit", "velipoje");
  await page.fill("#daysLate", "1");
  expect(await visit.barriers()).toEqual([]);
  await page.screenshot({ path: join(pictures, "desk_notices-1280.png"), fullPage: true });
  await page.getByRole("button", { name: "Shiko kush do të njoftohej" }).click();
  await page.waitForURL(/notices\/look$/);
  await page.locator(".tag.done", { hasText: "mbaroi" }).waitFor();
  const would = (await page.locator("#would").textContent())!;
  expect(await page.locator("#told ~ * tbody tr").count()).toBe(Math.min(100, Number(would)));
  expect(await visit.barriers()).toEqual([]);
  await page.screenshot({ path: join(pictures, "desk_notice_look-1280.png"), fullPage: true });
  // The choice is changed from where it stands; to look writes nothing.
  await page.getByRole("link", { name: "Ndrysho zgjedhjen" }).click();
  await page.waitForURL(/notices\?/);
  expect([await page.inputValue("#unit"), await page.inputValue("#daysLate")]).toEqual(["velipoje", "1"]);
  expect(
    (await taxes.ask<{ noticeRuns: { nodes: [] } }>("{ noticeRuns(first: 1) { nodes { id } } }")).noticeRuns,
  ).toEqual({
    nodes: [],
  });
  await taxes.to("notices/look");
  await page.getByRole("button", { name: "Lësho njoftimet" }).click();
  await page.waitForURL((url) => /notices\/(?!look)\w+$/.test(url.pathname));
  await page.locator(".tag.done", { hasText: "mbaroi" }).waitFor();
  expect(await page.locator("#issued").textContent()).toBe(would);
  const issued = Number(would);
  const printed = issued - Number(await page.locator("#byEmail").textContent());
  expect(printed).toBeGreaterThan(0);
  const address = new URL(page.url()).pathname;

  const finance = await hall.officer("financa");
  await finance.to("notices");
  await finance.page.locator(`a[href="${address}"]`).click();
  await finance.page.waitForURL((url) => url.pathname === address);
  const one = finance.page.locator("tbody a", { hasText: /NJOF\d/ }).first();
  for (let tries = 0; (await one.count()) === 0 && tries < 200; tries++) await finance.page.reload();
  expect(await finance.visit.barriers()).toEqual([]);
  await namesWhoGotPapers(finance, "notices");
  await finance.page.screenshot({ path: join(pictures, "desk_notice_run-1280.png"), fullPage: true });
  const { text, pages } = await printedFile(finance, `notices/${address.split("/").at(-1)}`);
  expect(text).toContain("Fletë shoqëruese e njoftimeve");
  expect(text).toContain(`Letra në këtë pako: ${printed}`);
  expect(pages).toBeGreaterThan(printed);

  // Told once: the same choice again would tell nobody.
  await taxes.to("notices");
  await page.selectOption("#kind", "reminder");
  await page.selectOption("#unit", "velipoje");
  await page.fill("#daysLate", "1");
  await page.getByRole("button", { name: "Shiko kush do të njoftohej" }).click();
  await page.waitForURL(/notices\/look$/);
  await page.locator(".tag.done", { hasText: "mbaroi" }).waitFor();
  expect(await page.locator("#would").textContent()).toBe("0");
  expect(await page.getByRole("button", { name: "Lësho njoftimet" }).isDisabled()).toBe(true);

  const number = (await one.textContent())!.trim();
  await finance.page.locator("tbody tr").first().locator("a[translate=no]").click();
  await finance.page.locator("#notices ~ ul a", { hasText: number }).waitFor();
});
