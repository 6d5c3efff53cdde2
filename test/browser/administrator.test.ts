import { describe, expect, test } from "@jest/globals";
import { until } from "../support/until.js";
import { openHall } from "./support/hall.js";
import { cutOffWhile } from "./support/lost.js";
import { numberIn } from "./support/number-in.js";

const hall = openHall();

describe("users", () => {
  test("are found, let in with a password shown once, given roles and offices, suspended and let in again", async () => {
    const administrator = await hall.officer("administratori");
    const { page } = administrator;
    await administrator.to("users?q=arta");
    expect(await page.locator("tbody tr").count()).toBe(1);
    await page.getByRole("link", { name: "Arta Sporteli" }).waitFor();

    // What a role lets do stands beside it.
    await administrator.to("users/new");
    await page.fill("#displayName", "Besa E Trilluar");
    await page.fill("#username", "besa");
    await page.getByText("Çfarë mund të bëjë: Arkëtar").click();
    await page.getByText("Merr pagesa dhe jep mandatpagesë").first().waitFor();
    await page.check("#roles-cashier");
    await page.check("#roles-finance-officer");
    await page.getByLabel("Vetëm këto zyra").check();
    await page.getByLabel("Velipojë", { exact: false }).first().check();
    // Who takes cash does not undo it: refused, and nothing that was typed is lost.
    expect((await administrator.press("Krijo përdoruesin")).join()).toContain("I njëjti njeri nuk i mban dot");
    expect(await page.inputValue("#username")).toBe("besa");
    expect(await page.isChecked("#roles-cashier")).toBe(true);
    await page.uncheck("#roles-finance-officer");
    expect(await administrator.press("Krijo përdoruesin")).toEqual([]);
    const password = (await page.locator("#shown-once").textContent())!;
    expect(password).toMatch(/^(\w{5}-){3}\w{5}$/);
    await page.getByRole("link", { name: "Hap përdoruesin" }).click();
    await page.getByRole("heading", { name: "Besa E Trilluar" }).waitFor();
    expect(await page.content()).not.toContain(password);
    const address = new URL(page.url()).pathname.split("/").slice(-2).join("/");

    // The first sign-in asks for a password that only they know.
    const { page: hers } = await hall.visitor();
    const signIn = async (word: string) => {
      await hers.goto(`${hall.town.address}/sq/zyra/sign-in`);
      await hers.fill("#username", "besa");
      await hers.fill("#password", word);
      await hers.keyboard.press("Enter");
    };
    await signIn(password);
    await hers.waitForURL(/password/);

    await page.getByText("Jep role", { exact: true }).first().click();
    await page.check("[name=roles][value=clerk]");
    expect(await administrator.press("Jep role")).toEqual([]);
    expect(await administrator.press("Hiq rolin: Arkëtar")).toEqual([]);
    expect(await page.locator("[aria-labelledby=roles-held] b").allTextContents()).toEqual(["Nëpunës i sportelit"]);

    await page.getByText("Pezullo", { exact: true }).first().click();
    expect((await administrator.press("Pezullo")).length).toBe(1);
    await page.fill("#ground", "Largohet nga bashkia (e trilluar)");
    expect(await administrator.press("Pezullo")).toEqual([]);
    await page.getByText("I pezulluar", { exact: true }).waitFor();
    await signIn(password);
    await hers.getByRole("alert").waitFor();

    await page.getByText("Riktheje", { exact: true }).first().click();
    await page.fill("#ground", "U kthye (e trilluar)");
    expect(await administrator.press("Riktheje")).toEqual([]);
    await signIn(password);
    await hers.waitForURL(/password/);

    // What was done, why and by whom stays. The trail comes a moment later.
    for (let tries = 0; tries < 100; tries++) {
      await administrator.to(address);
      if ((await page.getByText("U kthye (e trilluar)").count()) > 0) break;
    }
    await page.getByText("Largohet nga bashkia (e trilluar)").waitFor();
  });

  test("nobody takes the last administrator away, and who only audits changes nothing", async () => {
    const administrator = await hall.officer("administratori");
    const { page } = administrator;
    await administrator.to("users/administrator");
    await page.getByText("Pezullo", { exact: true }).first().click();
    await page.fill("#ground", "Llogaria e nisjes nuk duhet më");
    expect(await administrator.press("Pezullo")).toEqual([]);
    await administrator.to("users/administratori");
    expect((await administrator.press("Hiq rolin: Administrator")).join()).toContain("pa administrator");
    await administrator.to("users/administratori");
    expect(await page.locator("[aria-labelledby=roles-held] b").allTextContents()).toEqual(["Administrator"]);

    const auditor = await hall.officer("auditi");
    await auditor.to("users/sporteli");
    await auditor.page.getByText("Çfarë mund të bëjë: Nëpunës i sportelit").waitFor();
    expect(await auditor.page.locator("main form").count()).toBe(0);
    const clerk = await hall.officer("sporteli");
    expect(await clerk.to("users")).toBe(403);
  });
});

describe("offices", () => {
  test("are opened with what is wrong told beside the field", async () => {
    const administrator = await hall.officer("administratori");
    const { page } = administrator;
    await administrator.to("offices");
    const before = await page.locator("tbody tr").count();
    await page.getByText("Hap zyrë", { exact: true }).first().click();
    await page.fill("#code", "sporteli i ri");
    await page.locator("[id='name.sq']").fill("Zyra e trilluar");
    await page.locator("[id='name.en']").fill("The invented office");
    expect((await administrator.press("Hap zyrë")).length).toBe(1);
    await page.locator("#code-error").waitFor();
    await page.fill("#code", "zyra-e-trilluar");
    expect(await administrator.press("Hap zyrë")).toEqual([]);
    expect(await page.locator("tbody tr").count()).toBe(before + 1);
  });

  test("are renamed, closed once nobody waits there, and opened again; who has cases is told to hand them over", async () => {
    const administrator = await hall.officer("administratori");
    const { page } = administrator;
    await administrator.to("offices");
    const row = (code: string) =>
      page.getByRole("row").filter({ has: page.getByRole("cell", { name: code, exact: true }) });
    const invented = row("zyra-e-trilluar");
    await invented.getByText("Ndrysho emrin", { exact: true }).first().press("Enter");
    await invented.getByLabel("Emri shqip").fill("Zyra tjetër e trilluar");
    await invented.getByLabel("Vendimi ose shkaku").first().fill("VKB 12 (i trilluar)");
    await invented.getByRole("button", { name: "Ndrysho emrin" }).click();
    await page.getByRole("status").getByText("Zyra quhet tani: Zyra tjetër e trilluar.").waitFor();

    const clerk = await hall.officer("sporteli");
    const { cases } = await clerk.ask<{ cases: { nodes: readonly { readonly office: string }[] } }>(
      `{ cases(first: 1, filter: { open: true }) { nodes { office } } }`,
    );
    const busy = row(cases.nodes[0]!.office);
    await busy.getByText("Mbyll zyrën", { exact: true }).click();
    await busy.getByRole("button", { name: /^Mbyll zyrën:/ }).click();
    await busy
      .getByRole("alert")
      .getByText(/çështje të hapura\. Kaloni më parë te një zyrë tjetër|varet/)
      .waitFor();
    expect(await administrator.visit.barriers()).toEqual([]);

    await invented.getByText("Mbyll zyrën", { exact: true }).click();
    await invented.getByRole("button", { name: "Mbyll zyrën: Zyra tjetër e trilluar" }).click();
    await page.getByRole("status").getByText("U mbyll zyra: Zyra tjetër e trilluar.").waitFor();
    await invented.getByText("e mbyllur").waitFor();
    expect(await administrator.visit.barriers()).toEqual([]);
    const offered = async () => {
      await clerk.to("lodge/general-request");
      return clerk.page.locator("#office option").allTextContents();
    };
    expect(await offered()).not.toContain("Zyra tjetër e trilluar");
    await invented.getByRole("button", { name: "Hape përsëri: Zyra tjetër e trilluar" }).click();
    await page.getByRole("status").getByText("U hap zyra: Zyra tjetër e trilluar.").waitFor();
    expect(await offered()).toContain("Zyra tjetër e trilluar");
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await administrator.visit.overflow()).toBe(0);
  });
});

describe("the fiscal package of next year", () => {
  const FIGURE = '[id="items[cleaning-household].rates[city]"]';
  /** The control of a name: names have dots, which mean something else to a selector. */
  const at = (name: string) => `[id="${name}"]`;
  const BESIDE = '[id="items[cleaning-household].rates[city]-beside"]';

  test("is drafted from a copy in tables, tried on the register, approved and published, and read by everybody", async () => {
    const finance = await hall.officer("financa");
    const { page, visit } = finance;
    await finance.to("packages");
    await page.getByText("Harto paketën e re", { exact: true }).first().click();
    await page.getByRole("button", { name: "Harto paketën e re" }).click();
    await page.waitForURL(/\/edit/);
    const before = await page.inputValue(FIGURE);

    // What is no figure is told beside its cell, and kept as it was typed.
    await page.fill(FIGURE, "pesë");
    expect((await finance.press("Ruaj projektin")).length).toBe(1);
    await page.locator(`${BESIDE} .late`).waitFor();
    expect(await page.inputValue(FIGURE)).toBe("pesë");
    expect(await visit.barriers()).toEqual([]);
    await page.fill(FIGURE, String(Number(before) * 2));
    expect(await finance.press("Ruaj projektin")).toEqual([]);
    expect(await page.locator(BESIDE).textContent()).toMatch(new RegExp(`në fuqi: ${before}\\s+\\+100 %`));
    const address = new URL(page.url()).pathname.split("/zyra/")[1]!.replace("/edit", "");

    // Two at the same draft: whoever comes second is told, and loses nothing.
    const colleague = await hall.officer("taksat");
    await colleague.to(`${address}/edit`);
    await page.fill(FIGURE, String(Number(before) * 3));
    expect(await finance.press("Ruaj projektin")).toEqual([]);
    await colleague.page.fill(FIGURE, "777");
    expect((await colleague.press("Ruaj projektin")).join()).toContain("Dikush tjetër");
    expect(await colleague.page.inputValue(FIGURE)).toBe("777");

    // A new article is written in fields: what it lacks is told at each, in words; which fields there are follows the
    // choices as they are made.
    await finance.to(`${address}/articles`);
    await page.getByText("Shto nen", { exact: true }).first().click();
    await page.locator(at("name.sq")).fill("Tarifa e qenve");
    expect((await finance.press("Shto nen")).join()).toContain("në të dyja gjuhët");
    await page.locator(at("name.en")).fill("Dog tariff");
    expect(await finance.press("Shto nen")).toEqual([]);
    await page.waitForURL(/articles\/tarifa-e-qenve/);
    await visit.takenOver();
    await page.locator(at("collector-error")).waitFor();
    expect(await visit.barriers()).toEqual([]);
    await page.selectOption("#group", "household-service");
    await page.fill("#legalBasis", "Ligji nr. 9632/2006, neni 35");
    await page.selectOption("#subject", "household");
    await page.check(at("payerKinds.household"));
    await page.selectOption(at("base.unit"), "household");
    await page.locator(at("rates.0.rate.figure")).fill("150,5");
    await page.selectOption("#collector", "one-stop-shop");
    await page.selectOption("#revenueItem", "tariff-other");
    await page.selectOption(at("appliesWhen.0.field"), { label: "Zona" });
    await page.selectOption(at("appliesWhen.0.op"), { label: "nuk është" });
    expect(await finance.press("Shto përjashtim ose lehtësim")).toEqual([]);
    await page.locator(at("reliefs.0.percent-error")).waitFor();
    await page.selectOption(at("appliesWhen.0.value.0"), { index: 3 });
    await page.locator(at("reliefs.0.name.sq")).fill("Familje me pensionistë");
    await page.locator(at("reliefs.0.name.en")).fill("Families of pensioners");
    await page.locator(at("reliefs.0.percent")).fill("50");
    await page.selectOption(at("reliefs.0.when.0.field"), "subject.grounds");
    await page.selectOption(at("reliefs.0.when.0.value.0"), "pensioner-only-family");
    await page.getByText("Asnjë vërejtje").waitFor();
    expect(await finance.press("Ruaj nenin")).toEqual([]);
    expect(await page.inputValue(at("rates.0.rate.figure"))).toBe("150.5");
    expect(await visit.rawCodes()).toEqual([]);
    expect(await visit.barriers()).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await visit.overflow()).toBe(0);
    await page.setViewportSize({ width: 1280, height: 800 });

    // Two at two articles lose nothing, with script or without; at one, the second is told where the two differ.
    const plain = await hall.officer("taksat", "sq", { javaScriptEnabled: false });
    await plain.to(`${address}/articles/parking-hourly`);
    await colleague.to(`${address}/articles/tarifa-e-qenve`);
    await page.locator(at("rates.0.rate.figure")).fill("200");
    expect(await finance.press("Ruaj nenin")).toEqual([]);
    await plain.page.locator(at("note.sq")).fill("Vetëm ditën");
    await plain.page.locator(at("note.en")).fill("By day only");
    await plain.page.getByRole("button", { name: "Ruaj nenin" }).first().click();
    await plain.page.locator(".good[role=status]").waitFor();
    await plain.page.getByRole("row", { name: "Shënim nuk ka Vetëm ditën" }).waitFor({ state: "attached" });
    await colleague.page.locator(at("rates.0.rate.figure")).fill("300");
    expect((await colleague.press("Ruaj nenin")).join()).toContain("Dikush tjetër");
    expect(await colleague.page.inputValue(at("rates.0.rate.figure"))).toBe("300");
    await colleague.page.getByRole("row", { name: /Masat: .*200 lekë.*300 lekë/ }).waitFor();

    // The list says what is new, changed and gone; what went comes back, and the order is that of the buttons.
    await finance.to(`${address}/articles/market-stall-tariff`);
    await page.getByText("Hiq nenin", { exact: true }).first().click();
    expect(await finance.press("Hiq nenin")).toEqual([]);
    await page.waitForURL(/articles\?done/);
    const row = (name: string) => page.getByRole("row", { name: new RegExp(name) });
    expect(await row("Tarifa e qenve").textContent()).toContain("I ri");
    expect(await row("Tarifa e parkimit me orë|parkim.* me orë").first().textContent()).toContain("1 ndryshim");
    await page.getByRole("button", { name: /^Riktheje: / }).click();
    await page.locator("tr#market-stall-tariff").waitFor();
    expect(await page.locator("#removed").count()).toBe(0);
    await page.getByRole("button", { name: /^Ngjit: .*Tarifa e qenve$/ }).click();
    await page.waitForURL(/#tarifa-e-qenve$/);
    await page.locator("tbody tr:nth-last-child(2)#tarifa-e-qenve").waitFor();

    await finance.to(`${address}/trial`);
    const tryIt = async () => {
      await page.getByRole("button", { name: /^Provoje/ }).click();
      await page.locator("form[aria-busy=true]").waitFor({ state: "detached" });
    };
    await cutOffWhile(visit, tryIt, page.getByRole("button", { name: "Provoje përsëri" }));
    await page.locator("#sums").waitFor();
    const payMore = await page.locator(".sums dd b").first().textContent();
    expect(Number(payMore)).toBeGreaterThan(0);
    expect(await page.locator("[aria-labelledby=by-item] tbody tr").first().textContent()).toContain("pastrimi");
    const dogs = page.locator("[aria-labelledby=by-item] tbody tr", { hasText: "Tarifa e qenve" });
    expect(numberIn(await dogs.locator("td").nth(1).textContent())).toBe(0);
    expect(numberIn(await dogs.locator("td").nth(2).textContent())).toBeGreaterThan(0);
    expect(await page.locator("[aria-labelledby=affected] table").count()).toBe(0);
    await page.getByRole("link", { name: "Shfaq emrat" }).click();
    await page.locator("[aria-labelledby=affected] tbody a").first().waitFor();
    expect(await visit.barriers()).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await visit.overflow()).toBe(0);
    await page.setViewportSize({ width: 1280, height: 800 });
    // The colleague finds it again; who administers sees the sums, and nobody's name.
    await colleague.to(`${address}/trial`);
    await colleague.page.locator("#sums").waitFor();
    const administrator = await hall.officer("administratori");
    await administrator.to(`${address}/trial?who`);
    await administrator.page.locator("#sums").waitFor();
    expect(await administrator.page.locator("[aria-labelledby=affected]").count()).toBe(0);

    await finance.to(address);
    await page.getByText("Shëno miratimin", { exact: true }).first().click();
    await page.fill("#number", "55");
    expect(await finance.press("Shëno miratimin")).toEqual([]);
    await page.getByText("Publiko", { exact: true }).first().click();
    expect(await finance.press("Publiko")).toEqual([]);
    await page.getByText("Në fuqi", { exact: true }).first().waitFor();
    expect(await finance.to(`${address}/edit`)).toBe(409);

    const year = (await page.evaluate("new Date().getFullYear() + 1")) as number;
    const { page: theirs } = await hall.visitor({ javaScriptEnabled: false });
    await theirs.goto(`${hall.town.address}/sq/paketa-fiskale?year=${year}`);
    await theirs
      .getByText(`${Number(before) * 3} lekë`)
      .first()
      .waitFor();
  });
});

describe("the 70th service", () => {
  const ROOM = "services/regjistrim-qeni";
  /** The control of a name: names have dots, which mean something else to a selector. */
  const control = (name: string) => `[id="${name}"]`;

  test("is written in fields, mended where the checks find something, published, and applied for", async () => {
    const administrator = await hall.officer("administratori");
    const { page, visit } = administrator;
    await administrator.to("services?q=regjistrim+qeni");
    await page.getByText("Nuk u gjet asnjë shërbim").waitFor();
    await administrator.to("services/new");
    await page.fill(control("name.sq"), "Regjistrim qeni");
    await page.getByLabel("Si kopje e një shërbimi që keni").check();
    expect((await administrator.press("Nis projektin")).join()).toContain("Zgjidhni shërbimin");
    await page.selectOption("#own", "identity-attestation");
    expect(await administrator.press("Nis projektin")).toEqual([]);
    await page.waitForURL(/regjistrim-qeni\/edit/);
    await page.fill(control("name.en"), "Dog registration");

    // A question is added; what it lacks is told at its fields, and what was typed elsewhere is saved with it.
    const place = await page.locator('fieldset[id^="form."]').count();
    const field = `form.${place}`;
    expect(await administrator.press("Shto pyetje")).toEqual([]);
    await page.locator(control(`${field}.label.sq-error`)).waitFor();
    expect(await page.inputValue(control("name.en"))).toBe("Dog registration");
    // While it is typed the preview shows it, and nothing is saved.
    const preview = page.locator("aside");
    await page.fill(control(`${field}.label.sq`), "Raca e qenit");
    await preview.getByText("Raca e qenit").first().waitFor();
    await page.getByText("Ndryshime të paruajtura").waitFor();
    await page.selectOption(control(`${field}.type`), "select");
    expect(await administrator.press("Ruaj projektin")).toEqual([]);
    expect(await page.inputValue(control(`${field}.key`))).toBe("racaEQenit");
    for (const [at, [sq, en]] of [
      ["Deltari", "Deltar"],
      ["Tjetër", "Other"],
    ].entries()) {
      await page.fill(control(`${field}.options.${at}.label.sq`), sq!);
      await page.fill(control(`${field}.options.${at}.label.en`), en!);
    }
    expect(await administrator.press("Ruaj projektin")).toEqual([]);
    expect(await page.inputValue(control(`${field}.options.1.code`))).toBe("tjeter");
    // One finding is left: the English label. The list of findings leads to its field.
    await page.getByText("1 vërejtje e pengon botimin").click();
    await page.locator(".findings a").click();
    expect(await visit.barriers()).toEqual([]);
    expect(new URL(page.url()).hash).toBe(`#${field}.label.en`);
    expect(await administrator.to(`${ROOM}/publish`)).toBe(200);
    await page.locator(".late[role=status]").waitFor();
    expect(await page.locator("#confirmed").count()).toBe(0);
    await administrator.to(`${ROOM}/edit`);
    await page.fill(control(`${field}.label.en`), "Breed of the dog");
    expect(await administrator.press("Ruaj projektin")).toEqual([]);
    await page.getByText("Asnjë vërejtje").waitFor();
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await visit.overflow()).toBe(0);
    await page.setViewportSize({ width: 1280, height: 800 });

    // Two at the same draft: who comes second writes nothing over the other, and sees where the two differ.
    const colleague = await hall.officer("administratori");
    await colleague.to(`${ROOM}/edit`);
    await page.fill(control("timeLimit.value"), "7");
    expect(await administrator.press("Ruaj projektin")).toEqual([]);
    await colleague.page.fill(control("timeLimit.value"), "9");
    expect((await colleague.press("Ruaj projektin")).join()).toContain("Dikush tjetër");
    expect(await colleague.page.inputValue(control("timeLimit.value"))).toBe("9");
    await colleague.page.getByRole("row", { name: "Afati › Sa 7 9" }).waitFor();
    expect(await colleague.press("Ruaj projektin")).toEqual([]);
    expect(await colleague.page.inputValue(control("timeLimit.value"))).toBe("9");

    await administrator.to(`${ROOM}/publish`);
    await page.getByText("Është versioni i parë").waitFor();
    expect((await administrator.press("Boto")).join()).toContain("Shënoni që e keni lexuar");
    await page.check("#confirmed");
    expect(await administrator.press("Boto")).toEqual([]);
    await page.getByText("U botua.").waitFor();
    expect(await page.locator("[aria-labelledby=versions] tbody tr").count()).toBe(1);

    // From now on it is in the catalogue, at the counter, and with the citizen.
    const { page: theirs } = await hall.visitor({ javaScriptEnabled: false });
    await theirs.goto(`${hall.town.address}/sq/sherbimet?q=regjistrim+qeni`);
    await theirs.getByRole("link", { name: "Regjistrim qeni" }).waitFor();
    const clerk = await hall.officer("sporteli");
    await clerk.to("lodge/regjistrim-qeni");
    await clerk.page.getByLabel("Deltari").waitFor();
    const citizen = await hall.citizen("en");
    await citizen.signIn(hall.town.people.payer);
    await citizen.to("apply", "regjistrim-qeni");
    await citizen.page.getByText("Breed of the dog").waitFor();
    await citizen.page.getByLabel("Deltar", { exact: true }).waitFor();
    // Who may only read definitions is shown them, and no way to change them.
    expect(await clerk.to(ROOM)).toBe(200);
    expect(await clerk.page.locator("main form[method=POST]").count()).toBe(0);
    for (const room of [`${ROOM}/edit`, "services/new"]) expect(await clerk.to(room)).toBe(403);
  });

  test("is written without script, too, and as a file", async () => {
    const administrator = await hall.officer("administratori", "sq", { javaScriptEnabled: false });
    const { page, context } = administrator;
    const to = (room: string) => administrator.to(`services/${room}`);
    await to("general-request/edit");
    await page.fill(control("note.sq"), "Me takim.");
    const before = await page.locator('fieldset[id^="documents."]:not([id$=".accepts"])').count();
    await page.selectOption("#paper", "medical-report");
    await page.getByRole("button", { name: "Shto dokument" }).click();
    await page.getByText("Projekti u ruajt.").waitFor();
    expect(await page.inputValue(control(`documents.${before}.name.sq`))).toBe("Raport mjekësor");
    await page.locator(control("note.en-error")).waitFor();
    await page.getByRole("button", { name: `Hiq: Dokumenti ${before + 1}` }).click();
    await page.getByText("Projekti u ruajt.").waitFor();
    expect(await page.locator('fieldset[id^="documents."]:not([id$=".accepts"])').count()).toBe(before);

    const got = await context.request.get(`${hall.town.address}/sq/zyra/services/general-request/content`);
    const content = (await got.json()) as { readonly note: object };
    expect(content.note).toEqual({ sq: "Me takim.", en: "" });
    const upload = async (text: string) => {
      await page.getByText("Me skedar (për ekspertë)").click();
      await page.setInputFiles("#file", {
        name: "sherbimi.json",
        mimeType: "application/json",
        buffer: Buffer.from(text),
      });
      await page.getByRole("button", { name: "Ngarko" }).click();
    };
    await upload("{ nuk është JSON");
    await page.getByRole("alert").getByText("nuk është JSON").waitFor();
    await to("general-request/edit");
    await upload(JSON.stringify({ ...content, code: "other" }));
    await page.getByRole("alert").getByText("tjetër").waitFor();
    await to("general-request/edit");
    await upload(JSON.stringify({ ...content, note: { sq: "Me takim.", en: "By appointment." } }));
    await page.getByText("Projekti u ruajt.").waitFor();
    await page.getByText("Asnjë vërejtje").waitFor();
    // What it changes is told before it is published; then it is given up.
    await to("general-request/publish");
    await page.getByRole("row", { name: "Shënim për aplikantin" }).waitFor();
    await to("general-request");
    await page.getByText("Hiq dorë nga projekti").first().click();
    await page.fill("#ground-0", "Provë (e trilluar)");
    await page.getByRole("button", { name: "Hiq dorë nga projekti" }).click();
    await page.getByText("U krye.").waitFor();
    expect(await page.getByRole("link", { name: "Harto versionin e ardhshëm" }).count()).toBe(1);
  });
});

describe("a projection", () => {
  test("is built anew beside the live one while it is looked at, interrupted, and built to its end", async () => {
    const administrator = await hall.officer("administratori");
    const { page, visit } = administrator;
    await administrator.to("projections");
    const work = page.locator("section", { has: page.getByRole("heading", { name: /^audit-trail · rindërtim/ }) });
    const begin = async () => {
      await page.getByRole("button", { name: "Rindërto: audit-trail" }).click();
      await work.waitFor();
    };
    const interrupt = work.getByRole("button", { name: "Ndërprit" });
    const ended = work.getByText(/^(u ndërpre|Njësoj: .*)$/);
    // A short log is soon read: what was over before anybody could interrupt it is begun again.
    await until("a build that was interrupted", async () => {
      await begin();
      await interrupt.or(ended).first().waitFor();
      if (!(await interrupt.isVisible())) return false;
      expect(await work.getByRole("progressbar").getAttribute("aria-label")).toBe("audit-trail: rindërtim");
      await interrupt.click({ timeout: 2000 }).catch(() => undefined);
      await ended.first().waitFor();
      return work.getByText("u ndërpre", { exact: true }).isVisible();
    });
    expect(await visit.barriers()).toEqual([]);
    // Interrupted, it disturbed nobody: the live one answers, and the next goes on to the end and takes its place.
    const live = page.locator("tbody tr", { hasText: "audit-trail" }).filter({ hasText: "i gjallë" });
    await live.waitFor();
    await begin();
    await work.getByText(/^Njësoj:/).waitFor();
    expect(await work.textContent()).toMatch(/Nisur nga .+U lexuan [\d\s\u00a0]+ ngjarje/s);
    await live.waitFor();
  });
});
