import { join } from "node:path";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { addressOf } from "../../ui/src/lib/places/places.js";
import { artefactFolder } from "./support/chromium.js";
import type { Officer } from "./support/officer.js";
import { until } from "../support/until.js";
import { numberIn } from "./support/number-in.js";
import { openHall } from "./support/hall.js";
import { newest } from "./support/trail.js";

const hall = openHall();
const pictures = artefactFolder("screenshots");
/** Comes once, and stays all day. */
let auditor: Officer;
beforeAll(async () => {
  auditor = await hall.resident("auditi");
});

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
    await hall.officer("financa");
    const first = page.locator("tbody tr", { hasText: "Hyri një përdorues" }).first().locator("a.event");
    const isNew = (href: string | null) => href !== null && !href.endsWith(before.id);
    await until("the newest event in the list", async () => isNew(await first.getAttribute("href")));
    expect(isNew(await first.getAttribute("href"))).toBe(true);
    await picture(auditor, "events");
  });

  test("the room is dark, unless light was chosen, and on paper in any case light", async () => {
    const { page } = auditor;
    const paper = () => page.locator(".frame").evaluate((frame) => getComputedStyle(frame).backgroundColor);
    const [light, dark] = ["rgb(255, 255, 255)", "rgb(16, 25, 31)"];
    await auditor.to("audit");
    expect(await paper()).toBe(dark);
    await page.emulateMedia({ media: "print" });
    expect(await paper()).toBe(light);
    await page.emulateMedia({ media: "screen" });
    await page.getByRole("button", { name: "Të çelëta" }).click();
    await until("the choice", async () => (await paper()) === light);
    expect(new URL(page.url()).pathname).toBe(addressOf("desk", "sq", "audit"));
    await auditor.to("books");
    expect(await paper()).toBe(light);
    await page.getByRole("button", { name: "Sipas dhomës" }).click();
    await until("the room's own", async () => (await paper()) === dark);
    expect(await page.getByRole("button", { name: "Sipas dhomës" }).getAttribute("aria-pressed")).toBe("true");
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
    await until("the older page", async () => (await topmost()) !== newestOnes[0]);
    expect(await topmost()).not.toBe(newestOnes[0]);
    await page.getByRole("link", { name: "Më të rejat", exact: true }).click();
    await page.waitForURL(/before=/);
    await until("the newest page", async () => (await topmost()) === newestOnes[0]);
    expect(await topmost()).toBe(newestOnes[0]);
  });

  test("they are those of one stream, and of one office", async () => {
    const { page } = auditor;
    const { about } = await newest(auditor, "PaymentReceived");
    const stream = `taxAccount-shkoder.${about}`;
    const listed = async () => {
      const ids = await page
        .locator("tbody a.event")
        .evaluateAll((all) => all.map((each) => each.getAttribute("href")!));
      return ids.map((href) => href.split("/").at(-1));
    };
    const asked = async (filter: string) => {
      const { auditTrail } = await auditor.ask<{
        auditTrail: { nodes: { id: string; stream: string; actorOffice: string | null }[] };
      }>(`{ auditTrail(first: 50, filter: { ${filter} }) { nodes { id stream actorOffice } } }`);
      return auditTrail.nodes;
    };
    await auditor.to("audit");
    await page.fill("#q", stream);
    await page.getByRole("button", { name: "Shfaq" }).click();
    await page.waitForURL(/[?&]q=/);
    const ofStream = await asked(`stream: "${stream}"`);
    await until("the events of the stream", async () => (await listed()).length === ofStream.length);
    expect(await listed()).toEqual(ofStream.map(({ id }) => id));
    expect(new Set(ofStream.map((each) => each.stream))).toEqual(new Set([stream]));

    await auditor.to("audit");
    await page.selectOption("#office", { index: 1 });
    const office = await page.inputValue("#office");
    await page.selectOption("#category", "taxAccount");
    await page.getByRole("button", { name: "Shfaq" }).click();
    await page.waitForURL(/[?&]office=/);
    const ofOffice = await asked(`actorOffice: "${office}", category: "taxAccount"`);
    await until("the events of the office", async () => (await listed()).length === ofOffice.length);
    expect(await listed()).toEqual(ofOffice.map(({ id }) => id));
    expect(ofOffice.every(({ actorOffice }) => actorOffice === office)).toBe(true);
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

  test("a case stands at two moments side by side", async () => {
    const { page } = auditor;
    await auditor.to(`audit/records/case/${hall.town.lodged.id}?n=1`);
    await page.getByRole("heading", { name: "Rasti në kohë" }).waitFor();
    await page.getByRole("link", { name: "Krahaso me tani" }).click();
    await page.getByRole("heading", { name: "Çfarë ndryshon" }).waitFor();
    const { recordHistory } = await auditor.ask<{
      recordHistory: { states: { total: number }[]; changes: unknown[] };
    }>(`{ recordHistory(kind: CASE, id: "${hall.town.lodged.id}", moments: [{ events: 1 }, { events: 1000 }]) {
         states { total } changes { field } } }`);
    expect(new URL(page.url()).searchParams.get("m")).toBe(String(recordHistory.states[1]!.total));
    expect(recordHistory.changes.length).toBeGreaterThan(0);
    expect(await page.locator("[aria-labelledby=differs] tbody tr").count()).toBe(recordHistory.changes.length);
    expect(await page.getByRole("slider").count()).toBe(2);
  });

  test("everything on one person is one trail, with who read it; so are an officer's acts", async () => {
    const { page } = auditor;
    const { about } = await newest(auditor, "PaymentReceived");
    await auditor.to(`audit/people/${about}`);
    await page.getByRole("link", { name: "U mor një pagesë" }).first().waitFor();
    await auditor.to(`audit/records/taxpayer/${about}`);
    // To look is an act: it stands in the trail of the person, and in the list of readings.
    const resource = `history/taxpayer/${about}`;
    // The page itself is a reading, too: it is opened once, when there is something in it.
    await until("the reading in the trail", async () => {
      const { auditTrail } = await auditor.ask<{ auditTrail: { nodes: { data: { resource: string } }[] } }>(
        `{ auditTrail(first: 20, filter: { category: "access", about: ["${about}"] }) { nodes { data } } }`,
      );
      return auditTrail.nodes.some(({ data }) => data.resource === resource);
    });
    await auditor.to(`audit/reads?about=${about}`);
    const read = page.locator("tbody tr", { hasText: `Historia e regjistrimit taxpayer/${about}` });
    expect(await read.count()).toBeGreaterThan(0);
    expect(await page.locator("tbody tr").first().textContent()).toContain("Ndue Auditi");
    // Who was read is called by name, and that they were named is one reading more, not one for each name.
    const { auditPeople } = await auditor.ask<{ auditPeople: { name: string }[] }>(
      `{ auditPeople(ids: ["${about}"]) { name } }`,
    );
    expect(await page.locator("tbody tr").first().textContent()).toContain(auditPeople[0]!.name);
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
    const finance = await hall.officer("financa");
    const { id } = await newest(finance, "ApplicationLodged");
    await finance.to(`audit/events/${id}`);
    await finance.page.getByText("mbeten të mbyllura për rolin tuaj", { exact: false }).waitFor();
    expect(await finance.page.getByText("e mbyllur: e dhënë personale").count()).toBeGreaterThan(0);
    expect(await finance.page.getByRole("heading", { name: "Çfarë ndryshoi" }).count()).toBe(0);
  });
});

test("without script the same is asked by forms and links", async () => {
  const { visit, page } = await hall.visitor({ javaScriptEnabled: false });
  await visit.to(addressOf("desk", "sq", "audit"));
  await page.fill("#username", "auditi");
  await page.fill("#password", hall.town.password);
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
});
