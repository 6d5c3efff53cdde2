import { describe, expect, test } from "@jest/globals";
import { fiscalPackageOfNextYear } from "./administrator/fiscal-package.js";
import { seventiethService } from "./administrator/services.js";
import { until } from "../support/until.js";
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

describe("the calendar of holidays", () => {
  test("is drafted a year on, looked at with what would change, and adopted, without script too", async () => {
    const administrator = await hall.officer("administratori", "sq", { javaScriptEnabled: false });
    const { page, visit } = administrator;
    expect(await administrator.to("calendar")).toBe(200);
    const next = Number((await page.locator("h2").first().textContent())!.trim().slice(0, 4)) + 1;
    await page.getByRole("link", { name: `Harto vitin ${next}` }).click();
    const year = page.locator(`[id="moveable.eid-al-fitr-${next}-year"]`);
    await year.fill(String(next - 1));
    await page.fill("#official", "VKM nr. 700 (i trilluar)");
    await page.getByRole("button", { name: "Shih çfarë ndryshon" }).click();
    await page.getByRole("alert").getByText(`nuk është në vitin ${next}`).waitFor();
    expect(await page.inputValue("#official")).toBe("VKM nr. 700 (i trilluar)");
    expect(await visit.rawCodes()).toEqual([]);
    await year.fill(String(next));
    await page.fill("#daysOff", "nesër");
    await page.getByRole("button", { name: "Shih çfarë ndryshon" }).click();
    await page.locator("#daysOff-error").waitFor();
    await page.fill("#daysOff", "");
    await page.getByRole("button", { name: "Shih çfarë ndryshon" }).click();
    const told = page.getByRole("status");
    await told.getByText(`Viti ${next} do të jetë zyrtar`).waitFor();
    await told.getByText(/bëhet ditë pushimi \(Krishtlindjet\)/).waitFor();
    await told.getByText(/Do të numërohe[nt] përsëri/).waitFor();
    await page.getByRole("button", { name: `Mirato vitin ${next}` }).click();
    await told.getByText(`U miratua kalendari i vitit ${next}`).waitFor();
    const adopted = page.locator("section", { has: page.locator(`#y${next}`) });
    await adopted.getByText("zyrtar", { exact: true }).waitFor();
    expect(await adopted.getByRole("cell", { name: "VKM nr. 700 (i trilluar)" }).count()).toBeGreaterThan(10);
    const clerk = await hall.officer("sporteli");
    expect(await clerk.to("calendar")).toBe(403);
  });
});

fiscalPackageOfNextYear(hall);
seventiethService(hall);

describe("a projection", () => {
  test("is built anew beside the live one while it is looked at, interrupted, and built to its end", async () => {
    const administrator = await hall.officer("administratori");
    const { page, visit } = administrator;
    await administrator.to("projections");
    const work = page.locator("section", {
      has: page.getByRole("heading", { name: /^Gjurma e ngjarjeve · rindërtim/ }),
    });
    const begin = async () => {
      await page.getByRole("button", { name: "Rindërto: Gjurma e ngjarjeve" }).click();
      await work.waitFor();
    };
    const interrupt = work.getByRole("button", { name: "Ndërprit" });
    const ended = work.getByText(/^(u ndërpre|Njësoj: .*)$/);
    // A short log is soon read: what was over before anybody could interrupt it is begun again.
    await until("a build that was interrupted", async () => {
      await begin();
      await interrupt.or(ended).first().waitFor();
      if (!(await interrupt.isVisible())) return false;
      expect(await work.getByRole("progressbar").getAttribute("aria-label")).toBe("Gjurma e ngjarjeve: rindërtim");
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

describe("a file", () => {
  const file = { name: "shërbimi.json", mimeType: "application/json", buffer: Buffer.from("{}") };

  test("is chosen by a control in the words of the page, by its label and by keyboard", async () => {
    const administrator = await hall.officer("administratori");
    const { page } = administrator;
    await administrator.to("services/new");
    const picker = page.locator(".picker", { has: page.locator("#file") });
    await picker.getByText("Zgjidhni skedarin", { exact: true }).waitFor();
    expect(await picker.locator(".chosen").textContent()).toBe("Nuk është zgjedhur asnjë skedar");
    // The button that has focus is seen to have it; what is there to click is as large as what is seen.
    await page.locator("#file").focus();
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Tab");
    const ring = () => picker.locator(".face").evaluate((face) => getComputedStyle(face).outlineStyle);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("file");
    expect(await ring()).toBe("solid");
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.keyboard.press("Enter")]);
    await chooser.setFiles(file);
    await picker.getByText("shërbimi.json", { exact: true }).waitFor();
    const [again] = await Promise.all([page.waitForEvent("filechooser"), picker.click()]);
    await again.setFiles([]);
    await picker.getByText("Nuk është zgjedhur asnjë skedar").waitFor();
    expect(await page.locator("#file").boundingBox()).toEqual(await picker.boundingBox());
  });

  test("is chosen by the browser's own control where there is no script", async () => {
    const administrator = await hall.officer("administratori", "sq", { javaScriptEnabled: false });
    const { page } = administrator;
    await administrator.to("services/new");
    expect(await page.locator(".picker .face").isVisible()).toBe(false);
    expect(await page.locator("#file").evaluate((input) => getComputedStyle(input).opacity)).toBe("1");
  });
});
