import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { roughly } from "../../ui/src/lib/format/index.js";
import { addressOf } from "../../ui/src/lib/places/places.js";
import { artefactFolder } from "./support/chromium.js";
import type { Officer } from "./support/officer.js";
import { numberIn } from "./support/number-in.js";
import { openHall } from "./support/hall.js";
import { takesPayment } from "./support/takes-payment.js";
import { until } from "../support/until.js";

const hall = openHall();
const pictures = artefactFolder("screenshots");

const shown = async (of: Officer, selector: string) => numberIn(await of.page.locator(selector).first().textContent());

describe("the books", () => {
  test("a sum of the trial balance is followed to its entries and their events, page by page", async () => {
    const auditor = await hall.officer("auditi");
    const { page } = auditor;
    await auditor.to("books?year=2025");
    expect(await page.locator("#equal").textContent()).toContain("të barabarta");
    const boxes = () =>
      page
        .locator("select")
        .evaluateAll((all) => all.filter((each) => getComputedStyle(each).borderWidth !== "0px").length);
    expect(await boxes()).toBeGreaterThan(0);
    await page.emulateMedia({ media: "print" });
    expect(await boxes()).toBe(0);
    await page.emulateMedia({ media: "screen" });
    const row = page.locator("tbody tr", { hasText: "Parapagime" });
    const debit = Number((await row.locator("td").nth(2).textContent())!.replace(/\D/g, ""));
    await row.getByRole("link").click();
    await page.waitForURL(/accounts\/advances/);
    expect(await shown(auditor, "#debit")).toBe(debit);

    // All entries together are the sum that led here.
    let sum = 0;
    for (let more = true; more;) {
      const cells = await page.locator("tbody tr td:nth-child(5)").allTextContents();
      sum += cells.reduce((total, text) => total + Number(text.replace(/\D/g, "")), 0);
      const next = page.getByRole("link", { name: "Faqja tjetër" });
      more = (await next.count()) > 0;
      if (more) await Promise.all([page.waitForURL((url) => url.href !== page.url()), next.click()]);
    }
    expect(sum).toBe(debit);

    await page.locator("tbody tr a").first().click();
    await page.waitForURL(/books\/entries/);
    expect(await shown(auditor, "tfoot #debit")).toBe(await shown(auditor, "tfoot #credit"));
    await page.locator("dd.mono a").click();
    await page.waitForURL(/audit\/events\//);
  });

  test("every figure of the public page is found again, with the accounts that make it up", async () => {
    const visitor = await hall.visitor();
    await visitor.visit.to(`${addressOf("revenues", "sq")}?year=2025`);
    await visitor.page.getByRole("link", { name: "Regjistrimet pas shifrave" }).first().click();
    await visitor.page.waitForURL(/sign-in/);
    await visitor.page.fill("#username", "financa");
    await visitor.page.fill("#password", hall.town.password);
    await visitor.page.keyboard.press("Enter");
    await visitor.page.waitForURL(/books\/revenue\?year=2025/);

    // Each figure of the page leads to where it is found again, with the accounts that make it up.
    const finance = await hall.officer("financa");
    await visitor.visit.to(`${addressOf("revenues", "sq")}?year=2025`);
    const figures = await visitor.page.locator("main td a[href*='/books/revenue']").evaluateAll((links) =>
      links.map((link) => ({
        href: link.getAttribute("href")!,
        text: link.textContent,
        isPlan: link.closest("td")!.classList.contains("of"),
      })),
    );
    expect(figures.filter(({ isPlan }) => isPlan).length).toBeGreaterThan(8);
    expect(figures.filter(({ href }) => href.includes("month=")).length).toBe(12);
    const answers = new Map<string, string>();
    for (const { href, text, isPlan } of figures) {
      const [, part] = /[&](item|unit|month)=/.exec(href) ?? [];
      // Of few together no one figure is told: they lead to the year.
      if (part === undefined) continue;
      if (!answers.has(href))
        answers.set(href, await (await finance.context.request.get(hall.town.address + href)).text());
      const at = (id: string) => new RegExp(`id="${id}"[^>]*>([^<]*)<`).exec(answers.get(href)!)?.[1] ?? "";
      const found = part === "month" ? roughly(numberIn(at("by-then")), "sq") : at(isPlan ? "planned" : "collected");
      const bare = (figure: string) => figure.replace(/\D+$/, "");
      expect([href, bare(found)]).toEqual([href, bare(text)]);
      expect([href, numberIn(at("composed"))]).toEqual([href, numberIn(at("collected"))]);
    }
    const whole = `{ openRevenue(year: 2025) { planned collected } }`;
    const { openRevenue } = await finance.ask<{ openRevenue: { planned: number; collected: number } }>(whole);
    await finance.to("books/revenue?year=2025");
    expect(await shown(finance, "#collected")).toBe(openRevenue.collected);
    expect(await shown(finance, "#planned")).toBe(openRevenue.planned);
    await finance.page.screenshot({ path: join(pictures, "books_revenue-1280.png"), fullPage: true });
  });

  test("are looked at as of any moment of the ledger; so are their reports, and the events", async () => {
    const auditor = await hall.officer("auditi");
    const { page, visit } = auditor;
    const slider = page.getByRole("slider");
    const stands = (name: string) => new URL(page.url()).searchParams.get(name)!;
    const debitOf = async (asOf: string | null) => {
      const asked = `{ trialBalance${asOf === null ? "" : `(asOf: "${asOf}")`} { debit } }`;
      const { trialBalance } = await auditor.ask<{ trialBalance: { debit: number }[] }>(asked);
      return trialBalance.reduce((sum, { debit }) => sum + debit, 0);
    };
    // Something is posted after the first step at which anything was.
    const before = await debitOf(null);
    await takesPayment(await hall.officer("arka"), hall.town.people.debtor.name, 1200);
    await until("the payment in the books", async () => (await debitOf(null)) > before);
    await auditor.to("books");
    const now = await shown(auditor, "tfoot td:nth-child(2)");
    await slider.focus();
    await page.keyboard.press("Home");
    await page.waitForURL(/known=/);
    expect(await slider.inputValue()).toBe("0");
    // The first step of an older ledger holds much already: before the ledger there is nothing.
    await page.locator("#known").fill("1.1.2020");
    await page.getByRole("button", { name: "Shko te kjo kohë" }).click();
    await page.waitForURL(/known=1\.1\.2020/);
    await page.getByText("Asnjë regjistrim për këtë zgjedhje").waitFor();

    /** The first step of the bar at which something is posted, and not everything. */
    const inBetween = async () => {
      const { ledgerTimeline } = await auditor.ask<{ ledgerTimeline: { spans: { to: string }[] } }>(
        "{ ledgerTimeline { spans { to } } }",
      );
      for (const [step, { to }] of ledgerTimeline.spans.entries()) if ((await debitOf(to)) > 0) return step;
      throw new Error("nothing is posted");
    };
    await slider.fill(String(await inBetween()));
    await page.waitForURL((url) => url.searchParams.get("known")?.includes("T") ?? false);
    await page.locator("tfoot").waitFor();
    const known = stands("known");
    const then = await debitOf(known);
    expect(await shown(auditor, "tfoot td:nth-child(2)")).toBe(then);
    expect([then > 0, then < now]).toEqual([true, true]);
    expect(await visit.barriers()).toEqual([]);
    await page.screenshot({ path: join(pictures, "books_then-1280.png"), fullPage: true });
    const row = page.locator("tbody tr").first();
    const debit = numberIn(await row.locator("td").nth(2).textContent());
    await row.getByRole("link").click();
    await page.waitForURL(/books\/accounts\//);
    expect([stands("known"), await shown(auditor, "#debit")]).toEqual([known, debit]);
    await page.getByRole("link", { name: "Kthehu te tani" }).click();
    await page.waitForURL((url) => !url.searchParams.has("known"));

    const year = "from-day=1&from-month=1&from-year=2025&to-day=31&to-month=12&to-year=2025";
    await auditor.to(`reports/trial-balance?${year}&known=${known}`);
    const link = await page.locator('a[download][href*=".csv?"]').getAttribute("href");
    const taken = await (await auditor.context.request.get(hall.town.address + link!)).text();
    const { ofYear } = await auditor.ask<{ ofYear: { debit: number }[] }>(
      `{ ofYear: trialBalance(from: "2025-01-01", to: "2025-12-31", asOf: "${known}") { debit } }`,
    );
    const debits = taken.trimEnd().split("\r\n").slice(1);
    expect(debits.map((line) => Number(line.split(",").at(-3)))).toEqual(ofYear.map((line) => line.debit));

    await auditor.to("audit");
    await slider.fill(String(Math.floor(0.6 * Number(await slider.getAttribute("max")))));
    await page.waitForURL(/[?&]to=/);
    const newestThen = async () => {
      const { auditTrail } = await auditor.ask<{ auditTrail: { nodes: { id: string }[] } }>(
        `{ auditTrail(first: 1, filter: { recordedTo: "${stands("to")}" }) { nodes { id } } }`,
      );
      await page.locator(`tbody tr:first-child a[href$="${auditTrail.nodes[0]!.id}"]`).first().waitFor();
    };
    await newestThen();
    const { ledgerTimeline } = await auditor.ask<{ ledgerTimeline: { previous: string } }>(
      `{ ledgerTimeline(at: "${stands("to")}") { previous } }`,
    );
    await page.getByRole("link", { name: "Një ngjarje prapa" }).click();
    await page.waitForURL((url) => url.searchParams.get("to") === ledgerTimeline.previous);
    await newestThen();
    await page.getByText("Sa ngjarje u shkruan, sipas kohës").click();
    expect(await visit.barriers()).toEqual([]);
    await page.screenshot({ path: join(pictures, "audit_then-1280.png"), fullPage: true });
  });

  test("are closed to who has no part in them, and say where nothing is", async () => {
    const clerk = await hall.officer("sporteli");
    expect(await clerk.to("books")).toBe(403);
    const auditor = await hall.officer("auditi");
    expect(await auditor.to("books/accounts/no.such-account")).toBe(404);
    expect(await auditor.to("books/entries/nothing")).toBe(404);
  });
});

describe("the projections", () => {
  test("are shown as they move; a lost connection says so, and heals", async () => {
    const auditor = await hall.officer("auditi");
    const { page, visit } = auditor;
    await page.route(/\/graphql\?query=/, (route) => route.abort());
    expect(await auditor.to("projections")).toBe(200);
    await page.getByText("Lidhja u ndërpre", { exact: false }).waitFor();
    expect(visit.complaints.splice(0).filter((each) => !each.includes("ERR_FAILED"))).toEqual([]);
    await page.unroute(/\/graphql\?query=/);
    await page.getByText("Përditësohet vetë", { exact: true }).waitFor();
    await auditor.page.locator("tbody td", { hasText: "ngjarje/s" }).first().waitFor();
  });

  test("are compared with the log by an auditor, who may leave and finds it again, and is not let rebuild", async () => {
    const auditor = await hall.officer("auditi");
    await auditor.to("projections");
    expect(await auditor.page.getByRole("button", { name: /^Rindërto/ }).count()).toBe(0);
    await auditor.page
      .getByRole("button", { name: "Krahaso me ditarin: Librat, të ardhurat dhe prapambetjet" })
      .click();
    const work = (of: Officer) => of.page.locator("section", { hasText: "krahasim me ditarin" }).first();
    await work(auditor).waitFor();
    await auditor.to("books");

    const other = await hall.officer("auditi");
    await other.to("projections");
    await work(other).getByText("Njësoj:").waitFor();
    expect(await work(other).textContent()).toContain("Nisur nga Ndue Auditi");
    expect(await other.visit.barriers()).toEqual([]);
    await other.page.screenshot({ path: join(pictures, "projections_compared-1280.png"), fullPage: true });
  });

  test("are closed to who has no part in them", async () => {
    const finance = await hall.officer("financa");
    expect(await finance.to("projections")).toBe(403);
  });
});

test("reports are taken along as files, whose rows are those of the books, and reading names is recorded", async () => {
  const auditor = await hall.officer("auditi");
  const { page, context } = auditor;
  await auditor.to("reports");
  await page.fill("#from-year", "2025");
  await page.fill("#from", "1");
  await page.fill("#from-month", "1");
  await page.fill("#to-year", "2025");
  await page.fill("#to", "31");
  await page.fill("#to-month", "12");
  await page.getByRole("button", { name: "Përdor këtë periudhë" }).click();
  await page.getByText("31 dhjetor 2025").waitFor();
  const taken = async (code: string, format: string) => {
    const link = page.locator(`a[download][href*="/${code}.${format}?"]`);
    const answer = await context.request.get(hall.town.address + (await link.getAttribute("href"))!);
    expect([code, format, answer.status()]).toEqual([code, format, 200]);
    return answer.body();
  };
  const rows = async (code: string) => (await taken(code, "csv")).toString().trimEnd().split("\r\n").slice(1);

  const { collections, trialBalance } = await auditor.ask<{
    collections: { amount: number }[];
    trialBalance: { ledgerAccount: string; debit: number }[];
  }>(`{ collections(from: "2025-01-01", to: "2025-12-31") { amount }
       trialBalance(from: "2025-01-01", to: "2025-12-31") { ledgerAccount debit } }`);
  const amounts = (await rows("collections")).map((line) => Number(line.split(",").at(-2)));
  expect(amounts).toEqual(collections.map(({ amount }) => amount));
  const balance = (await rows("trial-balance")).map((line) => line.split(",")[0]);
  expect(balance).toEqual(trialBalance.map(({ ledgerAccount }) => ledgerAccount));
  expect((await rows("receivables")).length).toBeGreaterThan(3);
  expect((await rows("journal")).length).toBeGreaterThan(100);
  expect((await taken("journal", "xlsx")).subarray(0, 2).toString()).toBe("PK");
  expect((await rows("payments")).length).toBeGreaterThan(10);
  const recorded = () =>
    auditor.ask<{ auditTrail: { nodes: { type: string; actorId: string }[] } }>(
      `{ auditTrail(first: 50, filter: { type: "RecordRead" }) { nodes { type actorId } } }`,
    );
  let reads = 0;
  for (let tries = 0; reads === 0 && tries < 200; tries++)
    reads = (await recorded()).auditTrail.nodes.filter(({ actorId }) => actorId === "auditi").length;
  expect(reads).toBeGreaterThan(0);

  const clerk = await hall.officer("sporteli");
  const journal = await clerk.context.request.get(
    `${hall.town.address}${addressOf("desk", "sq", "reports/journal.csv")}`,
  );
  expect(journal.status()).toBe(403);
});

test("arrears lead from a figure to who owes it, and collections to the desks of the day", async () => {
  const finance = await hall.officer("financa");
  const { page, visit } = finance;
  await finance.to("reports");
  await page.getByRole("link", { name: "Shiko tabelën: Detyrimet e prapambetura sipas moshës" }).click();
  await page.waitForURL(/reports\/arrears/);
  await page.getByText("Siç dihej më").waitFor();
  const { arrears, trialBalance } = await finance.ask<{
    arrears: { lines: Record<"late" | "notDue" | "underAgreement" | "contested" | "claimable", number>[] };
    trialBalance: { ledgerAccount: string; balance: number }[];
  }>("{ arrears { lines { late notDue underAgreement contested claimable } } trialBalance { ledgerAccount balance } }");
  const sum = (all: readonly number[]) => all.reduce((total, each) => total + each, 0);
  const late = sum(arrears.lines.map((line) => line.late));
  expect(late).toBeGreaterThan(0);
  expect(await shown(finance, "tfoot td:nth-last-child(4)")).toBe(late);
  // Of it, what an agreement or an objection covers stands apart from what may be claimed.
  const apart = await Promise.all([3, 2, 1].map((at) => shown(finance, `tfoot td:nth-last-child(${at})`)));
  expect(apart).toEqual(
    (["underAgreement", "contested", "claimable"] as const).map((each) => sum(arrears.lines.map((line) => line[each]))),
  );
  expect(sum(apart)).toBe(late);
  // By another way the same: what the books have receivable is what is unpaid.
  const receivable = trialBalance.filter(({ ledgerAccount }) => ledgerAccount.startsWith("receivable."));
  expect(late + sum(arrears.lines.map(({ notDue }) => notDue))).toBe(sum(receivable.map(({ balance }) => balance)));
  expect(await visit.barriers()).toEqual([]);
  await page.screenshot({ path: join(pictures, "reports_arrears-1280.png"), fullPage: true });
  // Every figure is on the screen of a desk.
  expect(await page.locator(".grid").evaluate((grid) => grid.scrollWidth - grid.parentElement!.clientWidth)).toBe(0);

  const figure = page.locator("tbody td:nth-last-child(4) a").first();
  const owed = numberIn(await figure.textContent());
  await figure.click();
  await page.waitForURL(/reports\/debtors\?item=/);
  const amounts = (await page.locator("tbody td.num:nth-child(2)").allTextContents()).map(numberIn);
  expect(sum(amounts)).toBe(owed);
  expect(amounts).toEqual(amounts.toSorted((a, b) => b - a));
  expect(await visit.barriers()).toEqual([]);
  await page.screenshot({ path: join(pictures, "reports_debtors-1280.png"), fullPage: true });
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await visit.overflow()).toBe(0);
  await page.screenshot({ path: join(pictures, "reports_debtors-390.png"), fullPage: true });
  // The file has the same rows, with the moment as of which they are.
  const link = page.locator('a[download][href*="/debtors.csv?"]');
  const file = await finance.context.request.get(hall.town.address + (await link.getAttribute("href"))!);
  const lines = (await file.text()).trimEnd().split("\r\n").slice(1);
  expect(lines.map((line) => Number(line.split(",").at(-9)))).toEqual(amounts);
  expect(lines[0]).toMatch(/,\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  await page.locator("tbody a").first().click();
  await page.waitForURL(/taxpayers\//);

  await finance.to("reports/cashiers?from-day=1&from-month=1&from-year=2025&to-day=31&to-month=12&to-year=2025");
  const { collections } = await finance.ask<{ collections: { amount: number }[] }>(
    `{ collections(from: "2025-01-01", to: "2025-12-31", byCashier: true) { amount } }`,
  );
  expect(collections.length).toBeGreaterThan(3);
  expect(await shown(finance, "tfoot td:nth-last-child(2)")).toBe(sum(collections.map(({ amount }) => amount)));
  await page.locator("tbody a").first().click();
  await page.locator("[aria-labelledby=earlier] tbody tr").first().waitFor();

  // Tax officers collect what is late; clerks have no part in it, and the list by name is closed to them.
  const clerk = await hall.officer("sporteli");
  expect(await clerk.to("reports/debtors")).toBe(404);
  const taxes = await hall.officer("taksat");
  expect(await taxes.to("reports/debtors")).toBe(200);
  expect(await taxes.to("reports/trial-balance")).toBe(404);
});
