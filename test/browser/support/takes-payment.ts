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
  await page.fill("#amount", String(amount));
  const inWords = `(${lekInWords(amount, "sq")})`;
  await page.locator("output").getByText(inWords).waitFor();
  await page.getByRole("button", { name: "Merr pagesën" }).click();
  await page.getByRole("status").filter({ hasText: "mandatpagesën" }).getByText(inWords).waitFor();
}
