import { dayText, lekInWords, lekText, templateOn, type PrintOrder, type Verification } from "../../papers/index.js";
import { sheet } from "./sheet.js";
import type { FactNamed, PaperSources, PaperWanted } from "./sources.js";

/** Payments that were given no receipt (a bank keeps its own) are not found. */
export const receiptWanted = (paymentId: string): PaperWanted<"PaymentReceived", "PaymentReversed"> => ({
  issued: (fact) =>
    fact.type === "PaymentReceived" && fact.data.paymentId === paymentId && fact.data.receiptNumber !== null,
  ended: (fact) => fact.type === "PaymentReversed" && fact.data.paymentId === paymentId,
});

/** The receipt of a payment; crossed out where the payment was reversed since. */
export function receiptOrder(
  sources: PaperSources<FactNamed<"PaymentReceived">, FactNamed<"PaymentReversed">>,
  verification: Verification,
  demonstration: boolean,
): PrintOrder {
  const { issued, ended } = sources;
  const { receiptNumber, office, paidOn, channel, reference, desk, payer, amount } = issued.data;
  const end = ended ? { on: ended.effectiveDate, ground: ended.data.ground } : null;
  const content = {
    ...sheet(sources, { number: receiptNumber ?? "", office, ended: end, verification, demonstration }),
    paidOn: dayText(paidOn),
    channel,
    reference,
    desk,
    payer,
    amount: lekText(amount),
    amountInWords: lekInWords(amount),
  };
  return { template: templateOn("receipt", paidOn), content, issuedOn: paidOn };
}
