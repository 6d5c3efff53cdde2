import { expect } from "@jest/globals";
import { pdf } from "../../application/documents/samples.js";
import { Citizen } from "../support/citizen.js";
import type { Hall } from "../support/hall.js";
import type { Steps } from "../support/tutorial.js";

const PAPER = { name: "dokument-i-trilluar.pdf", mimeType: "application/pdf", buffer: pdf };

export function citizen(hall: Hall): Steps {
  /** Owes something; without script, as whoever comes later. */
  let debtor: Citizen;
  /** Owes nothing. */
  let payer: Citizen;
  let number: string;
  const comes = () => hall.citizen("en", { javaScriptEnabled: false });
  return {
    "Sign in": async (step) => {
      debtor = await comes();
      const { page, visit } = debtor;
      await visit.to(step.reads("/sq/taksat-e-mia"));
      expect(await page.getAttribute("html", "lang")).toBe("sq");
      await debtor.to("home");
      await step.clicks(page, "My taxes");
      const known = await debtor.codes();
      await page.fill("#identifier", hall.town.people.debtor.number);
      await step.clicks(page, "Send the code");
      await step.sees(page, "Read the code among the messages sent");
      await page.fill("#code", await debtor.newCode(known));
      await step.clicks(page, "Sign in");
      await step.sees(page, "Sign out");
      expect(new URL(page.url()).pathname).toBe(step.reads("/en/my-taxes"));
    },
    "What you owe, and why": async (step) => {
      const { page } = debtor;
      expect(await page.locator("h1").textContent()).toMatch(/^Today you owe [\d,]+\u00a0lek$/);
      await step.sees(page, "To be paid, and why");
      // The oldest stands last: at the beginning of a year, what is first is not late yet.
      await page.locator("#to-pay ~ ul summary").last().click();
      const why = await page.locator("details[open]").first().textContent();
      for (const said of ["Late interest", "article", "decision no."]) expect(why).toContain(said);
      await step.sees(page, "How to pay");
    },
    "Take your papers along": async (step) => {
      const { page, context } = debtor;
      await step.sees(page, "Verify");
      await step.clicks(page, "Invoices and payments");
      const paper = await page
        .getByRole("link", { name: /^Download PDF/ })
        .first()
        .getAttribute("href");
      const printed = await context.request.get(hall.town.address + paper!);
      expect([printed.status(), printed.headers()["content-type"]]).toEqual([200, "application/pdf"]);
    },
    "Ask for a clearance": async (step) => {
      await step.clicks(debtor.page, "Clearance of dues");
      await step.sees(debtor.page, "What stands in its way");
      payer = await comes();
      await payer.to("signIn");
      await payer.signIn(hall.town.people.payer);
      await payer.to("myClearance");
      await step.sees(payer.page, "Ask for the clearance");
    },
    Apply: async (step) => {
      const { page, visit } = payer;
      await visit.to(`${step.reads("/en/services")}/identity-attestation`);
      await step.clicks(page, "Apply online");
      await step.sees(page, "This we know");
      await page.locator("#office").selectOption({ index: 1 });
      await page.locator("[name=reason]").first().check();
      await page.fill("#form-purpose", "For a school");
      await step.clicks(page, "Save and go on later");
      // On another device.
      const telephone = await comes();
      await telephone.context.addCookies(await payer.context.cookies());
      const there = telephone.page;
      await telephone.to("home");
      await telephone.to("myTaxes");
      await step.clicks(there, "My requests");
      await there.locator("main a[href*='/apply/']").first().click();
      expect(await there.inputValue("#form-purpose")).toBe("For a school");
      await step.clicks(there, "Save and go on");
      await step.sees(there, "Send the file");
      for (const slot of await there.locator("input[type=file]").evaluateAll((all) => all.map(({ id }) => id))) {
        await there.setInputFiles(`#${slot}`, PAPER);
        await there.locator(`form:has(#${slot})`).getByRole("button", { name: "Send the file" }).click();
        await there.locator(`li:has(#${slot}) .sent`).waitFor();
      }
      await step.clicks(there, "Go on to the review");
      await step.clicks(there, "Send the request");
      await step.sees(there, "Tracking code");
      number = (await there.locator("#lodged-number").textContent())!;
    },
    "Follow it": async (step) => {
      const { page } = payer;
      await payer.listed(number);
      await step.sees(page, "My requests");
      await page.locator(`li:has-text("${number}") a`).click();
      for (const name of ["What you can do", "Letters", "Your documents"]) await step.sees(page, name);
    },
  };
}
