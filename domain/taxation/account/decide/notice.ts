import {
  accepted,
  addDays,
  daysBetween,
  refusal,
  refused,
  sumLek,
  ZERO_LEK,
  type CivilDate,
  type Refusal,
} from "../../../shared/index.js";
import { deemedReceivedOn, totalOf } from "../../law/index.js";
import type { IssueNotice, ServeNotice } from "../commands.js";
import type { TaxNoticeKind } from "../events/index.js";
import { obligationKeyParts } from "../obligation-key.js";
import { CLEARANCE_ARTICLES, decideClearance, positionOn, type OwedItem } from "../position/index.js";
import type { AccountState } from "../state.js";
import { eventOf, firstFault, futureFault, type Decided } from "./common.js";
import { statedAmounts } from "./invoice.js";

const [INTEREST, FINE, FORCED] = ["neni 76", "neni 114", "neni 88"].map((article) => `Ligji nr. 9920/2008, ${article}`);

/** The articles of each kind of notice, beside those of what is owed. To be confirmed by the municipality. */
export const NOTICE_LAW: Readonly<Record<TaxNoticeKind, readonly string[]>> = {
  assessment: [CLEARANCE_ARTICLES.objection],
  reminder: [INTEREST!, FINE!],
  demand: [INTEREST!, FINE!, FORCED!],
};

/** See {@link IssueNotice}. */
export function issueNotice(command: IssueNotice, state: AccountState): Decided {
  const { accountId, noticeId, number, office, kind, issuedOn, on, way, runId, minimum } = command;
  const fault = firstFault(
    futureFault(issuedOn, on),
    kind === "assessment" && command.year === null && refusal("notice-year-missing"),
    state.taxNotices.some((each) => each.noticeId === noticeId || each.number === number) &&
      refusal("notice-known", { noticeId }),
  );
  if (fault) return fault;
  const assessmentId = kind === "assessment" ? assessedIn(state, command) : null;
  const owed = kind === "assessment" ? assessedParts(state, command) : overdueParts(state, command);
  const told = toldBefore(state, command);
  const parts = owed.filter((each) => isChosen(each, command) && !told.has(nameOf(each)));
  const amounts = statedAmounts(parts.map(({ outstanding }) => outstanding));
  if (parts.length === 0 || amounts.total === ZERO_LEK || amounts.total < minimum)
    return refused(refusal("nothing-to-notify", { kind }));
  const items = parts.map(({ key, part, due, outstanding }) => {
    return { key, part, due, amount: amountOf(state, key, part), owed: totalOf(outstanding) };
  });
  const law = lawOf(command, parts);
  const data = { accountId, noticeId, number, office, kind, assessmentId, issuedOn, payBy: payBy(command, parts) };
  return accepted(eventOf(command, "NoticeIssued", { ...data, items, amounts, law, way, runId }, issuedOn));
}

function assessedIn(state: AccountState, { year }: IssueNotice): string | null {
  return state.assessments.find((each) => each.year === year)?.assessmentId ?? null;
}

/** What is unpaid of what stands assessed in the year. */
function assessedParts(state: AccountState, { year, issuedOn, law }: IssueNotice): readonly OwedItem[] {
  const assessed = new Set(state.obligations.filter((each) => each.assessed).map(({ key }) => key));
  return positionOn(state, issuedOn, law)
    .obligations.filter((each) => each.year === year && assessed.has(each.key))
    .flatMap(({ key, item, parts }) =>
      parts.map(({ number, due, outstanding }) => ({ key, part: number, item, due, outstanding })),
    )
    .filter(({ outstanding }) => totalOf(outstanding) > 0);
}

/** What is overdue for long enough, without what an agreement that is kept covers or an open objection contests. */
function overdueParts(state: AccountState, { issuedOn, law, daysLate }: IssueNotice): readonly OwedItem[] {
  return decideClearance(state, issuedOn, law).owed.filter(({ due }) => daysBetween(due, issuedOn) >= daysLate);
}

function isChosen({ key, item }: OwedItem, { items, year }: IssueNotice): boolean {
  return (items?.includes(item) ?? true) && (year === null || obligationKeyParts(key).year === year);
}

/** The parts that notices of this kind named: of assessments that stand at any time, else within the quiet days. */
function toldBefore(state: AccountState, { kind, year, issuedOn, quietDays }: IssueNotice): ReadonlySet<string> {
  const standing = new Set<string | null>(
    state.assessments.filter((each) => each.year === year).map(({ assessmentId }) => assessmentId),
  );
  const told = state.taxNotices.filter(
    (each) =>
      each.kind === kind &&
      (kind === "assessment" ? standing.has(each.assessmentId) : daysBetween(each.issuedOn, issuedOn) <= quietDays),
  );
  return new Set(told.flatMap(({ items }) => items.map(nameOf)));
}

function nameOf({ key, part }: Pick<OwedItem, "key" | "part">): string {
  return `${key}#${part}`;
}

function amountOf(state: AccountState, key: string, part: number) {
  const parts = state.obligations.find((each) => each.key === key)?.parts ?? [];
  return sumLek(parts.filter(({ number }) => number === part).map(({ amount }) => amount));
}

/** The last day to pay: what is assessed, by its first day due that is still to come. */
function payBy({ kind, issuedOn, payWithin }: IssueNotice, parts: readonly OwedItem[]): CivilDate {
  const coming = parts.map(({ due }) => due).filter((due) => due >= issuedOn);
  return kind === "assessment" && coming.length > 0 ? coming.toSorted()[0]! : addDays(issuedOn, payWithin);
}

/** Articles of what is claimed, in the order of the claims, then those of the notice; each once. */
function lawOf({ kind, itemLaw }: IssueNotice, parts: readonly OwedItem[]): string[] {
  const ofItems = parts.flatMap(({ key, item }) => itemLaw[`${obligationKeyParts(key).year}/${item}`] ?? []);
  return [...new Set([...ofItems, ...NOTICE_LAW[kind]])].slice(-60);
}

/** The law says when a notice counts as received (see `deemedReceivedOn`). */
export function serveNotice(command: ServeNotice, state: AccountState): Decided {
  const { accountId, noticeId, what, refersTo, channel, sentOn, receivedOn, on } = command;
  const fault = firstFault(
    futureFault(sentOn, on),
    receivedOn !== null && futureFault(receivedOn, on),
    state.notices.some((each) => each.noticeId === noticeId) && refusal("notice-known", { noticeId }),
    referenceFault(command, state),
  );
  if (fault) return fault;
  const notice = receivedOn === null ? { channel, sentOn } : { channel, sentOn, receivedOn };
  const deemed = deemedReceivedOn(notice, command.law.rules);
  if (!deemed.ok) return deemed;
  const data = { accountId, noticeId, what, refersTo, channel, sentOn, receivedOn, deemedReceivedOn: deemed.value };
  return accepted(eventOf(command, "NoticeServed", data, sentOn));
}

/**
 * The day on which the term to contest an obligation began: the receipt of the last invoice that bills it, or of the
 * last notice of assessment that tells of it. Null where none was served.
 */
export function appealStartsOn(state: AccountState, key: string): CivilDate | null {
  const invoices = state.invoices.filter((each) => !each.cancelled && each.billed.some((part) => part.key === key));
  const told = state.taxNotices.filter(
    (each) => each.kind === "assessment" && each.items.some((part) => part.key === key),
  );
  const papers = {
    invoice: new Set(invoices.map(({ invoiceId }) => invoiceId)),
    assessment: new Set(told.map(({ noticeId }) => noticeId)),
  };
  return state.notices
    .filter(
      ({ what, refersTo }) =>
        (what === "invoice" || what === "assessment") && refersTo !== null && papers[what].has(refersTo),
    )
    .reduce<CivilDate | null>((last, { deemedReceivedOn: day }) => (last === null || day > last ? day : last), null);
}

/** What is served must be of the account, and what it is said to be. A reminder may name nothing, or an invoice. */
function referenceFault({ what, refersTo }: ServeNotice, state: AccountState): Refusal | null {
  switch (what) {
    case "invoice":
      return invoiceFault(refersTo, state);
    case "reminder":
      if (refersTo === null) return null;
      return state.invoices.some(({ invoiceId }) => invoiceId === refersTo)
        ? invoiceFault(refersTo, state)
        : noticeFault(what, refersTo, state);
    case "assessment":
    case "demand":
      return noticeFault(what, refersTo, state);
    default:
      return null;
  }
}

function invoiceFault(invoiceId: string | null, state: AccountState): Refusal | null {
  const invoice = state.invoices.find((each) => each.invoiceId === invoiceId);
  if (!invoice) return refusal("invoice-unknown", { invoiceId });
  return invoice.cancelled ? refusal("invoice-cancelled", { number: invoice.number }) : null;
}

function noticeFault(what: TaxNoticeKind, noticeId: string | null, state: AccountState): Refusal | null {
  const notice = state.taxNotices.find((each) => each.noticeId === noticeId);
  if (!notice) return refusal("notice-unknown", { noticeId });
  const { kind, number } = notice;
  return kind === what ? null : refusal("notice-of-other-kind", { number, what, kind });
}
