import { lekInWords } from "../../../ui/src/lib/format/index.js";
import type { Officer } from "./officer.js";

/** Opens a cash desk of its own, and takes what somebody pays, in lekë. */
export async function takesPayment(cashier: Officer, name: string, amount: number): Promise<void> {
  const { page } = cashier;
  await cashier.to("cash");
  await page.selectOption("#office", { index: 0 });
  await page.fill("#desk", "sporteli-7");
  await page.getByRole("button", { name: "Hap arkën" }).click();
  await page.fill("#q", name);
  await page.keyboard.press("Enter");
  await page.locator("[aria-labelledby=take]").getByRole("link", { name }).first().click();
  const inWords = `(${lekInWords(amount, "sq")})`;
  await page.fill("#amount", String(amount));
  await page.locator("output").getByText(inWords).waitFor();
  await takesIt(cashier);
  await page.getByRole("status").filter({ hasText: "mandatpagesën" }).getByText(inWords).waitFor();
}

/** Takes the payment that the form holds; who has paid enough before is taken more from once it was said so. */
export async function takesIt(cashier: Officer): Promise<void> {
  const take = cashier.language === "sq" ? "Merr pagesën" : "Take the payment";
  await cashier.press(take);
  const surplus = cashier.page.locator("#surplus");
  if ((await surplus.count()) === 0) return;
  await surplus.check();
  await cashier.press(take);
}
