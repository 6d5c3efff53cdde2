import { describe, expect, test } from "@jest/globals";
import { openHall } from "./support/hall.js";

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
    const besa = await hall.browser.newContext();
    const hers = await besa.newPage();
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
    await besa.close();

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
});

describe("the fiscal package of next year", () => {
  const FIGURE = '[id="items[cleaning-household].rates[city]"]';
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

    await finance.to(`${address}/trial`);
    await page.getByRole("button", { name: "Provoje mbi regjistrin" }).click();
    await page.locator("#sums").waitFor();
    const payMore = await page.locator(".sums dd b").first().textContent();
    expect(Number(payMore)).toBeGreaterThan(0);
    expect(await page.locator("[aria-labelledby=by-item] tbody tr").first().textContent()).toContain("pastrimi");
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
    const visitor = await hall.browser.newContext({ javaScriptEnabled: false });
    const theirs = await visitor.newPage();
    await theirs.goto(`${hall.town.address}/sq/paketa-fiskale?year=${year}`);
    await theirs
      .getByText(`${Number(before) * 3} lekë`)
      .first()
      .waitFor();
    await visitor.close();
  });
});
