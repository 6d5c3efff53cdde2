import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import type { Browser } from "playwright-core";
import { addressOf } from "../../ui/src/lib/places/places.js";
import { artefactFolder, launchBrowser } from "./support/chromium.js";
import { Officer } from "./support/officer.js";
import { openTown, type Town } from "./support/town.js";
import { Visit } from "./support/visit.js";

let town: Town;
let browser: Browser;
/** Comes once, and stays all day. */
let auditor: Officer;
const pictures = artefactFolder("screenshots");
beforeAll(async () => {
  [browser, town] = await Promise.all([launchBrowser(), openTown()]);
  auditor = await Officer.atTheDesk(browser, town, "auditi");
});
afterAll(async () => {
  await browser?.close();
  await town?.close();
});

/** Whoever else came in a test; everybody is looked after at its end. */
const present: Officer[] = [];
async function officer(...who: [username: string, language?: "sq" | "en"]): Promise<Officer> {
  const came = await Officer.atTheDesk(browser, town, ...who);
  present.push(came);
  return came;
}
afterEach(async () => {
  const others = present.splice(0);
  const all = [auditor, ...others];
  const complaints = all.flatMap(({ visit }) => visit.complaints.splice(0));
  const elsewhere = all.flatMap(({ visit }) => visit.elsewhere.splice(0));
  await Promise.all(others.map((each) => each.leave()));
  expect(complaints).toEqual([]);
  expect(elsewhere).toEqual([]);
});

interface Line {
  readonly id: string;
  readonly about: string;
  readonly data: { readonly amount?: number };
}

/** The newest event of a type; waits until there is one. */
async function newest(of: Officer, type: string): Promise<Line> {
  for (;;) {
    const { auditTrail } = await of.ask<{ auditTrail: { nodes: Line[] } }>(
      `{ auditTrail(first: 1, filter: { type: "${type}" }) { nodes { id about data } } }`,
    );
    if (auditTrail.nodes[0]) return auditTrail.nodes[0];
  }
}

/** What is read, as soon as it is as it must be; at the end of a long wait, as it is. */
async function until<Value>(read: () => Promise<Value>, holds: (value: Value) => boolean): Promise<Value> {
  const end = Date.now() + 60_000;
  for (;;) {
    const value = await read();
    if (holds(value) || Date.now() > end) return value;
    await sleep(100);
  }
}

/** A number as it is shown: what keeps thousands apart is left out. */
const numberIn = (text: string | null) => Number((text ?? "").replace(/[^\d\u2212]/g, "").replace("\u2212", "-"));
const picture = (of: Officer, name: string) =>
  of.page.screenshot({ path: join(pictures, `auditor_${name}.png`), fullPage: true });

describe("the day of an auditor", () => {
  test("events come as they are written; a lost connection says so, and heals", async () => {
    const { page } = auditor;
    await page.route(/\/graphql\?query=/, (route) => route.abort());
    await auditor.to("audit");
    await page.getByText("Lidhja u ndërpre", { exact: false }).waitFor({ timeout: 60_000 });
    expect(auditor.visit.complaints.splice(0).filter((each) => !each.includes("ERR_FAILED"))).toEqual([]);
    await page.unroute(/\/graphql\?query=/);
    await page.getByText("Përditësohet vetë", { exact: true }).waitFor({ timeout: 60_000 });
    const before = await newest(auditor, "SignedIn");
    await officer("financa");
    const first = page.locator("tbody tr", { hasText: "Hyri një përdorues" }).first().locator("a.event");
    const isNew = (href: string | null) => href !== null && !href.endsWith(before.id);
    expect(isNew(await until(() => first.getAttribute("href"), isNew))).toBe(true);
    await picture(auditor, "events");
  });

  test("they are narrowed by what they are, who acted and when, and paged forth and back", async () => {
    const { page } = auditor;
    await auditor.to("audit");
    await page.selectOption("#category", "taxAccount");
    await page.selectOption("#type", "PaymentReceived");
    await page.fill("#from", "nesër");
    await page.getByRole("button", { name: "Shfaq" }).click();
    await page.getByText("Shkruajeni kohën si", { exact: false }).waitFor();
    expect(await page.inputValue("#from")).toBe("nesër");
    await page.fill("#from", "1.1.2020 08:00");
    await page.getByRole("button", { name: "Shfaq" }).click();
    await page.waitForURL(/from=1\.1\.2020/);
    const kinds = page.locator("tbody a.event");
    await kinds.first().waitFor();
    expect(new Set(await kinds.allTextContents())).toEqual(new Set(["U mor një pagesë"]));
    const newestOnes = await kinds.evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    await page.getByRole("link", { name: "Më të vjetrat" }).click();
    await page.waitForURL(/after=/);
    const topmost = () => kinds.first().getAttribute("href");
    expect(await until(topmost, (href) => href !== newestOnes[0])).not.toBe(newestOnes[0]);
    await page.getByRole("link", { name: "Më të rejat", exact: true }).click();
    await page.waitForURL(/before=/);
    expect(await until(topmost, (href) => href === newestOnes[0])).toBe(newestOnes[0]);
  });

  test("an event says what it changed; its thread leads to the cause and back", async () => {
    const { page } = auditor;
    // A fee of a case is charged on the account by itself: the one event causes the other.
    const charged = await newest(auditor, "ObligationCharged");
    await auditor.to(`audit/events/${charged.id}`);
    for (const name of ["Çfarë thotë", "Çfarë ndryshoi", "Llogaria", "Çfarë regjistroi në kontabilitet"])
      await page.getByRole("heading", { name, exact: true }).waitFor();
    const thread = page.locator("[aria-labelledby=thread]");
    expect(await thread.locator("[aria-current=page]").textContent()).toBe("U ngarkua një detyrim");
    await picture(auditor, "event");
    await thread.getByRole("link", { name: "U ngarkua tarifa" }).first().click();
    await page.getByRole("heading", { name: "U ngarkua tarifa", level: 1 }).waitFor();
    await thread.getByRole("link", { name: "U ngarkua një detyrim" }).first().click();
    await page.getByRole("heading", { name: "U ngarkua një detyrim", level: 1 }).waitFor();
  });

  test("a record is seen at any moment, and at two side by side, by the bar and by the clock", async () => {
    const { page } = auditor;
    const payment = await newest(auditor, "PaymentReceived");
    await auditor.to(`audit/events/${payment.id}`);
    await page.getByRole("link", { name: "Regjistrimi para dhe pas, krah për krah" }).click();
    await page.getByRole("heading", { name: "Tatimpaguesi në kohë" }).waitFor();
    const paid = page.locator("[aria-labelledby=account] tr", {
      has: page.getByRole("rowheader", { name: "Paguar", exact: true }),
    });
    const [was, is, difference] = (await paid.locator("td").allTextContents()).map(numberIn);
    expect(difference).toBe(payment.data.amount);
    expect(is! - was!).toBe(difference);
    await picture(auditor, "compared");

    await page.getByRole("link", { name: "Vetëm çasti i parë" }).click();
    await page.waitForURL(/\?n=\d+$/);
    const events = Number(new URL(page.url()).searchParams.get("n"));
    await page.getByRole("link", { name: "Një ngjarje më pas" }).click();
    await page.waitForURL(new RegExp(`n=${events + 1}`));
    await page.waitForLoadState("networkidle");
    await page.locator("#one").focus();
    await page.keyboard.press("Home");
    await page.waitForURL(/n=0/);
    await page.getByText("Në këtë çast nuk ishte regjistruar ende asgjë.").waitFor();
    await page.fill("#at", "31.12.2099");
    await page.getByRole("button", { name: "Shfaq" }).click();
    await page.waitForURL(/at=31/);
    expect(numberIn(await paid.locator("td").first().textContent())).toBe(is);
  });

  test("everything on one person is one trail, with who read it; so are an officer's acts", async () => {
    const { page } = auditor;
    const { about } = await newest(auditor, "PaymentReceived");
    await auditor.to(`audit/people/${about}`);
    await page.getByRole("link", { name: "U mor një pagesë" }).first().waitFor();
    await auditor.to(`audit/records/taxpayer/${about}`);
    // To look is an act: it stands in the trail of the person, and in the list of readings.
    const readings = async () => {
      await auditor.to(`audit/reads?about=${about}`);
      return page.locator("tbody tr", { hasText: `history/taxpayer/${about}` }).count();
    };
    expect(await until(readings, (count) => count > 0)).toBeGreaterThan(0);
    expect(await page.locator("tbody tr").first().textContent()).toContain("Ndue Auditi");
    await picture(auditor, "reads");
    await auditor.to("audit/people");
    await page.fill("#officer", "askush-i-tillë");
    await page.getByRole("button", { name: "Shiko veprimet" }).click();
    await page.getByText("Nuk ka asnjë përdorues “askush-i-tillë”.").waitFor();
    await page.fill("#officer", "Sporteli");
    await page.getByRole("button", { name: "Shiko veprimet" }).click();
    await page.waitForURL(/actor=/);
    await page.locator("tbody tr").first().waitFor();
    expect(await page.locator("tbody tr", { hasNotText: "Arta Sporteli" }).count()).toBe(0);
  });

  test("the totals of the municipality stand side by side", async () => {
    const { page } = auditor;
    await auditor.to("audit/totals?at=1.1.2020&with=31.12.2099");
    const cells = await page.locator("tbody tr").first().locator("td").allTextContents();
    expect(numberIn(cells[0]!)).toBe(0);
    expect(numberIn(cells[1]!)).not.toBe(0);
    expect(cells[2]).toBe(cells[1]);
  });

  test("a finance officer sees that something was done in a case, not to whom", async () => {
    const finance = await officer("financa");
    const { id } = await newest(finance, "ApplicationLodged");
    await finance.to(`audit/events/${id}`);
    await finance.page.getByText("mbeten të mbyllura për rolin tuaj", { exact: false }).waitFor();
    expect(await finance.page.getByText("e mbyllur: e dhënë personale").count()).toBeGreaterThan(0);
    expect(await finance.page.getByRole("heading", { name: "Çfarë ndryshoi" }).count()).toBe(0);
  });
});

test("without script the same is asked by forms and links", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const visit = await Visit.open(context, town.address);
  const { page } = visit;
  await visit.to(addressOf("desk", "sq", "audit"));
  await page.fill("#username", "auditi");
  await page.fill("#password", town.password);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/audit/);
  await page.selectOption("#type", "PaymentReceived");
  await page.getByRole("button", { name: "Shfaq" }).click();
  await page.waitForURL(/type=PaymentReceived/);
  await page.getByRole("link", { name: "Më të vjetrat" }).click();
  await page.waitForURL(/after=/);
  await page.locator("a.event").first().click();
  await page.getByRole("link", { name: "Regjistrimi para dhe pas, krah për krah" }).click();
  await page.getByRole("heading", { name: "Çfarë ndryshon" }).waitFor();
  expect(visit.complaints).toEqual([]);
  await context.close();
});
