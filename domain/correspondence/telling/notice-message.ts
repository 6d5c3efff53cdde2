import type { Bilingual, EventOf } from "../../shared/index.js";
import type { NoticeIssued } from "../../taxation/index.js";
import { inLanguageOf, known, type Addressee, type MessageDraft } from "./draft.js";

/** What a message of a notice says beside the notice itself. */
export interface NoticeToTell {
  readonly addressee: Addressee;
  /** What is claimed, by its name and year. */
  readonly taxes: readonly { readonly name: Bilingual; readonly year: number }[];
  readonly municipality: Bilingual;
  readonly office: Bilingual;
  /** Days in which an assessment may be appealed against; null where no rules were adopted. */
  readonly appealDays: number | null;
}

/** Lines of a list that a message holds. */
const MOST = 100;

/** A notice in few words: no name and no identifier of anybody, nor of what they own. */
export function noticeMessage(
  { accountId, kind, number, payBy, amounts, law, office }: EventOf<typeof NoticeIssued>["data"],
  told: NoticeToTell,
): MessageDraft {
  const to = told.addressee;
  const taxes = [...new Set(told.taxes.map(({ name, year }) => `${inLanguageOf(to, name)}, ${year}`))];
  const facts = known({
    ...{ number, payBy, total: amounts.total, taxes: taxes.slice(0, MOST), law: [...law].slice(0, MOST) },
    municipality: inLanguageOf(to, told.municipality),
    office: inLanguageOf(to, told.office),
    appealDays: kind === "assessment" ? told.appealDays : null,
  });
  return {
    ...{ template: `notice-${kind}`, to, facts, caseId: null, accountId, office },
    ...{ confidentiality: "ordinary", validUntil: null },
  };
}
