import { isNews, noticeMessage } from "../../domain/correspondence/index.js";
import { municipalityDecider, type AccountEvent, type NoticeIssued } from "../../domain/taxation/index.js";
import type { EventOf, FactOf } from "../../domain/shared/index.js";
import type { LedgerFact } from "../ledger/index.js";
import { streamFor } from "../streams.js";
import { idsOfTaxpayer, taxpayerGoingOn } from "../taxation/support/index.js";
import { contactsOf } from "./addressees.js";
import type { CorrespondenceParts } from "./parts.js";
import type { Telling } from "./tell-of-case.js";
import { messageIdOf, writeMessage } from "./write-message.js";

/** A notice that is to be sent by e-mail has whom it claims from told, by the address that is known now. */
export async function tellingsOfNotice(parts: CorrespondenceParts, given: LedgerFact): Promise<readonly Telling[]> {
  const fact = given as FactOf<AccountEvent> & LedgerFact;
  if (fact.type !== "NoticeIssued" || fact.data.way !== "e-mail" || !isNews(fact, parts.clock.today())) return [];
  const told = await noticeToTell(parts, fact.tenant, fact.data);
  if (!told) return [];
  const draft = noticeMessage(fact.data, told);
  return [{ about: messageIdOf(fact, draft), carryOut: (ask) => writeMessage(parts, ask, fact, draft) }];
}

async function noticeToTell(
  parts: CorrespondenceParts,
  tenant: string,
  { accountId, office, items }: EventOf<typeof NoticeIssued>["data"],
) {
  const taxpayer = await taxpayerGoingOn(parts.ledger, tenant, accountId);
  const accountIds = await idsOfTaxpayer(parts.ledger, tenant, accountId);
  const reasons = await parts.taxes.obligationReasons(tenant, { accountIds });
  if (!taxpayer || !reasons.ok) return null;
  const { state: municipality } = await parts.ledger.load(
    streamFor("municipality", tenant, tenant),
    municipalityDecider,
  );
  const { taxpayerId: personId, language } = taxpayer;
  const keys = new Set(items.map(({ key }) => key));
  return {
    addressee: { kind: "taxpayer", personId, subjectId: personId, language, ...contactsOf(taxpayer) } as const,
    taxes: reasons.value.filter(({ key }) => keys.has(key)).map(({ name, year }) => ({ name, year })),
    municipality: municipality.name ?? { sq: tenant, en: tenant },
    office: municipality.offices.get(office)?.name ?? { sq: office, en: office },
    appealDays: municipality.lateRules?.appeal.term.days ?? null,
  };
}
