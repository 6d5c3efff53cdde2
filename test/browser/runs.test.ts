import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { unzipSync } from "fflate";
import { artefactFolder } from "./support/chromium.js";
import { openHall } from "./support/hall.js";

const hall = openHall();
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
  await auditor.page.screenshot({ path: join(pictures, "desk_run-1280.png"), fullPage: true });
  const answer = await auditor.context.request.get(hall.town.address + (await packet.getAttribute("href"))!);
  expect([answer.status(), answer.headers()["content-type"]]).toEqual([200, "application/zip"]);
  const files = unzipSync(new Uint8Array(await answer.body()));
  expect(Object.keys(files)).toHaveLength(invoiced);
  for (const bytes of Object.values(files)) expect(Buffer.from(bytes.slice(0, 5)).toString()).toBe("%PDF-");

  // Who only reads starts nothing.
  await auditor.to("runs");
  expect(await auditor.page.getByRole("button", { name: "Shiko sa janë" }).count()).toBe(0);
});
