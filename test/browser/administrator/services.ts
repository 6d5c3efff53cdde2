import { describe, expect, test } from "@jest/globals";
import type { Hall } from "../support/hall.js";

/** A service more than the model catalogue has, and the next version of one that is offered. */
export function seventiethService(hall: Hall): void {
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
      // A file stands there with what is accepted of it, as every paper does with what is accepted of that.
      await page.selectOption(control(`${field}.type`), "file");
      const file = preview.locator("details[open] .field", { hasText: "Raca e qenit" });
      await file.getByText("PDF, JPG, PNG ose TIFF, deri në 25 MB").waitFor();
      expect(await file.locator("input[type=file]").getAttribute("accept")).toContain("application/pdf,.pdf");
      await page.fill(control("documents.0.accepts.maxMegabytes"), "3");
      await page.check(control("documents.0.accepts.mediaTypes.application/pdf"));
      await preview.locator("details[open] li", { hasText: "PDF, deri në 3 MB" }).waitFor();
      await page.fill(control("documents.0.accepts.maxMegabytes"), "");
      await page.uncheck(control("documents.0.accepts.mediaTypes.application/pdf"));
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
}
