import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import type { Page } from "playwright-core";
import { systemClock } from "../../application/ports.js";
import { addDays, type CivilDate } from "../../domain/shared/index.js";
import { addressOf } from "../../ui/src/lib/places/places.js";
import { Proxy } from "../faults/support/proxy.js";
import { artefactFolder } from "./support/chromium.js";
import { dateIn, lodgeByKeyboard, PAPER, somebody } from "./support/counter.js";
import { Officer } from "./support/officer.js";
import { numberIn } from "./support/number-in.js";
import { until } from "../support/until.js";
import { openHall } from "./support/hall.js";

const hall = openHall();
const pictures = artefactFolder("screenshots");

describe("the door", () => {
  test("tells in words who is not let in, and leads whom it knows to where they wanted to go", async () => {
    const { visit } = await hall.visitor();
    await visit.to(addressOf("desk", "en", "queue/late"));
    await visit.page.fill("#username", "sporteli");
    await visit.page.fill("#password", "wrong");
    await visit.page.keyboard.press("Enter");
    await visit.page.getByRole("alert").waitFor();
    expect(await visit.page.inputValue("#username")).toBe("sporteli");
    await visit.page.fill("#password", hall.town.password);
    await visit.page.keyboard.press("Enter");
    await visit.page.waitForURL(/queue\/late/);
    expect(await visit.barriers()).toEqual([]);
  });

  test("shows to each the rooms of their roles alone, and lets nobody into others by their address", async () => {
    const auditor = await hall.officer("auditi");
    const rooms = await auditor.page.locator("nav[aria-label=Puna] .room").allTextContents();
    expect(rooms).toEqual([
      ...["Me vonesë", "Kërko raste", "Tatimpaguesit", "Llogaritjet", "Njoftimet"],
      ...[
        "Arka",
        "Ngjarjet",
        "Bilanci i verifikimit",
        "Raportet",
        "Projeksionet",
        "Paketat fiskale",
        "Shërbimet",
        "Përdoruesit",
      ],
    ]);
    expect(await auditor.to("lodge/general-request")).toBe(403);
    await auditor.page.getByRole("button", { name: "Dil" }).click();
    await auditor.page.waitForURL(/sign-in/);
    await auditor.to("queue/late");
    expect(auditor.page.url()).toContain("sign-in");
  });

  test("a session that ends under an open form loses nothing of it", async () => {
    const clerk = await hall.officer("sporteli");
    const { name, identifier } = await somebody(clerk);
    await clerk.to(`lodge/road-pavement-maintenance-request?number=${identifier}`);
    const { page } = clerk;
    await page.getByText(name).waitFor();
    await page.fill("#form-description", "Gropë e madhe para shkollës");
    await clerk.context.clearCookies();
    await page.getByRole("button", { name: "Regjistro kërkesën" }).click();
    await page.getByRole("dialog").waitFor();
    expect(await clerk.visit.barriers()).toEqual([]);
    await page.fill("#again-username", "sporteli");
    await page.fill("#again-password", hall.town.password);
    await page.keyboard.press("Enter");
    // Sent again by itself: what it lacks is told, and what was typed is there.
    await page.locator(".summary[role=alert]").waitFor();
    expect(await page.inputValue("#form-description")).toBe("Gropë e madhe para shkollës");
  });
});

describe("the day of a clerk", () => {
  test("an application is lodged by keyboard in under a minute, seen by the colleague as it comes, and decided", async () => {
    const [clerk, colleague] = [await hall.officer("sporteli"), await hall.officer("sporteli")];
    const { identifier } = await somebody(clerk);
    await colleague.to("queue/office");
    await colleague.page.getByText("Përditësohet vetë", { exact: true }).waitFor();

    const begun = Date.now();
    const { number, code, strokes } = await lodgeByKeyboard(clerk, identifier);
    process.stderr.write(
      `Lodged at the counter with ${strokes} keystrokes in ${Date.now() - begun} ms, without a mouse\n`,
    );
    // Whoever types four keys a second is done within the minute.
    expect(strokes).toBeLessThan(240);
    expect(code).toMatch(/^[0-9A-Z]{12}$/);
    await colleague.page.getByRole("link", { name: number, exact: true }).waitFor();
    await colleague.page.screenshot({ path: join(pictures, "desk_queue-1280.png") });

    // The acknowledgement is a PDF.
    const paper = await clerk.page.getByRole("link", { name: "Printo vërtetimin e marrjes" }).getAttribute("href");
    const printed = await clerk.context.request.get(hall.town.address + paper!);
    expect([printed.status(), printed.headers()["content-type"]]).toEqual([200, "application/pdf"]);

    // Why it cannot be accepted yet stands there in words; what the register says opens the way.
    await clerk.page.getByRole("link", { name: "Hap rastin" }).click();
    await clerk.page.getByRole("heading", { name: "Nuk mund të bëhet tani" }).waitFor();
    await clerk.page.getByText("Mungojnë 1 dokumente").waitFor();
    await clerk.page.getByText("Shëno një verifikim").click();
    await clerk.page.getByText("Kërkim në një regjistër", { exact: true }).click();
    await clerk.page.fill("#register-register", "civil-status");
    await clerk.page.selectOption("#register-document", { index: 2 });
    await clerk.page.fill("#register-reference", "GJC-2026-1");
    const form = clerk.page.locator("form[action='?/check']", { has: clerk.page.locator("#register-register") });
    await form.getByRole("button", { name: "Shëno" }).click();
    await clerk.page.getByRole("status").getByText("U krye.").waitFor();
    expect(await clerk.press("Pranim për shqyrtim")).toEqual([]);
    expect(await clerk.visit.barriers()).toEqual([]);
    const address = new URL(clerk.page.url()).pathname;

    const specialist = await hall.officer("specialisti");
    await specialist.visit.to(address);
    await specialist.visit.takenOver();
    const prepare = await specialist.page.locator(".next .step > form button").first().textContent();
    expect(await specialist.press(prepare!)).toEqual([]);

    const signatory = await hall.officer("nenshkruesi");
    await signatory.visit.to(address);
    await signatory.visit.takenOver();
    await signatory.page.screenshot({ path: join(pictures, "desk_case-1280.png"), fullPage: true });
    const sign = signatory.page.locator(".next .step", { has: signatory.page.locator("input[name=basis]") }).first();
    await sign.getByLabel("Çfarë vendoset").fill("Lëshohet vërtetimi (vendim i trilluar).");
    await sign.getByText("Vlefshmëria dhe ankimi").click();
    await sign.getByLabel("Ku mund të ankohet").fill("Gjykata Administrative");
    await sign.locator("details button").last().click();
    await signatory.page.getByRole("heading", { name: "Vendimi", exact: true }).waitFor();
    await signatory.page.getByText("Rasti është mbyllur.").waitFor();
    expect(await signatory.visit.barriers()).toEqual([]);

    // The term to appeal runs from the day on which the decision is shown to have arrived: the desk says until when, and so
    // does the page where the applicant follows the case.
    await signatory.page.getByText("Afati i ankimit nis ditën që vendimi dorëzohet.").waitFor();
    await signatory.page.getByText("Shëno njoftimin", { exact: true }).first().click();
    for (const [id, value] of Object.entries(dateIn("received", systemClock.today())))
      await signatory.page.fill(`#${id}`, value);
    await signatory.page.fill("#proof", "Nënshkrimi i marrësit");
    await signatory.page.locator("form[action='?/notify'] button").click();
    await signatory.page.locator("form[aria-busy=true]").first().waitFor({ state: "detached" });
    expect(await signatory.page.locator("[role=alert]").allTextContents()).toEqual([]);
    const term = /Ankimi mund të bëhet deri më \d+\s\p{L}+\s\d{4}: edhe \d+ ditë/u;
    await signatory.page.getByText(term).waitFor();
    const applicant = await hall.browser.newPage({ javaScriptEnabled: false });
    await applicant.goto(hall.town.address + addressOf("track", "sq"));
    await applicant.fill("#number", number);
    await applicant.fill("#code", code);
    await applicant.locator("main form button").click();
    await applicant.getByText(term).waitFor();
    await applicant.close();

    // What was issued is revoked with its ground, and says so.
    const papers = signatory.page.locator("[aria-labelledby=papers]");
    const issue = papers.getByRole("button", { name: "Lësho aktin" });
    if ((await issue.count()) > 0) await issue.click();
    await papers.getByText("Shfuqizo", { exact: true }).first().click();
    await papers.locator("form[action='?/revoke'] input[name=ground]").fill("Lëshuar gabim (e trilluar)");
    await papers.locator("form[action='?/revoke'] button").click();
    await papers.getByText("i shfuqizuar: Lëshuar gabim (e trilluar)").waitFor();
    await signatory.page.setViewportSize({ width: 390, height: 844 });
    expect(await signatory.visit.overflow()).toBe(0);
    await signatory.page.screenshot({ path: join(pictures, "desk_case-390.png"), fullPage: true });
  });
});

describe("a live connection", () => {
  test("says that it is lost, and shows what happened meanwhile when it is back", async () => {
    const line = await Proxy.before(Number(new URL(hall.town.address).port));
    let isCut = false;
    try {
      const behind = { ...hall.town, address: `http://localhost:${line.port}` };
      const clerk = await Officer.atTheDesk(hall.browser, behind, "sporteli");
      const { page } = clerk;
      await page.route(/\/graphql\?query=/, (route) => (isCut ? route.abort() : route.continue()));
      await clerk.to("queue/office");
      await page.getByText("Përditësohet vetë", { exact: true }).waitFor();
      const row = page.locator(`a.case[href$="cases/${hall.town.lodged.id}"]`);
      await row.waitFor();

      isCut = true;
      line.resetAll();
      await page.getByText("Lidhja u ndërpre").waitFor({ timeout: 60_000 });
      const colleague = await hall.officer("sporteli");
      await colleague.to(`cases/${hall.town.lodged.id}`);
      expect(await colleague.press("Merre rastin")).toEqual([]);
      // The read models know of it, and who was cut off does not.
      await colleague.to("queue/office");
      await colleague.page
        .locator(`a.case[href$="cases/${hall.town.lodged.id}"]`)
        .waitFor({ state: "detached", timeout: 60_000 });
      expect(await row.count()).toBe(1);

      isCut = false;
      await row.waitFor({ state: "detached", timeout: 60_000 });
      await page.getByText("Përditësohet vetë", { exact: true }).waitFor();
      await clerk.leave();
    } finally {
      await line.close();
    }
  });
});

describe("a case that is handed on", () => {
  test("is given an opinion that was asked for, and goes to another office with its ground", async () => {
    const clerk = await hall.officer("sporteli");
    const { page } = clerk;
    await clerk.to(`cases/${hall.town.lodged.id}`);
    const opinions = page.locator("[aria-labelledby=opinions]");
    await opinions.getByText("Kërko mendim", { exact: true }).first().click();
    await page.fill("#from", "Sektori i trilluar");
    await page.fill("#question", "A ka kufizime (e trilluar)?");
    await opinions.locator("form[action='?/opinion'] button").click();
    await opinions.getByText("Shëno mendimin e: Sektori i trilluar").click();
    await opinions.locator("select[name=stance]").selectOption("WITH_CONDITIONS");
    await opinions.locator("textarea[name=text]").fill("Me kusht që… (i trilluar)");
    await opinions.locator("form[action='?/giveOpinion'] button").click();
    await opinions.getByText("Pro, me kushte: Me kusht që… (i trilluar)").waitFor();

    const before = await page.locator(".next > .quiet").first().textContent();
    await page.getByText("Kalo te një zyrë tjetër", { exact: true }).first().click();
    await page.selectOption("#office", "velipoje");
    await page.fill("#why", "Objekti është në Velipojë (i trilluar)");
    await page.locator("form[action='?/transfer'] button").click();
    await page.locator(".next > .quiet", { hasText: "Velipojë" }).waitFor();
    expect(await page.locator(".next > .quiet").first().textContent()).not.toBe(before);
    expect(await clerk.visit.barriers()).toEqual([]);
  });
});

describe("a form of a case", () => {
  const again = async (page: Page) => {
    await page.fill("#username", "sporteli");
    await page.fill("#password", hall.town.password);
    await page.keyboard.press("Enter");
    await page.locator("nav[aria-label=Puna]").waitFor();
  };

  test("under which the session ends keeps what was written, with script and without", async () => {
    const plain = await hall.officer("sporteli", "sq", { javaScriptEnabled: false });
    await plain.to(`cases/${hall.town.lodged.id}`);
    await plain.page.locator("[aria-labelledby=opinions] > details > summary").last().click();
    await plain.page.fill("#from", "Sektori i ujërave");
    await plain.page.fill("#question", "A preket rrjeti?\nKu saktësisht (e trilluar)?");
    await plain.context.clearCookies();
    await plain.page.locator("form[action='?/opinion'] button").click();
    await plain.page.getByRole("heading", { name: "Seanca juaj mbaroi" }).waitFor();
    expect(await plain.page.locator("blockquote").allTextContents()).toEqual([
      "Sektori i ujërave",
      expect.stringMatching(/^A preket rrjeti\?\r?\nKu saktësisht \(e trilluar\)\?$/),
    ]);
    await plain.page.screenshot({ path: join(pictures, "desk_kept-1280.png") });
    const [beside] = await Promise.all([
      plain.context.waitForEvent("page"),
      plain.page.getByRole("link", { name: "Hyni përsëri në një dritare tjetër" }).click(),
    ]);
    await again(beside);
    await plain.page.getByRole("button", { name: "Dërgo përsëri" }).click();
    await plain.page.getByText("Ku saktësisht (e trilluar)?").first().waitFor();

    // The page that keeps it has no barrier, whatever the browser can.
    const other = await hall.officer("sporteli");
    await other.to(`cases/${hall.town.lodged.id}`);
    await other.context.clearCookies();
    await other.page.evaluate("document.querySelector(`form[action='?/opinion']`).submit()");
    await other.page.getByRole("heading", { name: "Seanca juaj mbaroi" }).waitFor();
    expect(await other.visit.barriers()).toEqual([]);

    // With script it stays in the form, and goes by itself once one has signed in above it.
    const clerk = await hall.officer("sporteli");
    const { page } = clerk;
    await clerk.to(`cases/${hall.town.lodged.id}`);
    await page
      .locator(".step", { has: page.locator("textarea[name=request]") })
      .locator("summary")
      .first()
      .click();
    await page.fill("#ask-applicant-request", "Sillni planin e vendosjes (të trilluar).");
    await clerk.context.clearCookies();
    await page.locator("form:has(#ask-applicant-request) > button").click();
    await page.getByRole("dialog").waitFor();
    expect(await page.inputValue("#ask-applicant-request")).toBe("Sillni planin e vendosjes (të trilluar).");
    await page.fill("#again-username", "sporteli");
    await page.fill("#again-password", hall.town.password);
    await page.keyboard.press("Enter");
    await page.getByRole("status").getByText("U krye.").waitFor();
  });

  test("brings a document without script, by the same checks", async () => {
    const clerk = await hall.officer("sporteli", "sq", { javaScriptEnabled: false });
    const { page } = clerk;
    await clerk.to(`cases/${hall.town.lodged.id}`);
    const before = await page.locator("[aria-labelledby=documents] iframe").count();
    const send = async (name: string, buffer: Buffer) => {
      if (!(await page.locator("#upload").isVisible())) await page.locator("#attach > summary").click();
      await page.setInputFiles("#upload", { name, mimeType: "application/pdf", buffer });
      await page.getByRole("button", { name: /^Dërgo skedarin/ }).click();
    };
    await send("prishur.pdf", Buffer.from("nuk është PDF"));
    expect(await page.locator("#upload-error").textContent()).toContain("Ky skedar nuk mund të pranohet");
    await send("plani-i-trilluar.pdf", readFileSync(PAPER));
    await page.getByText("U dërgua: plani-i-trilluar.pdf").waitFor();
    await page.locator("form[action='?/attach'] button").click();
    await page.getByText("plani-i-trilluar.pdf").first().waitFor();
    expect(await page.locator("[aria-labelledby=documents] iframe").count()).toBe(before + 1);
  });
});

describe("a queue", () => {
  const LODGE = `mutation($commandId: UUID!, $input: LodgeCaseInput!) {
    lodgeCase(commandId: $commandId, input: $input) { caseId number } }`;

  /** Applications at two offices, for two services. */
  async function lodgesSome(clerk: Officer): Promise<void> {
    const { identifier } = await somebody(clerk);
    const applicant = { kind: "CITIZEN", language: "SQ", identifier };
    const lodge = (service: string, office: string, form: object) =>
      clerk.visit.ask(LODGE, { commandId: randomUUID(), input: { service, office, applicant, form } });
    const description = "Një përshkrim i trilluar, mjaft i gjatë.";
    await lodge("general-request", "velipoje", { title: "Kërkesë e trilluar 1", description });
    await lodge("general-request", "shkoder-centre", { title: "Kërkesë e trilluar 2", description });
    const pothole = { defectKind: "pothole", severity: "low", location: "Rruga e trilluar", locationUnit: "velipoje" };
    // Two of each: whichever is taken, another is left.
    for (const office of ["velipoje", "shkoder-centre"])
      await lodge("road-pavement-maintenance-request", office, { ...pothole, description });
  }
  const rail = async ({ page }: Officer, room: string) =>
    numberIn(await page.locator("nav[aria-label=Puna] a", { hasText: room }).locator(".count").textContent());
  const numbers = ({ page }: Officer) => page.locator("table a.case").allTextContents();

  test("is walked by the keyboard, looked at beside the list, and moves with its count as others take from it", async () => {
    const [clerk, colleague] = [await hall.officer("sporteli"), await hall.officer("sporteli")];
    await lodgesSome(clerk);
    await colleague.to("queue/office");
    await colleague.page.getByText("Përditësohet vetë", { exact: true }).waitFor();
    await until("the list has what was lodged", async () => {
      await clerk.to("queue/office");
      return (await numbers(clerk)).length >= 3;
    });
    const { page } = clerk;
    const waiting = await numbers(clerk);
    expect(await rail(clerk, "E zyrës")).toBe(waiting.length);

    await page.keyboard.press("j");
    await page.locator("#beside", { hasText: waiting[0]! }).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.locator("#beside", { hasText: waiting[1]! }).waitFor();
    expect(await page.locator("#beside").getByRole("heading", { name: "Çfarë ndodhi së fundi" }).count()).toBe(1);
    expect(await page.locator("table a.case:focus").textContent()).toBe(waiting[1]);
    expect(await clerk.visit.barriers()).toEqual([]);
    await page.screenshot({ path: join(pictures, "desk_queue-beside-1280.png") });
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/cases\//);
    await page.goBack();
    await page.locator("#beside", { hasText: waiting[1]! }).waitFor();

    // Who wants no keys of one letter turns them off, and the browser remembers.
    await page.keyboard.press("?");
    await page.locator("#keys-on").uncheck();
    await clerk.to("queue/office");
    await page.keyboard.press("k");
    expect(await page.locator("table a.case:focus").count()).toBe(0);
    await page.keyboard.press("ArrowDown");
    expect(await page.locator("table a.case:focus").textContent()).toBe(waiting[0]);
    await page.locator("#keys > summary").click();
    await page.locator("#keys-on").check();
    await page.locator("h1").click();

    const mine = await rail(clerk, "Radha ime");
    await page.keyboard.press("n");
    await page.waitForURL(/\/cases\//);
    await until("the colleague sees it go", async () => (await rail(colleague, "E zyrës")) === waiting.length - 1);
    await until("the list goes with the count", async () => (await numbers(colleague)).length === waiting.length - 1);
    await until("it is in the queue of who took it", async () => {
      await clerk.to("queue/mine");
      return (await rail(clerk, "Radha ime")) === mine + 1 && (await numbers(clerk)).length === mine + 1;
    });

    // On a telephone a row leads to its case.
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await clerk.visit.overflow()).toBe(0);
    await page.locator("tbody tr td").nth(1).click();
    await page.waitForURL(/\/cases\//);
  });

  test("is narrowed, ordered and saved by name without script, found again in another browser, shared by its address", async () => {
    const clerk = await hall.officer("sporteli", "sq", { javaScriptEnabled: false });
    const { page } = clerk;
    await clerk.to("queue/office");
    const all = await numbers(clerk);
    await page.getByRole("link", { name: "Filtro", exact: true }).click();
    await page.selectOption("#service", "general-request");
    await page.getByRole("button", { name: "Zbato filtrin" }).click();
    const narrowed = await numbers(clerk);
    expect(narrowed.length).toBeGreaterThan(0);
    expect(narrowed.length).toBeLessThan(all.length);
    await page.getByRole("link", { name: "Rendit sipas: Rasti" }).click();
    expect(await page.locator("th[aria-sort=ascending]").textContent()).toContain("Rasti");
    expect(await numbers(clerk)).toEqual(narrowed.toSorted());

    await page.getByRole("button", { name: "Ruaje", exact: true }).click();
    await page.locator("#filter-name-error").waitFor();
    await page.fill("#filter-name", "Kërkesat e përgjithshme");
    await page.getByRole("button", { name: "Ruaje", exact: true }).click();
    const chip = page.getByRole("link", { name: "Kërkesat e përgjithshme", exact: true });
    expect(await chip.getAttribute("aria-current")).toBe("true");
    const { pathname, search } = new URL(page.url());
    await page.getByRole("link", { name: `Shiko rastin ${narrowed[0]} këtu pranë` }).click();
    expect(await page.locator("#beside").textContent()).toContain(narrowed[0]);

    const elsewhere = await hall.officer("sporteli");
    await elsewhere.to("queue/office");
    await elsewhere.page.getByRole("link", { name: "Kërkesat e përgjithshme", exact: true }).click();
    await elsewhere.page.getByText("Filtruar: ").waitFor();
    expect(await numbers(elsewhere)).toEqual(narrowed.toSorted());
    const head = await hall.officer("nenshkruesi");
    expect(await head.visit.to(pathname + search)).toBe(200);
    expect(await head.page.getByText("Filtruar: ").count()).toBe(1);
    expect(await head.page.getByRole("link", { name: "Kërkesat e përgjithshme", exact: true }).count()).toBe(0);

    await elsewhere.page.getByRole("link", { name: "Filtro", exact: true }).click();
    await elsewhere.page.getByRole("button", { name: "Fshije: Kërkesat e përgjithshme" }).click();
    await elsewhere.page
      .getByRole("link", { name: "Kërkesat e përgjithshme", exact: true })
      .waitFor({ state: "detached" });
  });
});

describe("a password", () => {
  test("is changed by who knows the present one, and the old one opens no more", async () => {
    const archivist = await hall.officer("arkivi");
    const { page } = archivist;
    await archivist.to("password");
    const change = async (current: string, wanted: string, again: string) => {
      for (const [id, value] of Object.entries({ current, wanted, again })) await page.fill(`#${id}`, value);
      await page.locator("main form button").click();
    };
    await change(hall.town.password, "nje fjalekalim i ri", "tjeter fjalekalim");
    await page.getByRole("alert").getByText("nuk përputhen").waitFor();
    await change(hall.town.password, "nje fjalekalim i ri", "nje fjalekalim i ri");
    await page.waitForURL(/sign-in/);
    const signIn = async (password: string) => {
      await page.fill("#username", "arkivi");
      await page.fill("#password", password);
      await page.keyboard.press("Enter");
    };
    await signIn(hall.town.password);
    await page.getByRole("alert").waitFor();
    await signIn("nje fjalekalim i ri");
    await page.locator("nav[aria-label=Puna]").waitFor();
  });
});

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
    expect(await visit.barriers()).toEqual([]);
    await page.screenshot({ path: join(pictures, "desk_taxpayer-1280.png"), fullPage: true });

    const objects = await page.locator("[aria-labelledby=objects] > details").count();
    await page.getByText("Deklaro objekt", { exact: true }).first().click();
    await page.selectOption("#kind", "agricultural-parcel");
    await page.fill("#label", "Parcela e trilluar 12/3");
    await page.selectOption("#new-unit", { index: 3 });
    await page.fill("#new-areaHa", "1,5");
    await page.selectOption("#new-landCategory", { index: 1 });
    expect(await officerOfTaxes.press("Deklaro objekt")).toEqual([]);
    expect(await page.locator("[aria-labelledby=objects] > details").count()).toBe(objects + 1);

    await page.locator("[aria-labelledby=clearances] summary").click();
    await officerOfTaxes.press("Lësho vërtetimin");
    const paper = await page.locator("[aria-labelledby=clearances] li a").first().getAttribute("href");
    const printed = await officerOfTaxes.context.request.get(hall.town.address + paper!);
    expect([printed.status(), printed.headers()["content-type"]]).toEqual([200, "application/pdf"]);

    await page.setViewportSize({ width: 390, height: 844 });
    expect(await visit.overflow()).toBe(0);
    await page.screenshot({ path: join(pictures, "desk_taxpayer-390.png"), fullPage: true });
  });
});

/** Opens one of the acts of a page, fills it in and sends it; gives the refusals that are shown. */
async function does(of: Officer, act: string, typed: Readonly<Record<string, string>>): Promise<string[]> {
  const form = of.page.locator("form[action='?/do']", { has: of.page.locator(`input[name=act][value=${act}]`) }).last();
  await of.page.locator("details", { has: form }).last().locator("> summary").click();
  for (const [name, value] of Object.entries(typed)) {
    const field = form.locator(`[name="${name}"]`).first();
    if (await field.evaluate((control) => control.tagName === "SELECT"))
      await field.selectOption(value === "first" ? { index: 1 } : value);
    else if ((await field.getAttribute("type")) === "checkbox") await field.check();
    else await field.fill(value);
  }
  await Promise.all([
    of.page.waitForResponse((response) => response.request().method() === "POST"),
    form.locator("button").click(),
  ]);
  await of.page.locator("[role=alert], .good[role=status]").first().waitFor();
  return of.page.locator("main [role=alert]").allTextContents();
}

const monthAgo = addDays(systemClock.today(), -30);
const dated = (name: string, date: CivilDate) => {
  const [year, month, day] = date.split("-") as [string, string, string];
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year };
};

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
    const charge = { item: "administrative-fee", ground: "Akt i trilluar", ...dated("due", monthAgo) };
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

describe("the day of a cashier", () => {
  test("opens, takes a payment with its receipt, and closes with what was counted", async () => {
    const cashier = await hall.officer("arka");
    const { page, visit } = cashier;
    const { name } = await somebody(cashier);
    await cashier.to("cash");
    expect(await visit.barriers()).toEqual([]);
    await page.selectOption("#office", { index: 0 });
    await page.fill("#desk", "sporteli-9");
    await page.getByRole("button", { name: "Hap arkën" }).click();
    await page.fill("#q", name);
    await page.keyboard.press("Enter");
    await page.locator("[aria-labelledby=take]").getByRole("link", { name }).first().click();
    await page.fill("#amount", "1 200");
    await page.getByRole("button", { name: "Merr pagesën" }).click();
    const link = page.getByRole("link", { name: /^Printo mandatpagesën/ });
    const printed = await cashier.context.request.get(hall.town.address + (await link.getAttribute("href"))!);
    expect([printed.status(), printed.headers()["content-type"]]).toEqual([200, "application/pdf"]);
    // What was just taken stands there: in the state of the desk, and among the payments of the day.
    const shown = async (of: Officer, id: string) => numberIn(await of.page.locator(`#${id}`).textContent());
    expect([await shown(cashier, "taken"), await shown(cashier, "expected")]).toEqual([1200, 6200]);
    expect(await page.locator("[aria-labelledby=payments] tbody tr").count()).toBe(1);
    expect(await page.getByText("Anulo pagesën").count()).toBe(0);
    expect(await visit.barriers()).toEqual([]);
    await page.screenshot({ path: join(pictures, "desk_cash-1280.png"), fullPage: true });

    // A second one was wrong: who takes money does not reverse it, the finance officer does, at the desk's own day.
    await page.fill("#q", name);
    await page.keyboard.press("Enter");
    await page.locator("[aria-labelledby=take]").getByRole("link", { name }).first().click();
    await page.fill("#amount", "300");
    await page.getByRole("button", { name: "Merr pagesën" }).click();
    await page.locator("[aria-labelledby=payments] tbody tr").nth(1).waitFor();
    const finance = await hall.officer("financa");
    await finance.to("cash");
    await finance.page.getByRole("link", { name: "sporteli-9" }).click();
    const wrong = finance.page.locator("[aria-labelledby=payments] tr", { hasText: "300" });
    await wrong.locator("summary").click();
    await wrong.locator("select[name=ground]").selectOption("WRONG_AMOUNT");
    await wrong.locator("[name=explanation]").fill("Shumë e gabuar (e trilluar)");
    await wrong.locator("button").click();
    await finance.page.getByText("Pagesa u anulua.").waitFor();
    await finance.page.getByText("e anuluar: Shumë e gabuar").waitFor();
    expect([await shown(finance, "given-back"), await shown(finance, "expected")]).toEqual([-300, 6200]);
    expect(await finance.visit.barriers()).toEqual([]);

    // A difference needs its explanation, and nothing that was counted is lost meanwhile.
    await cashier.to("cash");
    await page.getByText("Mbyll ditën").click();
    await page.fill("#pieces-5000", "një");
    await page.getByRole("button", { name: "Mbyll arkën" }).click();
    await page.locator("#pieces-5000-error").waitFor();
    await page.fill("#pieces-5000", "1");
    await page.fill("#pieces-1000", "1");
    await page.fill("#pieces-100", "1");
    expect(await shown(cashier, "comes-to")).toBe(6100);
    await page.locator("form[action='?/close']").getByText("Mungojnë 100").waitFor();
    await page.getByRole("button", { name: "Mbyll arkën" }).click();
    await page.locator(".summary[role=alert]", { hasText: "duhet shpjegim" }).waitFor();
    expect(await page.inputValue("#pieces-100")).toBe("1");
    await page.screenshot({ path: join(pictures, "desk_cash-closing-1280.png"), fullPage: true });
    await page.fill("#explanation", "U kthyen 100 lekë më shumë (e trilluar).");
    await page.getByRole("button", { name: "Mbyll arkën" }).click();
    await page.getByText("Arka u mbyll për sot.").waitFor();
    expect(await page.locator(".facts .late").textContent()).toContain("Mungojnë 100");
    expect(await page.locator("[aria-labelledby=count] tbody tr").count()).toBe(3);
    expect(await visit.barriers()).toEqual([]);
    await page.screenshot({ path: join(pictures, "desk_cash-day-1280.png"), fullPage: true });
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await visit.overflow()).toBe(0);
    await page.screenshot({ path: join(pictures, "desk_cash-day-390.png"), fullPage: true });

    // Of the desks by day the cashier sees their own, whoever oversees them all: those of the past year are others'.
    await cashier.to("cash");
    expect(await visit.overflow()).toBe(0);
    await page.screenshot({ path: join(pictures, "desk_cash-390.png"), fullPage: true });
    expect(await page.locator("[aria-labelledby=earlier] tbody tr").count()).toBe(1);
    await finance.to("cash");
    expect(await finance.page.locator("[aria-labelledby=earlier] tbody tr").count()).toBeGreaterThan(1);
    await finance.page.screenshot({ path: join(pictures, "desk_cash-all-1280.png"), fullPage: true });
    const others = await finance.page
      .locator("[aria-labelledby=earlier] tbody a:not([href*=sporteli-9])")
      .first()
      .getAttribute("href");
    expect(await cashier.to(others!.replace(/^.*?\/cash\//, "cash/"))).toBe(404);
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
