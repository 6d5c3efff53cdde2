import { sumLek } from "../../../domain/shared/index.js";
import { obligationKeyParts } from "../../../domain/taxation/index.js";
import { dayText, lekText, templateOn, type PrintOrder, type Verification } from "../../papers/index.js";
import { byObligation, statedOnPaper } from "./invoice.js";
import type { ItemName } from "./item-names.js";
import { sheet } from "./sheet.js";
import type { FactNamed, PaperSources, PaperWanted } from "./sources.js";

/** Nothing ends a notice: it says what was so on its day. */
export const noticeWanted = (noticeId: string): PaperWanted<"NoticeIssued", never> => ({
  issued: (fact) => fact.type === "NoticeIssued" && fact.data.noticeId === noticeId,
  ended: () => false,
});

/** The notice as it was on its day. */
export function noticeOrder(
  sources: PaperSources<FactNamed<"NoticeIssued">, never>,
  nameOf: ItemName,
  verification: Verification,
  demonstration: boolean,
): PrintOrder {
  const { issued, holder, municipality } = sources;
  const { number, office, kind, issuedOn, payBy, items, amounts, law } = issued.data;
  const years = [...new Set(items.map(({ key }) => obligationKeyParts(key).year))].toSorted((a, b) => a - b);
  const content = {
    ...sheet(sources, { number, office, ended: null, verification, demonstration }),
    kind,
    issuedOn: dayText(issuedOn),
    payBy: dayText(payBy),
    years: years.join(", "),
    lines: byObligation(items).map((parts) => ({
      name: `${nameOf(parts[0]!.key)}, ${obligationKeyParts(parts[0]!.key).year}`,
      object: holder.objects.get(obligationKeyParts(parts[0]!.key).objectId)?.label ?? null,
      parts: parts.length,
      due: dayText(parts[0]!.due),
      lastDue: parts.length > 1 ? dayText(parts.at(-1)!.due) : null,
      amount: lekText(sumLek(parts.map(({ amount }) => amount))),
      owed: lekText(sumLek(parts.map(({ owed }) => owed))),
    })),
    amounts: statedOnPaper(amounts),
    law: [...law],
    appealDays: municipality.lateRules?.appeal.term.days ?? null,
  };
  return { template: templateOn("tax-notice", issuedOn), content, issuedOn };
}
