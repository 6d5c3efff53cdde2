import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import type { BrowserContextOptions } from "playwright-core";
import { addressOf, inLanguage } from "../../ui/src/lib/places/places.js";
import { LANGUAGES } from "../../ui/src/lib/words/index.js";
import { artefactFolder } from "./support/chromium.js";
import { pdf } from "../application/documents/samples.js";
import type { Citizen } from "./support/citizen.js";
import { openHall } from "./support/hall.js";

const NO_SCRIPT: BrowserContextOptions = { javaScriptEnabled: false };

const PAPER = { name: "dokument-i-trilluar.pdf", mimeType: "application/pdf", buffer: pdf };

const hall = openHall();
const pictures = artefactFolder("screenshots");

describe("the door", () => {
  test("is found on the way to one's taxes, and leads there by the code that came", async () => {
    const arta = await hall.citizen("sq", NO_SCRIPT);
    await arta.to("myTaxes");
    expect(new URL(arta.page.url()).pathname).toBe(addressOf("signIn", "sq"));
    await arta.signIn(hall.town.people.debtor);
    expect(new URL(arta.page.url()).pathname).toBe(addressOf("myTaxes", "sq"));
    expect(await arta.page.locator("h1").textContent()).toMatch(/^Sot keni për të paguar [\d\s]+lekë$/);
    expect(await arta.page.locator(".own b").textContent()).toBe(hall.town.people.debtor.name);
    const cookie = (await arta.context.cookies()).find(({ name }) => name === "defter_session");
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Strict" });
    await arta.page.getByRole("button", { name: "Dil" }).click();
    await arta.page.waitForURL(hall.town.address + addressOf("home", "sq"));
    expect(await arta.page.locator(".own").count()).toBe(0);
    await arta.to("myTaxes");
    expect(new URL(arta.page.url()).pathname).toBe(addressOf("signIn", "sq"));
  });

  test("opens to the keyboard alone", async () => {
    const somebody = await hall.citizen("sq");
    const { page } = somebody;
    const known = await somebody.codes();
    await somebody.to("myTaxes");
    /** Presses Tab until the focus is on the control of that id or text. */
    const goTo = async (target: string) => {
      for (let step = 0; step < 40; step++) {
        await page.keyboard.press("Tab");
        const on = await page.evaluate(() => [document.activeElement!.id, document.activeElement!.textContent!.trim()]);
        if (on.includes(target)) return;
      }
      throw new Error(`the keyboard does not reach ${target}`);
    };
    await goTo("kind");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowUp");
    await goTo("identifier");
    await page.keyboard.type(hall.town.people.payer.number);
    await page.keyboard.press("Enter");
    await page.locator("#code").waitFor();
    await goTo("code");
    await page.keyboard.type(await somebody.newCode(known));
    await page.keyboard.press("Enter");
    await page.locator(".own").waitFor();
    expect(new URL(page.url()).pathname).toBe(addressOf("myTaxes", "sq"));
    await goTo("Dil");
    await page.keyboard.press("Enter");
    await page.waitForURL(hall.town.address + addressOf("home", "sq"));
    expect(await page.locator(".own").count()).toBe(0);
  });

  test("answers a number that is unknown as one that is known, and a wrong code of both alike", async () => {
    const said: (string | null)[][] = [];
    for (const number of [hall.town.people.payer.number, "J00101999W"]) {
      const somebody = await hall.citizen("en", NO_SCRIPT);
      await somebody.to("signIn");
      await somebody.page.fill("#identifier", number);
      await somebody.page.locator("main form button").click();
      const asked = await somebody.page.locator("main").textContent();
      await somebody.page.fill("#code", "00000000");
      await somebody.page.locator("main form button").click();
      said.push([somebody.page.url(), asked, await somebody.page.locator("main").textContent()]);
      expect(await somebody.page.getByRole("alert").textContent()).toContain("The code is wrong, over, or was used");
    }
    expect(said[1]).toEqual(said[0]);
  });

  test("says what is no number, and keeps what was typed", async () => {
    const somebody = await hall.citizen("en", NO_SCRIPT);
    await somebody.to("signIn");
    await somebody.page.fill("#identifier", "12");
    await somebody.page.locator("main form button").click();
    await somebody.page.getByRole("alert").waitFor();
    expect(await somebody.page.inputValue("#identifier")).toBe("12");
    // Without a code on its way there is nothing to type.
    await somebody.to("code");
    expect(new URL(somebody.page.url()).pathname).toBe(addressOf("signIn", "en"));
  });

  test("leads nobody elsewhere, and takes nothing from another site", async () => {
    const somebody = await hall.citizen("sq", NO_SCRIPT);
    await somebody.visit.to(`${addressOf("signIn", "sq")}?next=https%3A%2F%2Fevil.example%2F`);
    await somebody.signIn(hall.town.people.business, "business");
    expect(somebody.page.url()).toBe(hall.town.address + addressOf("myTaxes", "sq"));
    const headers = { accept: "text/html", origin: "https://evil.example" };
    for (const place of ["signIn", "code", "signOut"] as const) {
      const body = new URLSearchParams({ kind: "citizen", identifier: hall.town.people.payer.number, code: "1" });
      const sent = await fetch(hall.town.address + addressOf(place, "sq"), { method: "POST", body, headers });
      expect(sent.status).toBe(403);
    }
  });
});

describe("my taxes", () => {
  test("say what is owed and why, with the article, and how to pay; the invoice is a PDF", async () => {
    const arta = await hall.citizen("en", NO_SCRIPT);
    await arta.returns(hall.town.people.debtor);
    await arta.to("myTaxes");
    const { page } = arta;
    const sums = await page.locator("#to-pay ~ ul summary > b").allTextContents();
    const whole = (text: string | null) => Number((text ?? "").replace(/\D/g, ""));
    expect(sums.length).toBeGreaterThan(1);
    expect(sums.map(whole).reduce((sum, each) => sum + each)).toBe(whole(await page.locator("h1").textContent()));
    await page.locator("#to-pay ~ ul summary").first().click();
    const why = (await page.locator("details[open]").textContent()) ?? "";
    for (const said of [
      "Late interest",
      "article 76",
      "Fiscal package: decision no.",
      "Ligji nr.",
      "How this sum comes about",
    ])
      expect(why).toContain(said);
    expect(await page.getByText(/^Your latest invoice: .+\/\d{6}\.$/).count()).toBe(1);
    await arta.to("myPapers");
    const [paper] = await page.getByRole("link", { name: /^Download PDF/ }).all();
    const printed = await arta.context.request.get(hall.town.address + (await paper!.getAttribute("href"))!);
    expect([printed.status(), printed.headers()["content-type"]]).toEqual([200, "application/pdf"]);
    expect((await printed.body()).subarray(0, 5).toString()).toBe("%PDF-");
  });

  test("of whoever paid everything say so, with the receipt; a clearance can be asked for", async () => {
    const payer = await hall.citizen("sq", NO_SCRIPT);
    await payer.returns(hall.town.people.payer);
    await payer.to("myTaxes");
    const { page } = payer;
    expect(await page.locator("h1").textContent()).toBe("Sot nuk keni asgjë për të paguar");
    await payer.to("myPapers");
    expect(await page.getByText(/në arkë|në bankë|në postë|te agjenti|në e-Albania/).count()).toBeGreaterThan(0);
    await payer.to("myClearance");
    expect(await page.locator("h1").textContent()).toBe("Vërtetimi mund t'ju jepet sot");
    expect(await page.getByRole("link", { name: "Kërko vërtetimin" }).count()).toBe(1);
  });

  test("of whoever owes say plainly what stands in the way of a clearance", async () => {
    const debtor = await hall.citizen("sq", NO_SCRIPT);
    await debtor.returns(hall.town.people.debtor);
    await debtor.to("myClearance");
    expect(await debtor.page.locator("h1").textContent()).toMatch(/^Vërtetimi nuk mund të jepet: keni [\d\s]+lekë/);
    expect(await debtor.page.locator("main li b").count()).toBeGreaterThan(1);
    expect(await debtor.page.getByRole("link", { name: "Kërko vërtetimin" }).count()).toBe(0);
  });

  test("are nobody else's: another's invoice is answered as one that is not there", async () => {
    const debtor = await hall.citizen("en", NO_SCRIPT);
    await debtor.returns(hall.town.people.debtor);
    await debtor.to("myPapers");
    const href = await debtor.page
      .getByRole("link", { name: /^Download PDF/ })
      .first()
      .getAttribute("href");
    const payer = await hall.citizen("en", NO_SCRIPT);
    expect((await payer.context.request.get(hall.town.address + href!)).headers()["content-type"]).not.toBe(
      "application/pdf",
    );
    await payer.returns(hall.town.people.payer);
    const statuses = [];
    for (const path of [href!, addressOf("myPapers", "en", "invoice/01JD3QZZZZZZZZZZZZZZZZZZZZ")])
      statuses.push((await payer.context.request.get(hall.town.address + path)).status());
    expect(new Set(statuses)).toEqual(new Set([422]));
  });
});

describe("an application", () => {
  const SERVICE = "identity-attestation";
  const sendFile = async ({ page }: Citizen, slot: string, file: typeof PAPER) => {
    await page.setInputFiles(`#${slot}`, file);
    await page.locator(`form:has(#${slot}) button`).click();
  };

  test("is begun, left, gone on with on another device, sent, followed and withdrawn, all without script", async () => {
    const arta = await hall.citizen("sq", NO_SCRIPT);
    await arta.returns(hall.town.people.payer);
    const { page } = arta;
    await arta.to("services", SERVICE);
    await page.getByRole("link", { name: "Apliko në internet" }).click();
    // What the register knows is there and is not asked.
    expect(await page.locator("dl").first().textContent()).toContain(hall.town.people.payer.name);
    await page.getByRole("button", { name: "Ruaj dhe vazhdo", exact: true }).click();
    expect(await page.getByRole("alert").locator("a").count()).toBeGreaterThan(2);
    await page.locator("#office").selectOption({ index: 1 });
    await page.locator("[name=reason]").first().check();
    await page.fill("#form-purpose", "Për regjistrim në shkollë");
    await page.getByRole("button", { name: "Ruaj dhe vazhdo më vonë" }).click();
    expect(new URL(page.url()).pathname).toBe(addressOf("myRequests", "sq"));

    const telephone = await hall.citizen("sq", { ...NO_SCRIPT, viewport: { width: 390, height: 844 } });
    await telephone.returns(hall.town.people.payer);
    await telephone.to("myRequests");
    const there = telephone.page;
    await there.getByRole("link", { name: "Vërtetim identiteti" }).click();
    expect(await there.inputValue("#form-purpose")).toBe("Për regjistrim në shkollë");
    expect(await there.locator("[name=reason]:checked").count()).toBe(1);
    await there.getByRole("button", { name: "Ruaj dhe vazhdo", exact: true }).click();
    await sendFile(telephone, "form-photoFile", { ...PAPER, buffer: Buffer.from("nuk është PDF") });
    expect(await there.getByRole("alert").textContent()).toContain("Ky skedar nuk mund të pranohet");
    for (const slot of await there.locator("input[type=file]").evaluateAll((all) => all.map(({ id }) => id))) {
      await sendFile(telephone, slot, PAPER);
      await there.locator(`li:has(#${slot}) .sent`).waitFor();
    }
    expect(await telephone.visit.overflow()).toBe(0);
    await there.getByRole("link", { name: "Vazhdo te rishikimi" }).click();
    expect(await there.locator("main").textContent()).toContain("Për regjistrim në shkollë");
    await there.getByRole("button", { name: "Dërgo kërkesën" }).click();
    expect(await there.locator(".summary[role=alert]").allTextContents()).toEqual([]);
    const number = (await there.locator("#lodged-number").textContent()) ?? "";
    const code = (await there.locator("#lodged-code").textContent()) ?? "";
    expect([number, code]).toEqual([expect.stringMatching(/\/\d{6}$/), expect.stringMatching(/^[0-9A-Z]{12}$/)]);
    // As letters write it: in groups of four.
    await telephone.letter(code.replace(/(.{4})(?=.)/g, "$1-"));

    // It is lodged once, the draft is erased, and the case is there.
    await arta.to("apply", `${SERVICE}/review`);
    expect(await page.locator("main").textContent()).toContain("është dërguar tashmë");
    await arta.listed(number);
    expect(await page.locator("h2").count()).toBe(0);
    await page.locator(`li:has-text("${number}") a`).click();
    const letter = await page.getByRole("link", { name: "Shkarko PDF: Vërtetimi i marrjes" }).getAttribute("href");
    const printed = await arta.context.request.get(hall.town.address + letter!);
    expect([printed.status(), printed.headers()["content-type"]]).toEqual([200, "application/pdf"]);
    const document = await page.getByRole("link", { name: PAPER.name }).first().getAttribute("href");
    expect((await arta.context.request.get(hall.town.address + document!)).status()).toBe(200);

    // Nobody else's.
    const other = await hall.citizen("sq", NO_SCRIPT);
    await other.returns(hall.town.people.debtor);
    expect(await other.visit.to(new URL(page.url()).pathname)).toBe(404);

    await page.locator("summary", { hasText: "Ankohu për mënyrën si po trajtohet" }).click();
    await page.getByRole("button", { name: "Dërgo ankesën" }).click();
    expect(await page.getByRole("alert").count()).toBe(1);
    await page.fill("#grounds", "Askush nuk u përgjigj në telefon.");
    const session = await arta.context.cookies();
    await arta.context.clearCookies();
    await page.getByRole("button", { name: "Dërgo ankesën" }).click();
    // The session ended under it: nothing was sent, and nothing is lost.
    expect(await page.locator("h1").textContent()).toBe("Seanca juaj mbaroi");
    expect(await page.locator("blockquote").allTextContents()).toEqual(["Askush nuk u përgjigj në telefon."]);
    await arta.context.addCookies(session);
    await page.getByRole("button", { name: "Dërgo përsëri" }).click();
    expect(await page.getByText(/^U ankuat për vonesën më/).count()).toBe(1);
    await page.locator("summary", { hasText: /^Tërhe/ }).click();
    await page.getByRole("button", { name: /^Tërhe/ }).click();
    expect(await page.locator("h1").textContent()).toBe("U tërhoq");
  });

  test("loses nothing when the session ends under its form", async () => {
    const arta = await hall.citizen("en", NO_SCRIPT);
    await arta.returns(hall.town.people.payer);
    await arta.to("apply", "general-request");
    const { page, context } = arta;
    await page.locator("#office").selectOption({ index: 1 });
    await page.fill("#form-title", "A lamp is broken");
    // Too short for the office to do anything with: told at its question.
    await page.fill("#form-description", "Dark");
    await page.getByRole("button", { name: "Save and go on", exact: true }).click();
    expect(await page.getByRole("alert").textContent()).toMatch(/write at least \d+ signs/);
    await page.fill("#form-description", "It has been dark since Monday.");
    const session = await context.cookies();
    await context.clearCookies();
    await page.getByRole("button", { name: "Save and go on", exact: true }).click();
    expect(await page.getByRole("alert").textContent()).toContain("Nothing that you typed is lost");
    expect(await page.inputValue("#form-description")).toBe("It has been dark since Monday.");
    // Signed in again beside it.
    await context.addCookies(session);
    await page.getByRole("button", { name: "Save and go on", exact: true }).click();
    expect(new URL(page.url()).pathname).toBe(addressOf("apply", "en", "general-request/documents"));
  });

  test("takes no document by an address that somebody else wrote, whatever handle stands in it", async () => {
    const [gjon, arta] = [await hall.citizen("en", NO_SCRIPT), await hall.citizen("en", NO_SCRIPT)];
    await gjon.returns(hall.town.people.business, "business");
    const sending = await gjon.context.request.post(`${hall.town.address}/documents/uploads`, {
      headers: { origin: hall.town.address },
      multipart: { file: PAPER },
    });
    const { upload: handle } = (await sending.json()) as { readonly upload: string };
    await arta.returns(hall.town.people.payer);
    await arta.to("apply", "general-request");
    const { page } = arta;
    await page.locator("#office").selectOption({ index: 1 });
    await page.fill("#form-title", "A lamp is broken");
    await page.fill("#form-description", "It has been dark since Monday.");
    await page.getByRole("button", { name: "Save and go on", exact: true }).click();
    const documents = addressOf("apply", "en", "general-request/documents");
    expect(new URL(page.url()).pathname).toBe(documents);
    const until = "2099-01-01T00:00:00.000Z";
    const asked = { upload: handle, slot: "form-attachments", name: PAPER.name, until };
    await page.goto(`${hall.town.address}${documents}?${new URLSearchParams(asked)}`);
    expect(await page.getByRole("alert").textContent()).toContain("This file was not sent by you");
    expect(await page.getByText(`Sent: ${PAPER.name}`).count()).toBe(0);
    await page.goto(hall.town.address + documents);
    expect(await page.getByText(`Sent: ${PAPER.name}`).count()).toBe(0);
    // Her own goes in, by the name that it came with.
    await page.locator("#form-attachments").setInputFiles(PAPER);
    await page.getByRole("button", { name: "Send the file" }).first().click();
    expect(await page.getByText(`Sent: ${PAPER.name}`).count()).toBe(1);
  });

  test("is sent by keyboard alone, with a document that goes up by itself", async () => {
    const arta = await hall.citizen("en");
    await arta.returns(hall.town.people.business, "business");
    const { page } = arta;
    page.on("filechooser", (chooser) => void chooser.setFiles(PAPER));
    await arta.to("apply", "general-request");
    const typed: Readonly<Record<string, string>> = {
      "form-title": "Shade for the square",
      "form-description": "Two trees at the corner of the square would do.",
    };
    await page.locator("#office").selectOption("");
    /** Presses Tab until the focus is on something of that text or id, typing and choosing on the way. */
    const goTo = async (target: string) => {
      for (let step = 0; step < 60; step++) {
        await page.keyboard.press("Tab");
        const { id, text } = await page.evaluate(() => {
          const on = document.activeElement as HTMLElement;
          return { id: on.id, text: (on.textContent ?? "").trim() };
        });
        if (id === target || text === target) return;
        if (id === "office") await page.keyboard.press("ArrowDown");
        if (typed[id] !== undefined) await page.keyboard.type(typed[id]);
      }
      throw new Error(`the keyboard does not reach ${target}`);
    };
    await goTo("Save and go on");
    await page.keyboard.press("Enter");
    await page.locator("#form-attachments").waitFor();
    await goTo("form-attachments");
    await page.keyboard.press("Enter");
    await page.getByText(`Sent: ${PAPER.name}`).waitFor();
    await goTo("Go on to the review");
    await page.keyboard.press("Enter");
    await page.locator("#answers").waitFor();
    await goTo("Send the request");
    await page.keyboard.press("Enter");
    await page.locator("#lodged-number, [role=alert]").first().waitFor();
    expect(await page.locator("[role=alert]").allTextContents()).toEqual([]);
    await page.getByRole("link", { name: "Open the request" }).click();
    const { pathname } = new URL(page.url());
    for (const language of LANGUAGES) {
      expect(await arta.visit.to(inLanguage(pathname, language))).toBe(200);
      expect(await arta.visit.barriers()).toEqual([]);
      await page.emulateMedia({ colorScheme: "dark" });
      expect(await arta.visit.barriers(["color-contrast"])).toEqual([]);
      await page.emulateMedia({ colorScheme: "light" });
      await page.screenshot({ path: join(pictures, `citizen_${language}_request-1280.png`), fullPage: true });
      await page.setViewportSize({ width: 390, height: 844 });
      expect(await arta.visit.overflow()).toBe(0);
      await page.setViewportSize({ width: 1280, height: 900 });
    }
  });
});
