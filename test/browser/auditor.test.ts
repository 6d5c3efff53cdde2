import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import type { Browser } from "playwright-core";
import { LANGUAGES } from "../../ui/src/lib/words/index.js";
import { artefactFolder, launchBrowser } from "./support/chromium.js";
import { Officer } from "./support/officer.js";
import { openTown, type Town } from "./support/town.js";

let town: Town;
let browser: Browser;
const pictures = artefactFolder("screenshots");
beforeAll(async () => {
  browser = await launchBrowser();
  town = await openTown();
});
afterAll(async () => {
  await browser?.close();
  await town?.close();
});

/** Whoever came in a test; everybody is looked after at its end. */
const present: Officer[] = [];
async function officer(...who: [username: string, language?: "sq" | "en"]): Promise<Officer> {
  const came = await Officer.atTheDesk(browser, town, ...who);
  present.push(came);
  return came;
}
afterEach(async () => {
  const all = present.splice(0);
  const complaints = all.flatMap(({ visit }) => visit.complaints);
  const elsewhere = all.flatMap(({ visit }) => visit.elsewhere);
  await Promise.all(all.map((each) => each.leave()));
  expect(complaints).toEqual([]);
  expect(elsewhere).toEqual([]);
});

interface Line {
  readonly id: string;
  readonly stream: string;
  readonly about: string;
}

/** The newest event of a type. */
async function newest(of: Officer, type: string): Promise<Line> {
  const { auditTrail } = await of.ask<{ auditTrail: { nodes: Line[] } }>(
    `{ auditTrail(first: 1, filter: { type: "${type}" }) { nodes { id stream about } } }`,
  );
  return auditTrail.nodes[0]!;
}

describe("every page of the auditor's room", () => {
  test.each(LANGUAGES)("in %s has no barrier, light or dark, and fits a wide screen and a phone", async (language) => {
    const auditor = await officer("auditi", language);
    const payment = await newest(auditor, "PaymentReceived");
    const pages = ["audit", `audit/events/${payment.id}`];
    for (const rest of pages) {
      expect([rest, await auditor.to(rest)]).toEqual([rest, 200]);
      expect(await auditor.page.getAttribute("html", "lang")).toBe(language);
      const name = `audit_${language}_${rest
        .split("?")[0]!
        .replace(/[0-9a-f-]{36}|[0-9A-Z]{26}/, "one")
        .replace(/\W/g, "_")}`;
      for (const colorScheme of ["light", "dark"] as const) {
        await auditor.page.emulateMedia({ colorScheme });
        expect([rest, colorScheme, await auditor.visit.barriers()]).toEqual([rest, colorScheme, []]);
        await auditor.page.screenshot({ path: join(pictures, `${name}-1280-${colorScheme}.png`), fullPage: true });
      }
      await auditor.page.setViewportSize({ width: 390, height: 844 });
      expect([rest, await auditor.visit.overflow()]).toEqual([rest, 0]);
      await auditor.page.screenshot({ path: join(pictures, `${name}-390.png`), fullPage: true });
      await auditor.page.setViewportSize({ width: 1280, height: 800 });
    }
  });
});
