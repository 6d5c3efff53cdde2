import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import type { Page } from "playwright-core";
import { systemClock } from "../../../application/ports.js";
import { addDays } from "../../../domain/shared/index.js";
import { addressOf } from "../../../ui/src/lib/places/places.js";
import { artefactFolder } from "../support/chromium.js";
import { dateIn, lodgeByKeyboard, PAPER, people, somebody } from "../support/counter.js";
import { openHall } from "../support/hall.js";

const hall = openHall();
const pictures = artefactFolder("screenshots");

/** Where the case that was decided in the first test is read. */
let decided = "";

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
    decided = address;

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

describe("an application that cannot be lodged as it stands", () => {
  test("says so at each field, keeps what was typed, and is lodged once it is put right", async () => {
    const clerk = await hall.officer("sporteli");
    const { page } = clerk;
    await clerk.to("lodge/general-request");
    expect(await clerk.press("Regjistro kërkesën")).toHaveLength(1);
    const faultOf = (id: string) => page.locator(`.field.wrong:has(#${id}) .error`).textContent();
    expect(await faultOf("name")).toContain("shkruani emrin");

    await page.fill("#name", `Prenda "E Trilluar" & Bijtë`);
    await page.fill("#form-title", "<b>Ndriçimi</b> i rrugës");
    await page.fill("#form-description", "Shkurt");
    await clerk.press("Regjistro kërkesën");
    expect(await faultOf("form-title")).toContain("nuk pranohen");
    expect(await faultOf("form-description")).toBe("Teksti është më i shkurtër se 20 karaktere.");
    expect(await page.inputValue("#name")).toBe(`Prenda "E Trilluar" & Bijtë`);
    expect(await clerk.visit.rawCodes()).toEqual([]);

    await page.fill("#form-title", "Ndriçimi i rrugës");
    await page.fill("#form-description", "Llamba e rrugës para banesës sonë nuk ndizet prej një muaji.");
    await clerk.press("Regjistro kërkesën");
    await page.locator("#lodged-number").waitFor();
  });

  test("is lodged for nobody but the one whose number stands in the box", async () => {
    const clerk = await hall.officer("sporteli");
    const { page } = clerk;
    const [first, second] = await people(clerk, 2);
    await clerk.to(`lodge/general-request?kind=CITIZEN&number=${first!.identifier}`);
    await page.fill("#number", second!.identifier);
    await page.fill("#form-title", "Ndriçimi i rrugës");
    await page.fill("#form-description", "Llamba e rrugës para banesës sonë nuk ndizet prej një muaji.");
    expect((await clerk.press("Regjistro kërkesën")).join()).toContain("merrni të dhënat");
    await page.getByRole("button", { name: "Merr të dhënat" }).click();
    await page.getByText(second!.name, { exact: true }).waitFor();
    // What was typed meanwhile is still there.
    await page.getByRole("button", { name: "Regjistro kërkesën" }).click();
    await page.locator("#lodged-number").waitFor();
  });
});

describe("after the decision", () => {
  const sectionOf = (page: Page, name: string) => page.locator(`[aria-labelledby=${name}]`);
  /** Sends a form of the case and waits for what came of it. */
  const sent = async (page: Page, form: string) => {
    await page.locator(`form:has(${form}) button`).click();
    await page.locator("form[aria-busy=true]").first().waitFor({ state: "detached" });
    return page.locator("[role=alert]").allTextContents();
  };

  test("the applicant complains and appeals at the counter; the appeal is decided, and the case goes on and is put right", async () => {
    const clerk = await hall.officer("sporteli");
    const { page } = clerk;
    await clerk.visit.to(decided);
    await clerk.visit.takenOver();
    const appeals = sectionOf(page, "appeals");
    // What cannot be done now stands there with its reason, in words and for this officer.
    await appeals.getByText("Vendimi për ankimin: Nuk ka ankim që pret vendim.").waitFor();
    await page.getByText("Rihap rastin: Këtë e bën përgjegjësi i sektorit ose nënshkruesi.").waitFor();
    await sectionOf(page, "corrections")
      .getByText(/^Korrigjo kërkesën: Çështja është mbyllur/)
      .waitFor();

    await appeals.getByText("Regjistro ankesë të kërkuesit për trajtimin").press("Enter");
    expect((await sent(page, "#complain-grounds")).length).toBe(1);
    await page.fill("#complain-grounds", "U thirra tri herë për të njëjtin dokument (e trilluar).");
    expect(await sent(page, "#complain-grounds")).toEqual([]);
    await appeals.getByText("U thirra tri herë për të njëjtin dokument (e trilluar).").waitFor();
    await appeals.getByText("Regjistro ankim të kërkuesit").press("Enter");
    // Where it is appealed to is what the decision says.
    expect(await page.inputValue("#appeal-to")).toBe("Gjykata Administrative");
    await page.fill("#appeal-grounds", "Emri është shkruar gabim (i trilluar).");
    expect(await sent(page, "#appeal-grounds")).toEqual([]);
    await appeals.getByText("Ankim kundër vendimit te Gjykata Administrative").first().waitFor();
    expect(await clerk.visit.barriers()).toEqual([]);

    // Answered by somebody who had no hand in the case.
    const other = await hall.officer("pergjegjesi");
    await other.visit.to(decided);
    await other.visit.takenOver();
    const answering = sectionOf(other.page, "appeals");
    await answering.getByText("Përgjigju kësaj ankese").click();
    await answering
      .locator("form[action='?/answerComplaint'] textarea")
      .fill("Kërkuesi u thirr pa nevojë (e trilluar).");
    expect(await sent(other.page, "[name=complaintId]")).toEqual([]);
    await answering.getByText("Përgjigje për ankesën: U pranua").waitFor();
    expect(await other.visit.barriers()).toEqual([]);

    const head = await hall.officer("nenshkruesi");
    await head.visit.to(decided);
    await head.visit.takenOver();
    const theirs = sectionOf(head.page, "appeals");
    await theirs.getByText("Shëno vendimin për ankimin te Gjykata Administrative").click();
    await theirs.locator("select[name=outcome]").selectOption("REJECTED");
    await theirs.locator("input[name=reference]").fill("12/2026");
    // A decision does not fall by an appeal that was rejected.
    expect((await sent(head.page, "[name=effect]")).length).toBe(1);
    await theirs.locator("select[name=outcome]").selectOption("UPHELD");
    expect(await sent(head.page, "[name=effect]")).toEqual([]);
    await theirs.getByText("U pranua: vendimi bie dhe rasti rishqyrtohet").waitFor();

    await head.page.getByText("Korrigjo tekstin e vendimit", { exact: true }).click();
    await head.page.fill("#correct-decision", "Lëshohet vërtetimi, me emrin e drejtë (i trilluar).");
    await head.page.fill("#correct-decision-ground", "Gabim shtypi (i trilluar)");
    expect(await sent(head.page, "#correct-decision")).toEqual([]);
    await sectionOf(head.page, "decision").getByText("Lëshohet vërtetimi, me emrin e drejtë (i trilluar).").waitFor();

    const next = head.page.locator(".next");
    await next.locator("summary", { hasText: "Rihap rastin" }).click();
    await head.page.selectOption("#reopen-ground", { label: "Ankimi te Gjykata Administrative" });
    await head.page.locator("form[action='?/reopen']").screenshot({ path: join(pictures, "desk_reopen-1280.png") });
    expect(await sent(head.page, "#reopen-to")).toEqual([]);
    await next.getByText("Rihap rastin: Çështja është e hapur.").waitFor();

    // Without script the same forms do the same.
    const plain = await hall.officer("sporteli", "sq", { javaScriptEnabled: false });
    await plain.visit.to(decided);
    const corrections = sectionOf(plain.page, "corrections");
    await corrections.getByText("Korrigjo kërkesën", { exact: true }).click();
    expect(await plain.page.inputValue("#correct-form-cemetery")).toBe("Varrezat e qytetit");
    await plain.page.fill("#correct-form-cemetery", "Varrezat e reja (të trilluara)");
    await plain.page.fill("#correct-form-ground", "U shënua varreza e gabuar (e trilluar)");
    await corrections.locator("form:has(#correct-form-ground) button").click();
    await plain.page.getByRole("status").getByText("U krye.").waitFor();
    expect(await plain.page.inputValue("#correct-form-cemetery")).toBe("Varrezat e reja (të trilluara)");
    await corrections.getByText("Korrigjo kërkuesin", { exact: true }).click();
    const name = await plain.page.inputValue("#correct-name");
    await plain.page.fill("#correct-phone", "069 000 0000");
    await plain.page.fill("#correct-applicant-ground", "Numri mungonte (i trilluar)");
    await corrections.locator("form:has(#correct-phone) button").click();
    await plain.page.getByRole("status").getByText("U krye.").waitFor();
    expect(await plain.page.inputValue("#correct-name")).toBe(name);
    await plain.page.getByText("069 000 0000").first().waitFor();
  });

  test("it goes on under a newer version of its service, once what differs has been seen", async () => {
    const administrator = await hall.officer("administratori");
    const code = "burial-ceremony-attestation";
    const service = `definition(kind: SERVICE, code: "${code}")`;
    const { definition } = await administrator.ask<{
      definition: { versions: readonly { content: Record<string, unknown> & { timeLimit: object } }[] };
    }>(`{ ${service} { versions { content } } }`);
    const { content } = definition.versions.at(-1)!;
    const ask = (mutation: string, input: object) =>
      administrator.visit.ask(mutation, { commandId: randomUUID(), input });
    await ask(
      `mutation($commandId: UUID!, $input: DraftDefinitionInput!) { draftDefinition(commandId: $commandId, input: $input) { code } }`,
      { kind: "SERVICE", content: { ...content, timeLimit: { ...content.timeLimit, value: 21 } } },
    );
    const validFrom = addDays(systemClock.today(), 1);
    await ask(
      `mutation($commandId: UUID!, $input: PublishDefinitionInput!) { publishDefinition(commandId: $commandId, input: $input) { version } }`,
      { kind: "SERVICE", code, validFrom, validTo: null, succeeds: definition.versions.length },
    );

    const head = await hall.officer("pergjegjesi");
    const { page } = head;
    await head.visit.to(decided);
    await head.visit.takenOver();
    const next = page.locator(".next");
    await next.getByText("Kalo në versionin 2 të shërbimit").press("Enter");
    await next.getByRole("row", { name: /^Afati › Sa \d+ 21$/ }).waitFor();
    expect(await head.visit.barriers()).toEqual([]);
    await page.locator("form[action='?/move']").screenshot({ path: join(pictures, "desk_newer-version-1280.png") });
    await page.fill("#move-ground-2", "Formulari i ri (i trilluar)");
    expect(await sent(page, "#move-ground-2")).toEqual([]);
    await next
      .getByText("Kalimi në një version më të ri: Çështja ndjek tashmë versionin më të ri të shërbimit.")
      .waitFor();
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await head.visit.overflow()).toBe(0);
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
