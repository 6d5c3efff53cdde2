import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { artefactFolder } from "../support/chromium.js";
import { somebody } from "../support/counter.js";
import { openHall } from "../support/hall.js";
import { numberIn } from "../support/number-in.js";
import type { Officer } from "../support/officer.js";
import { takesIt } from "../support/takes-payment.js";

const hall = openHall();
const pictures = artefactFolder("screenshots");

describe("the day of a cashier", () => {
  test("opens, takes a payment with its receipt, and closes with what was counted", async () => {
    const cashier = await hall.officer("arka");
    const { page, visit } = cashier;
    const { name } = await somebody(cashier);
    await cashier.to("cash");
    expect(await visit.barriers()).toEqual([]);
    await page.selectOption("#office", { index: 0 });
    await page.fill("#desk", "sporteli-9");
    await page.getByRole("button", { name: "Hap arkën" }).click();
    await page.fill("#q", name);
    await page.keyboard.press("Enter");
    await page.locator("[aria-labelledby=take]").getByRole("link", { name }).first().click();
    // A part of a lek makes no sum a hundred times as high.
    await page.fill("#amount", "1.200,50");
    expect(await cashier.press("Merr pagesën")).toHaveLength(1);
    expect(await page.locator("#amount-error").count()).toBe(1);
    await asksBeforeMoreThanOwed(cashier);
    await page.fill("#amount", "1 200");
    await takesIt(cashier);
    const link = page.getByRole("link", { name: /^Printo mandatpagesën/ });
    const printed = await cashier.context.request.get(hall.town.address + (await link.getAttribute("href"))!);
    expect([printed.status(), printed.headers()["content-type"]]).toEqual([200, "application/pdf"]);
    // What was just taken stands there: in the state of the desk, and among the payments of the day.
    const shown = async (of: Officer, id: string) => numberIn(await of.page.locator(`#${id}`).textContent());
    expect([await shown(cashier, "taken"), await shown(cashier, "expected")]).toEqual([1200, 6200]);
    expect(await page.locator("[aria-labelledby=payments] tbody tr").count()).toBe(1);
    expect(await page.getByText("Anulo pagesën").count()).toBe(0);
    expect(await visit.barriers()).toEqual([]);
    await page.screenshot({ path: join(pictures, "desk_cash-1280.png"), fullPage: true });

    // A second one was wrong: who takes money does not reverse it, the finance officer does, at the desk's own day.
    await page.fill("#q", name);
    await page.keyboard.press("Enter");
    await page.locator("[aria-labelledby=take]").getByRole("link", { name }).first().click();
    await page.fill("#amount", "300");
    await takesIt(cashier);
    await page.locator("[aria-labelledby=payments] tbody tr").nth(1).waitFor();
    const finance = await hall.officer("financa");
    await finance.to("cash");
    await finance.page.getByRole("link", { name: "sporteli-9" }).click();
    const wrong = finance.page.locator("[aria-labelledby=payments] tr", { hasText: "300" });
    await wrong.locator("summary").click();
    await wrong.locator("select[name=ground]").selectOption("WRONG_AMOUNT");
    await wrong.locator("[name=explanation]").fill("Shumë e gabuar (e trilluar)");
    await wrong.locator("button").click();
    await finance.page.getByText("Pagesa u anulua.").waitFor();
    await finance.page.getByText("e anuluar: Shumë e gabuar").waitFor();
    expect([await shown(finance, "given-back"), await shown(finance, "expected")]).toEqual([-300, 6200]);
    expect(await finance.visit.barriers()).toEqual([]);

    // A difference needs its explanation, and nothing that was counted is lost meanwhile.
    await cashier.to("cash");
    await page.getByText("Mbyll ditën").click();
    await page.fill("#pieces-5000", "një");
    await page.getByRole("button", { name: "Mbyll arkën" }).click();
    await page.locator("#pieces-5000-error").waitFor();
    await page.fill("#pieces-5000", "1");
    await page.fill("#pieces-1000", "1");
    await page.fill("#pieces-100", "1");
    expect(await shown(cashier, "comes-to")).toBe(6100);
    await page.locator("form[action='?/close']").getByText("Mungojnë 100").waitFor();
    await page.getByRole("button", { name: "Mbyll arkën" }).click();
    await page.locator(".summary[role=alert]", { hasText: "duhet shpjegim" }).waitFor();
    expect(await page.inputValue("#pieces-100")).toBe("1");
    await page.screenshot({ path: join(pictures, "desk_cash-closing-1280.png"), fullPage: true });
    await page.fill("#explanation", "U kthyen 100 lekë më shumë (e trilluar).");
    await page.getByRole("button", { name: "Mbyll arkën" }).click();
    await page.getByText("Arka u mbyll për sot.").waitFor();
    expect(await page.locator(".facts .late").textContent()).toContain("Mungojnë 100");
    expect(await page.locator("[aria-labelledby=count] tbody tr").count()).toBe(3);
    expect(await visit.barriers()).toEqual([]);
    await page.screenshot({ path: join(pictures, "desk_cash-day-1280.png"), fullPage: true });
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await visit.overflow()).toBe(0);
    await page.screenshot({ path: join(pictures, "desk_cash-day-390.png"), fullPage: true });

    // Of the desks by day the cashier sees their own, whoever oversees them all: those of the past year are others'.
    await cashier.to("cash");
    expect(await visit.overflow()).toBe(0);
    await page.screenshot({ path: join(pictures, "desk_cash-390.png"), fullPage: true });
    expect(await page.locator("[aria-labelledby=earlier] tbody tr").count()).toBe(1);
    await finance.to("cash");
    expect(await finance.page.locator("[aria-labelledby=earlier] tbody tr").count()).toBeGreaterThan(1);
    await finance.page.screenshot({ path: join(pictures, "desk_cash-all-1280.png"), fullPage: true });
    const others = await finance.page
      .locator("[aria-labelledby=earlier] tbody a:not([href*=sporteli-9])")
      .first()
      .getAttribute("href");
    expect(await cashier.to(others!.replace(/^.*?\/cash\//, "cash/"))).toBe(404);
  });

  test("is asked before more than what is owed is taken, without script too", async () => {
    const cashier = await hall.officer("arka", "sq", { javaScriptEnabled: false });
    const { page } = cashier;
    const { id } = await somebody(cashier);
    await cashier.to("cash");
    await page.fill("#desk", "sporteli-8");
    await page.getByRole("button", { name: "Hap arkën" }).click();
    await cashier.to(`cash?desk=sporteli-8&account=${id}`);
    const more = numberIn(await page.locator("form.pay .owes").textContent()) + 700;
    await page.fill("#amount", String(more));
    await page.getByRole("button", { name: "Merr pagesën" }).click();
    expect(await page.locator("[role=alert]").textContent()).toMatch(/700.*më shumë.*kredi/s);
    expect(await page.inputValue("#amount")).toBe(String(more));
    await page.check("#surplus");
    await page.getByRole("button", { name: "Merr pagesën" }).click();
    await page.locator(".good[role=status]", { hasText: "U morën" }).waitFor();
    expect(numberIn(await page.locator("#taken").textContent())).toBe(more);
  });
});

/** Takes nothing: an amount above what is owed is asked about once more, and a yes is one to that very amount. */
async function asksBeforeMoreThanOwed(cashier: Officer): Promise<void> {
  const { page } = cashier;
  const owed = numberIn(await page.locator("form.pay .owes").textContent());
  await page.fill("#amount", String(owed + 5_000_000));
  expect(await cashier.press("Merr pagesën")).toEqual([expect.stringMatching(/5.000.000.*më shumë.*kredi/s)]);
  await page.check("#surplus");
  // The sum is another now: the yes was to the one before.
  await page.fill("#amount", "999 999 999 999");
  expect(await cashier.press("Merr pagesën")).toEqual([expect.stringMatching(/më shumë.*kredi/s)]);
  expect(await page.isChecked("#surplus")).toBe(false);
  await page.screenshot({ path: join(pictures, "desk_cash-surplus-1280.png"), fullPage: true });
  expect(await cashier.visit.barriers()).toEqual([]);
  await page.check("#surplus");
  expect(await cashier.press("Merr pagesën")).toEqual([expect.stringMatching(/deri në 10\s000\s000 lekë/)]);
  expect(await page.locator("#amount-error").count()).toBe(1);
  expect(await page.locator("[aria-labelledby=payments] tbody tr").count()).toBe(0);
}
