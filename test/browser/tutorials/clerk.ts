import { expect } from "@jest/globals";
import { lodgeByKeyboard, somebody } from "../support/counter.js";
import type { Hall } from "../support/hall.js";
import type { Officer } from "../support/officer.js";
import type { Steps } from "../support/tutorial.js";
import { atTheDesk } from "./at-the-desk.js";

export function clerk(hall: Hall): Steps {
  let sporteli: Officer;
  let colleague: Officer;
  let address: string;
  return {
    "Sign in": async (step) => {
      sporteli = await atTheDesk(hall, step, "sporteli", "/sq/zyra");
      const { page, visit } = sporteli;
      for (const room of ["My queue", "My office's", "Late", "Find cases", "Take an application", "Taxpayers"])
        await step.sees(page, room);
      expect(await visit.to(step.reads("/en/desk/audit"))).toBe(403);
      colleague = await hall.officer("sporteli", "en");
      await colleague.to("queue/office");
    },
    "Take an application": async (step) => {
      const { page, context } = sporteli;
      const { identifier } = await somebody(sporteli);
      await sporteli.to("");
      await step.clicks(page, "Take an application");
      await page.locator("#service").waitFor();
      const lodged = await lodgeByKeyboard(sporteli, identifier, async () => {
        await step.sees(page, "From the register");
        await step.sees(page, "Lodge the application");
      });
      await step.sees(page, "Tracking code");
      expect(lodged.code).toMatch(/^[0-9A-Z]{12}$/);
      const paper = await (await step.sees(page, "Print the acknowledgement")).getAttribute("href");
      expect((await context.request.get(hall.town.address + paper!)).status()).toBe(200);
      await colleague.page.getByRole("link", { name: lodged.number, exact: true }).waitFor();
      address = new URL((await page.getByRole("link", { name: "Open the case" }).getAttribute("href"))!, page.url())
        .pathname;
    },
    "See it come": async (step) => {
      const { page } = colleague;
      await (await step.sees(page, "My office's")).waitFor();
      await page.locator("table a.case").first().focus();
      await page.keyboard.press("ArrowDown");
      await page.locator("#beside").waitFor();
      await page.locator("table a.case:focus").press("Enter");
      await page.locator("#next").waitFor();
      await colleague.to("queue/office");
      await page.keyboard.press(step.reads("?"));
      await page.locator("#keys-on").waitFor();
      await step.clicks(page, "Filter");
      await page.locator("#filter-name").waitFor();
      await step.sees(page, "Take the next case");
      await page.keyboard.press(step.reads("n"));
      await page.locator("#next").waitFor();
    },
    "Accept it": async (step) => {
      const { page, visit } = sporteli;
      await visit.to(address);
      await visit.takenOver();
      for (const name of ["What comes next", "Not possible now", "Checks"]) await step.sees(page, name);
      await step.clicks(page, "Record a check");
      await step.clicks(page, "Question to a register");
      await page.fill("#register-register", "civil-status");
      await page.selectOption("#register-document", { index: 2 });
      await page.fill("#register-reference", "GJC-2026-1");
      await step.clicks(page, "Record");
      await page.getByRole("status").getByText("Done.").waitFor();
      await step.sees(page, "Accept for review");
      expect(await sporteli.press("Accept for review")).toEqual([]);
    },
    "To the decision": async (step) => {
      const specialist = await hall.officer(step.reads("specialisti"), "en");
      await specialist.visit.to(address);
      await specialist.visit.takenOver();
      await step.sees(specialist.page, "Prepare the act");
      expect(await specialist.press("Prepare the act")).toEqual([]);

      const signatory = await hall.officer(step.reads("nenshkruesi"), "en");
      const { page, visit } = signatory;
      await visit.to(address);
      await visit.takenOver();
      await step.sees(page, "Legal basis");
      await (await step.sees(page, "What is decided")).fill("The attestation is issued (an invented decision).");
      await step.clicks(page, "Sign");
      for (const name of ["The case is closed.", "Papers", "History", "Notice of the decision"])
        await step.sees(page, name);
      await step.clicks(page, "Record the notice");
      expect(await signatory.press("Record the notice")).toEqual([]);
    },
  };
}
