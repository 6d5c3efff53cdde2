import { expect } from "@jest/globals";
import { somebody } from "../support/counter.js";
import type { Hall } from "../support/hall.js";
import type { Officer } from "../support/officer.js";
import { takesIt } from "../support/takes-payment.js";
import type { Steps } from "../support/tutorial.js";
import { atTheDesk } from "./at-the-desk.js";

export function taxOfficer(hall: Hall): Steps {
  let taksat: Officer;
  return {
    Find: async (step) => {
      taksat = await atTheDesk(hall, step, "taksat");
      const { page } = taksat;
      await step.clicks(page, "Taxpayers");
      await page.waitForURL(/taxpayers/);
      const { name, taxpayerId } = hall.town.people.debtor;
      await page.locator("#q").fill(name.toLowerCase());
      await page.locator(`table a[href$="/${taxpayerId}"]`).waitFor();
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await page.waitForURL(/taxpayers\/\w+$/);
      await taksat.to(`taxpayers/${taxpayerId}`);
    },
    "What is owed, and why": async (step) => {
      const { page, context } = taksat;
      await page.locator(".owed .late").waitFor();
      await page.locator("[aria-labelledby=owed] td summary").first().click();
      for (const name of ["Rate", "In the year", "Legal basis", "Payments", "Invoices"]) await step.sees(page, name);
      const paper = await page.locator("a[href*='/papers/tax/'][href*='/invoice/']").first().getAttribute("href");
      const printed = await context.request.get(hall.town.address + paper!);
      expect([printed.status(), printed.headers()["content-type"]]).toEqual([200, "application/pdf"]);
    },
    "Declare what is taxed": async (step) => {
      const { page } = taksat;
      const objects = page.locator("[aria-labelledby=objects] > details");
      const before = await objects.count();
      await step.sees(page, "Taxable objects");
      await step.clicks(page, "Declare an object");
      await (await step.sees(page, "Kind of object")).waitFor();
      await page.selectOption("#kind", "agricultural-parcel");
      await page.selectOption("#new-unit", { index: 3 });
      await page.fill("#new-areaHa", "1,5");
      await page.selectOption("#new-landCategory", { index: 1 });
      expect(await taksat.press("Declare an object")).toEqual([]);
      expect(await objects.count()).toBe(before + 1);
      await objects.first().locator("summary").first().click();
      for (const name of ["Change the object", "Retire the object"]) await step.sees(page, name);
      await step.clicks(page, "Assess the year");
      await (await step.sees(page, "Issue the invoice too")).check();
      expect(await taksat.press("Assess the year")).toEqual([]);
    },
    "Issue a clearance": async (step) => {
      const { page } = taksat;
      await taksat.to(`taxpayers/${hall.town.people.debtor.taxpayerId}`);
      await page.getByText(/^A clearance cannot be issued: .+ overdue\.$/).waitFor();
      await taksat.to(`taxpayers/${hall.town.people.payer.taxpayerId}`);
      await step.sees(page, "Clearances");
      await step.clicks(page, "Issue a clearance");
      expect(await taksat.press("Issue a clearance")).toEqual([]);
      await page.locator("[aria-labelledby=clearances] li a").first().waitFor();
    },
    "Agree on instalments": async (step) => {
      const { page } = taksat;
      await taksat.to(`taxpayers/${hall.town.people.debtor.taxpayerId}`);
      await step.sees(page, "Agreements on instalments");
      const agreements = page.locator("[aria-labelledby=agreements]");
      await step.clicks(page, "Agree on instalments");
      await agreements.locator("[name=instalments]").waitFor();
      await step.clicks(page, "Make an agreement with instalments of its own");
      const [due, amount] = ["due", "amount"].map((of) => agreements.locator(`[name=schedule-${of}-0]`));
      await due!.fill("01.01.2099");
      await amount!.fill("1");
      const refused = await taksat.press("Make an agreement with instalments of its own");
      expect(refused).not.toEqual([]);
      expect(await amount!.inputValue()).toBe("1");
    },
    "The cash desk": async (step) => {
      const cashier = await hall.officer(step.reads("arka"), "en");
      const { page, context } = cashier;
      const payer = await somebody(cashier);
      await step.clicks(page, "Cash desk");
      await (await step.sees(page, "Office")).waitFor();
      await (await step.sees(page, "Name of the desk")).fill("window-3");
      await (await step.sees(page, "Cash at the beginning (lek)")).fill("5000");
      await step.clicks(page, "Open the desk");
      await page.fill("#q", payer.identifier);
      await page.keyboard.press("Enter");
      await page.locator("[aria-labelledby=take]").getByRole("link", { name: payer.name }).first().click();
      await (await step.sees(page, "Amount (lek)")).fill("300");
      await step.sees(page, "Take the payment");
      await takesIt(cashier);
      const receipt = await page.getByRole("link", { name: /^Print receipt/ }).getAttribute("href");
      expect((await context.request.get(hall.town.address + receipt!)).headers()["content-type"]).toBe(
        "application/pdf",
      );
      for (const name of ["Payments of the day", "Must be in the drawer", "Desks by day"]) await step.sees(page, name);
      await step.clicks(page, "Close the day");
      await page.fill("#pieces-5000", "1");
      await page.fill("#pieces-100", "3");
      await step.clicks(page, "Close the desk");
      await page.getByText("The desk is closed for today.").waitFor();

      const finance = await hall.officer(step.reads("financa"), "en");
      await finance.to(`taxpayers/${payer.id}`);
      await step.clicks(finance.page, "Reverse the payment");
    },
  };
}
