import { sumLek, type Lek } from "../../../domain/shared/index.js";
import { obligationKeyParts, type StatedAmounts } from "../../../domain/taxation/index.js";
import { dayText, lekInWords, lekText, templateOn, type PrintOrder, type Verification } from "../../papers/index.js";
import type { ItemName } from "./item-names.js";
import { sheet } from "./sheet.js";
import type { FactNamed, PaperSources, PaperWanted } from "./sources.js";

export const invoiceWanted = (invoiceId: string): PaperWanted<"InvoiceIssued", "InvoiceCancelled"> => ({
  issued: (fact) => fact.type === "InvoiceIssued" && fact.data.invoiceId === invoiceId,
  ended: (fact) => fact.type === "InvoiceCancelled" && fact.data.invoiceId === invoiceId,
});

/** The invoice as it was on its day; crossed out where it was cancelled since. */
export function invoiceOrder(
  sources: PaperSources<FactNamed<"InvoiceIssued">, FactNamed<"InvoiceCancelled">>,
  nameOf: ItemName,
  verification: Verification,
  demonstration: boolean,
): PrintOrder {
  const { issued, ended, holder } = sources;
  const { number, office, issuedOn, due, year, billed, amounts } = issued.data;
  const end = ended ? { on: ended.effectiveDate, ground: ended.data.ground } : null;
  const content = {
    ...sheet(sources, { number, office, ended: end, verification, demonstration }),
    issuedOn: dayText(issuedOn),
    due: dayText(due),
    year,
    lines: byObligation(billed).map((parts) => ({
      name: nameOf(parts[0]!.key),
      object: holder.objects.get(obligationKeyParts(parts[0]!.key).objectId)?.label ?? null,
      parts: parts.length,
      due: dayText(parts[0]!.due),
      lastDue: parts.length > 1 ? dayText(parts.at(-1)!.due) : null,
      amount: lekText(sumLek(parts.map(({ amount }) => amount))),
    })),
    amounts: { ...statedOnPaper(amounts), totalInWords: lekInWords(amounts.total) },
  };
  return { template: templateOn("invoice", issuedOn), content, issuedOn };
}

/** The parts of each obligation together: a tax in twelve parts is one line of the paper. */
export function byObligation<Part extends { readonly key: string }>(parts: readonly Part[]): readonly Part[][] {
  const keys = [...new Set(parts.map(({ key }) => key))];
  return keys.map((key) => parts.filter((part) => part.key === key));
}

/** Amounts as papers show them: what is nothing is left out. */
export function statedOnPaper(amounts: StatedAmounts) {
  return {
    principal: lekText(amounts.principal),
    interest: unlessZero(amounts.interest),
    fine: unlessZero(amounts.fine),
    enforcementCosts: unlessZero(amounts.enforcementCosts),
    total: lekText(amounts.total),
  };
}

function unlessZero(amount: Lek): string | null {
  return amount === 0 ? null : lekText(amount);
}
