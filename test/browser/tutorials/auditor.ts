import { expect } from "@jest/globals";
import type { Page } from "playwright-core";
import type { Hall } from "../support/hall.js";
import { numberIn } from "../support/number-in.js";
import type { Officer } from "../support/officer.js";
import { newest } from "../support/trail.js";
import { until } from "../../support/until.js";
import type { Steps } from "../support/tutorial.js";
import { atTheDesk } from "./at-the-desk.js";

export function auditor(hall: Hall): Steps {
  let auditi: Officer;
  /** Whose account was looked at. */
  let person: { readonly id: string; readonly name: string };
  return {
    "Watch the ledger": async (step) => {
      auditi = await atTheDesk(hall, step, "auditi", "/sq/zyra");
      const { page } = auditi;
      await step.clicks(page, "Events");
      await page.getByText("Updates by itself", { exact: true }).waitFor();
      for (const column of ["When", "What", "On what", "Who", "Office"]) await step.sees(page, column);
      const first = page.locator("tbody tr", { hasText: "Zana Financa" }).first();
      await hall.officer(step.reads("financa"), "en");
      await first.waitFor();
    },
    "Narrow it": async (step) => {
      const { page } = auditi;
      await step.sees(page, "Kind of record");
      await step.sees(page, "Event");
      await step.chooses(page.locator("#category"), "Tax account");
      await step.chooses(page.locator("#type"), "A payment was received");
      await until("the list begins where the step says", async () => {
        await page.fill("#from", step.reads("1.1.2020 08:00"));
        await step.clicks(page, "Show");
        return came(page, /from=1\.1\.2020/);
      });
      await step.clicks(page, "Older");
      await page.waitForURL(/after=/);
      await step.clicks(page, "Newer");
      await page.waitForURL(/before=/);
      const { id } = await newest(auditi, "PaymentReceived");
      await (await step.sees(page, "Search")).fill(id);
      await page.keyboard.press("Enter");
      await page.waitForURL(new RegExp(`events/${id}`));
    },
    "Read one event": async (step) => {
      const { page } = auditi;
      const charged = await newest(auditi, "ObligationCharged");
      await auditi.to("audit?type=ObligationCharged");
      await step.clicks(page, "An obligation was charged");
      await page.waitForURL(/events\//);
      await auditi.to(`audit/events/${charged.id}`);
      for (const name of [
        "Who, when and why",
        "What it says",
        "What it changed",
        "The account",
        "What it posted to the books",
      ])
        await step.sees(page, name);
      await step.sees(page, "Cause and effects");
      await step.clicks(page, "The fee was charged");
      await page.getByRole("heading", { name: "The fee was charged", level: 1 }).waitFor();
    },
    "Put two moments side by side": async (step) => {
      const { page } = auditi;
      const payment = await newest(auditi, "PaymentReceived");
      const asked = `{ taxpayer(taxpayerId: "${payment.about}") { id name } }`;
      person = (await auditi.ask<{ taxpayer: typeof person }>(asked)).taxpayer;
      await auditi.to(`audit/events/${payment.id}`);
      await step.clicks(page, "The record before and after, side by side");
      await step.sees(page, "What differs");
      const paid = page.locator("[aria-labelledby=account] tr", {
        has: page.getByRole("rowheader", { name: "Paid", exact: true }),
      });
      const [before, after] = (await paid.locator("td").allTextContents()).map(numberIn);
      expect(after! - before!).toBe(payment.data.amount);
      await step.clicks(page, "The first moment alone");
      await page.waitForURL(/\?n=\d+$/);
      await step.clicks(page, "One event on");
      await page.waitForURL((url) => url.searchParams.get("m") === null && url.searchParams.has("n"));
      await step.clicks(page, "One event back");
      await until("the record is shown as it was known then", async () => {
        const field = await step.sees(page, "As known on");
        await field.fill(step.reads("31.12.2099"));
        await field.press("Enter");
        return came(page, /at=31/);
      });
      await step.clicks(page, "Totals in time");
      await page.getByRole("heading", { name: "The municipality's totals in time" }).waitFor();
    },
    "Follow a person, and an officer": async (step) => {
      const { page } = auditi;
      await step.clicks(page, "People and officers");
      await page.locator("#q").fill(person.name);
      await page.keyboard.press("Enter");
      await page.locator(`tbody a[href$="people/${person.id}"]`).click();
      await page.getByRole("link", { name: "Who read the data" }).first().waitFor();
      await auditi.to("audit/people");
      await page.fill("#officer", "arka");
      await step.clicks(page, "See the acts");
      await page.waitForURL(/actor=/);
    },
    "Who read whose data": async (step) => {
      const { page } = auditi;
      await auditi.to("audit/people");
      await step.clicks(page, "Who read");
      await page.waitForURL(/audit\/reads/);
      await step.sees(page, "Reader");
      await auditi.to(`audit/people?${new URLSearchParams({ q: person.name })}`);
      await step.sees(page, "Who read the data");
      await page.locator(`tbody a[href*="about=${person.id}"]`).click();
      await page.waitForURL(/about=/);
      await until("the reading in the list", async () => {
        await page.reload();
        return (await page.locator("tbody tr", { hasText: "Ndue Auditi" }).count()) > 0;
      });
    },
    "What a finance officer sees": async (step) => {
      const finance = await hall.officer(step.reads("financa"), "en");
      const { id } = await newest(finance, "ApplicationLodged");
      await finance.to(`audit/events/${id}`);
      await finance.page.getByText("sealed: personal data").first().waitFor();
    },
  };
}

/** Whether a page was reached. A page that is still coming takes the focus, and what is typed in that moment with it. */
function came(page: Page, address: RegExp): Promise<boolean> {
  return page.waitForURL(address, { timeout: 10_000 }).then(
    () => true,
    () => false,
  );
}
