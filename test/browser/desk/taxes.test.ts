import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { systemClock } from "../../../application/ports.js";
import { addDays, type CivilDate } from "../../../domain/shared/index.js";
import { until } from "../../support/until.js";
import { dated, does } from "../support/acts.js";
import { artefactFolder } from "../support/chromium.js";
import { somebody } from "../support/counter.js";
import { openHall } from "../support/hall.js";
import type { Officer } from "../support/officer.js";

const hall = openHall();
const pictures = artefactFolder("screenshots");

describe("the day of a tax officer", () => {
  test("finds in a keystroke, declares what is taxed, and issues a clearance", async () => {
    const officerOfTaxes = await hall.officer("taksat");
    const { page, visit } = officerOfTaxes;
    const { name, id } = await clearTaxpayer(officerOfTaxes);
    await officerOfTaxes.to("taxpayers");
    expect(await visit.barriers()).toEqual([]);
    await page.screenshot({ path: join(pictures, "desk_taxpayers-1280.png") });
    await page.locator("#q").pressSequentially(name.slice(0, 6).toLowerCase());
    await page.getByRole("link", { name }).first().waitFor();
    await page.keyboard.press("ArrowDown");
    await officerOfTaxes.to(`taxpayers/${id}`);
    await saysWhyInWords(officerOfTaxes);
    expect(await visit.barriers()).toEqual([]);
    await page.screenshot({ path: join(pictures, "desk_taxpayer-1280.png"), fullPage: true });

    const objects = await page.locator("[aria-labelledby=objects] > details").count();
    await page.getByText("Deklaro objekt", { exact: true }).first().click();
    await page.selectOption("#kind", "agricultural-parcel");
    await page.fill("#label", "Parcela e trilluar 12/3");
    await page.selectOption("#new-unit", { index: 3 });
    await page.fill("#new-areaHa", "1.500");
    expect(await officerOfTaxes.press("Deklaro objekt")).not.toEqual([]);
    expect(await page.locator("#new-areaHa-error").count()).toBe(1);
    expect(await page.locator("#new-landCategory-error").count()).toBe(1);
    expect(await page.locator("#label").inputValue()).toBe("Parcela e trilluar 12/3");
    await page.fill("#new-areaHa", "1,5");
    await page.selectOption("#new-landCategory", { index: 1 });
    await page.fill("#from", "1");
    await page.fill("#from-month", "1");
    expect(await officerOfTaxes.press("Deklaro objekt")).toEqual([]);
    expect(await page.locator("[aria-labelledby=objects] > details").count()).toBe(objects + 1);
    await changesItsObject(officerOfTaxes, "Parcela e trilluar 12/3");

    await page.locator("[aria-labelledby=clearances] summary").click();
    await officerOfTaxes.press("Lësho vërtetimin");
    const paper = await page.locator("[aria-labelledby=clearances] li a").first().getAttribute("href");
    const printed = await officerOfTaxes.context.request.get(hall.town.address + paper!);
    expect([printed.status(), printed.headers()["content-type"]]).toEqual([200, "application/pdf"]);

    await page.setViewportSize({ width: 390, height: 844 });
    expect(await visit.overflow()).toBe(0);
    // What is owed is in sight on a phone, beside what for.
    const owed = page.locator("section[aria-labelledby=owed] table.grid > tbody > tr > td:last-child").first();
    expect(await owed.evaluate((cell) => cell.getBoundingClientRect().right <= window.innerWidth)).toBe(true);
    await page.screenshot({ path: join(pictures, "desk_taxpayer-390.png"), fullPage: true });
  });
});

/** Opens what is owed: the way to each sum is read in words, with the article, and no code stands among them. */
async function saysWhyInWords({ page, visit }: Officer): Promise<void> {
  const reasons = page.locator("section[aria-labelledby=owed] td details");
  for (const reason of await reasons.all()) await reason.locator("summary").click();
  expect(await page.locator("section[aria-labelledby=owed]").textContent()).toMatch(/Baza ligjore\s*Ligji nr\. \d+/);
  expect(await visit.rawCodes()).toEqual([]);
  expect(await page.locator("section[aria-labelledby=owed]").textContent()).not.toMatch(/[{}\[\]]/);
}

/** Changes an object from today on, corrects how it was from the beginning, and closes it: what it was stays in sight. */
async function changesItsObject(by: Officer, label: string): Promise<void> {
  const object = by.page.locator("[aria-labelledby=objects] > details", { hasText: label });
  const [change, correct, retire] = ["Ndrysho objektin", "Ndreq objektin", "Mbyll objektin"] as const;
  const open = async (act: string) => {
    if ((await object.getAttribute("open")) === null) await object.locator("summary").first().click();
    await object.locator("summary", { hasText: act }).click();
    return object.locator("details", { has: by.page.getByRole("button", { name: act }) });
  };
  const area = object.locator("dl.facts").first();
  const areaIn = async (act: string, hectares: string) => {
    await (await open(act)).locator('[name="fact-areaHa"]').fill(hectares);
    expect(await by.press(act)).toEqual([]);
    if ((await object.getAttribute("open")) === null) await object.locator("summary").first().click();
    await area.getByText(hectares, { exact: false }).waitFor();
  };
  await areaIn(change, "2,5");
  await areaIn(correct, "2,75");
  const form = await open(retire);
  await form.locator("[name=ground]").selectOption("merged");
  expect(await by.press(retire)).toEqual([]);
  expect(await object.getByText(change).count()).toBe(0);
  expect(await object.locator("summary").first().textContent()).toMatch(/deri/);
}

describe("a number that somebody has", () => {
  test("is not registered again: it leads to their file, and what was typed stays", async () => {
    const taxes = await hall.officer("taksat");
    const { id, identifier } = await somebody(taxes);
    await taxes.to("taxpayers/new");
    await taxes.page.fill("#name", "Ëngjëll “O'Brien” <b>");
    await taxes.page.fill("#value", identifier);
    expect(await taxes.press("Regjistro")).toHaveLength(1);
    expect(await taxes.page.locator("#value-error").textContent()).toContain("në regjistër");
    expect(await taxes.page.locator("#name").inputValue()).toBe("Ëngjëll “O'Brien” <b>");
    await taxes.page.getByRole("link", { name: "Hap dosjen e tij" }).click();
    await taxes.page.waitForURL(new RegExp(`taxpayers/${id}`));
  });
});

describe("what happens to an account", () => {
  test("is done on their page, each by who may: activities, reliefs, charges, agreements, objections, refunds", async () => {
    const taxes = await hall.officer("taksat");
    await taxes.to("taxpayers/new");
    await taxes.page.selectOption("#kind", "BUSINESS");
    await taxes.page.getByRole("radio", { name: "NIPT" }).check();
    await taxes.page.fill("#value", "L91234567X");
    await taxes.page.getByRole("button", { name: "Regjistro" }).click();
    await taxes.page.locator("#name-error").waitFor();
    await taxes.page.fill("#name", "Biznes i Trilluar sh.p.k.");
    await taxes.page.getByRole("button", { name: "Regjistro" }).click();
    await taxes.page.waitForURL(/done=register/);
    const id = /taxpayers\/([^?]+)/.exec(taxes.page.url())![1]!;

    expect(await does(taxes, "startActivity", { activity: "first", name: "Bar i Trilluar", unit: "velipoje" })).toEqual(
      [],
    );
    await taxes.page.getByText("Bar i Trilluar ·").waitFor();
    expect(await does(taxes, "changeActivity", { name: "Bar i Ri" })).toEqual([]);
    await taxes.page.getByText("Bar i Ri ·").waitFor();
    expect(await does(taxes, "grantRelief", { ground: "first", document: "Vendim 1/2026 (i trilluar)" })).toEqual([]);
    await taxes.page.getByText("Vendim 1/2026 (i trilluar)").waitFor();

    // A sum that is none is refused at its field, and what was typed stays.
    const charge = {
      item: "administrative-fee",
      ground: "Akt i trilluar",
      ...dated("due", addDays(systemClock.today(), -30)),
    };
    const refused = await does(taxes, "chargeObligation", { ...charge, amount: "shumë" });
    expect(refused.length).toBeGreaterThan(0);
    expect(await taxes.page.inputValue("#chargeObligation-ground")).toBe("Akt i trilluar");
    await taxes.to(`taxpayers/${id}`);
    expect(await does(taxes, "chargeObligation", { ...charge, amount: "9 000" })).toEqual([]);
    expect(await does(taxes, "lodgeObjection", { contests: "yes", grounds: "Nuk e bëra (e trilluar)" })).toEqual([]);

    const finance = await hall.officer("financa");
    await finance.to(`taxpayers/${id}`);
    expect(await does(finance, "decideObjection", { outcome: "REJECTED", decision: "7, 1.11.2026" })).toEqual([]);
    expect(
      await does(finance, "writeOff", { key: "first", amount: "1000", ground: "COUNCIL_DECISION", decision: "8/2026" }),
    ).toEqual([]);

    await taxes.to(`taxpayers/${id}`);
    expect(await does(taxes, "makeAgreement", { instalments: "3" })).toEqual([]);
    await taxes.page.getByText("· në fuqi").waitFor();
    // Signed today, nothing of it can be late yet: it is not broken, and says why.
    const reason = "Nuk u pagua (e trilluar)";
    expect((await does(taxes, "breakAgreement", { reason })).join()).toContain("nuk mungon asnjë këst");
    expect(await taxes.visit.barriers()).toEqual([]);

    // What is refunded has to be there: nobody has paid anything.
    await finance.to(`taxpayers/${id}`);
    const nothing = await does(finance, "approveRefund", {
      amount: "500",
      requestedBy: "taksat",
      ground: "I trilluar",
    });
    expect(nothing.join()).not.toBe("");

    // It turns out to be somebody's a second time: its page says where it goes on, and offers nothing to do there.
    const survivor = await clearTaxpayer(taxes);
    const { mergeTaxpayers } = await taxes.ask<{ mergeTaxpayers: { receipt: { position: string } } }>(
      `mutation { mergeTaxpayers(commandId: "${randomUUID()}",
        input: { survivorId: "${survivor.id}", duplicateId: "${id}", keepObjects: [] }) { receipt { position } } }`,
    );
    await taxes.to(`taxpayers/${id}?at=${mergeTaxpayers.receipt.position}`);
    expect(await taxes.page.locator("main form").count()).toBe(0);
    expect(await taxes.visit.barriers()).toEqual([]);
    await taxes.page.screenshot({ path: join(pictures, "desk_taxpayer-merged-1280.png"), fullPage: true });
    await taxes.page.locator("main").getByRole("link", { name: survivor.name }).click();
    await taxes.page.waitForURL(new RegExp(survivor.id));
    await taxes.page.getByRole("heading", { level: 1, name: survivor.name }).waitFor();
  });
});

describe("an agreement with instalments of its own", () => {
  test("is broken with its ground once one was missed, kept once all is paid, and what is over is paid back", async () => {
    const today = systemClock.today();
    const [signedOn, missed, last] = [addDays(today, -20), addDays(today, -10), addDays(today, 20)];
    const id = hall.town.people.debtor.taxpayerId;
    const taxes = await hall.officer("taksat");
    const { accountPosition } = await taxes.ask<{ accountPosition: { overdue: { total: number } } }>(
      `{ accountPosition(accountId: "${id}", effectiveOn: "${signedOn}") { overdue { total } } }`,
    );
    const owed = accountPosition.overdue.total;
    const first = Math.ceil(owed / 2);
    const written = (date: CivilDate) => date.split("-").reverse().join(".");
    const schedule = (left: number) => ({
      ...dated("signedOn", signedOn),
      ...{ "schedule-due-0": written(signedOn), "schedule-amount-0": String(first) },
      ...{ "schedule-due-1": written(missed), "schedule-amount-1": "1" },
      ...{ "schedule-due-2": written(last), "schedule-amount-2": String(left) },
    });
    await taxes.to(`taxpayers/${id}`);
    // A schedule that does not come to what is owed is refused, and stands there as it was typed.
    const tooLittle = await does(taxes, "makeOwnAgreement", schedule(owed - first - 2));
    expect(tooLittle.length).toBeGreaterThan(0);
    expect(await taxes.page.inputValue("[name=schedule-amount-0]")).toBe(String(first));
    await taxes.page.screenshot({ path: join(pictures, "desk_agreement-1280.png"), fullPage: true });
    await taxes.to(`taxpayers/${id}`);
    expect(await does(taxes, "makeOwnAgreement", schedule(owed - first - 1))).toEqual([]);
    const agreements = taxes.page.locator("[aria-labelledby=agreements]");
    expect(await agreements.getByText("nuk u pagua në kohë").count()).toBe(2);
    expect(await agreements.getByText("në pritje").count()).toBe(1);
    expect(await taxes.visit.barriers()).toEqual([]);
    expect(await does(taxes, "breakAgreement", { reason: "Asnjë këst nuk u pagua (e trilluar)" })).toEqual([]);
    await agreements.getByText("· prishur").waitFor();
    const finance = await hall.officer("financa");
    await until("the ground of the break is in the trail", async () => {
      const { auditTrail } = await finance.ask<{ auditTrail: { nodes: { reason: string | null }[] } }>(
        `{ auditTrail(first: 1, filter: { type: "InstalmentAgreementBroken" }) { nodes { reason } } }`,
      );
      return auditTrail.nodes[0]?.reason === "Asnjë këst nuk u pagua (e trilluar)";
    });

    // Again, all at once on the day of signing; it is paid, and something over.
    expect(await does(taxes, "makeAgreement", { instalments: "1" })).toEqual([]);
    const { position, taxpayer } = await finance.ask<{
      position: { outstanding: { total: number } };
      taxpayer: { office: string };
    }>(
      `{ position: accountPosition(accountId: "${id}") { outstanding { total } } taxpayer(taxpayerId: "${id}") { office } }`,
    );
    const paid = await finance.visit.ask<{ receivePayment: { receipt: { position: string } } }>(
      `mutation ($commandId: UUID!, $input: ReceivePaymentInput!) {
        receivePayment(commandId: $commandId, input: $input) { receipt { position } } }`,
      {
        commandId: crypto.randomUUID(),
        input: {
          ...{ accountId: id, amount: position.outstanding.total + 500, channel: "BANK", paidOn: today },
          ...{ reference: "BKT-TRILLUAR-1", office: taxpayer.office },
        },
      },
    );
    await taxes.to(`taxpayers/${id}?at=${paid.receivePayment.receipt.position}`);
    await agreements.getByText("u pagua", { exact: true }).first().waitFor();
    expect(await does(taxes, "keepAgreement", {})).toEqual([]);
    await agreements.getByText("· përmbushur").waitFor();

    // The finance officer approves what a colleague asked for, and the cashier pays it.
    await finance.to(`taxpayers/${id}`);
    const refund = { amount: "500", requestedBy: "taksat", ground: "Paguar tepër (e trilluar)" };
    expect(await does(finance, "approveRefund", refund)).toEqual([]);
    const cashier = await hall.officer("arka");
    await cashier.to(`taxpayers/${id}`);
    expect(await does(cashier, "payRefund", { reference: "TH-TRILLUAR-1" })).toEqual([]);
    await cashier.page.locator("[aria-labelledby=refunds]").getByText("paguar").waitFor();
  });
});

describe("a payment that was wrong", () => {
  test("is reversed with its ground by the finance officer, and stays in the books", async () => {
    const finance = await hall.officer("financa");
    const { payments } = await finance.ask<{
      payments: { nodes: { id: string; accountId: string; reversed: boolean }[] };
    }>(`{ payments(first: 50) { nodes { id accountId reversed } } }`);
    const wrong = payments.nodes.find(({ reversed }) => !reversed)!;
    const { page } = finance;
    await finance.to(`taxpayers/${wrong.accountId}`);
    const line = page.locator("[aria-labelledby=payments] li", {
      has: page.locator(`input[name=paymentId][value="${wrong.id}"]`),
    });
    await line.locator("summary").click();
    await line.locator("select[name=ground]").selectOption("ENTERED_TWICE");
    await line.locator("button").click();
    // Without an explanation nothing is reversed.
    await page.getByRole("alert").waitFor();
    await line.locator("[name=explanation]").fill("Shënuar dy herë (e trilluar)");
    await line.locator("button").click();
    await page.waitForURL(/done=reverse/);
    await page.locator("[aria-labelledby=payments]").getByText("e anuluar: Shënuar dy herë").first().waitFor();
  });
});

/** A taxpayer who owes nothing that is overdue. */
async function clearTaxpayer(of: Officer): Promise<{ readonly id: string; readonly name: string }> {
  const { taxpayers } = await of.ask<{ taxpayers: { nodes: { id: string; name: string }[] } }>(
    `{ taxpayers(first: 60) { nodes { id name } } }`,
  );
  for (const each of taxpayers.nodes) {
    const { clearanceCheck } = await of.ask<{ clearanceCheck: { owedTotal: number } }>(
      `{ clearanceCheck(accountId: "${each.id}") { owedTotal } }`,
    );
    if (clearanceCheck.owedTotal === 0) return each;
  }
  throw new Error("everybody of the register owes something");
}
