import { InvariantError, type CivilDate } from "../../../domain/shared/index.js";
import {
  historyOf,
  NO_ACCOUNT,
  taxAccount,
  type AccountHistory,
  type AccountLaw,
  type AccountState,
  type AllocationOrder,
  type LatePaymentRules,
} from "../../../domain/taxation/index.js";
import {
  accountBooks,
  arrears,
  arrearsDays,
  booksLaw,
  journalDays,
  journalEntries,
  revenueMonths,
  type JournalDaySums,
  type JournalEntryRecord,
} from "../../../read-models/taxation/index.js";
import type { LedgerFact } from "../../../application/ledger/index.js";
import type { Projection, RowChange, RowKey, RowsBefore } from "../../projection.js";
import { standing, type AccountFact, type MunicipalityFact, type RegisterFact } from "../facts.js";
import { entriesOf, type Entry } from "./entries.js";
import { handedOver, openedBy, openSumsOf, type OpenSums } from "./open-parts.js";
import { postingsOf, type Offices } from "./postings-of.js";
import type { Postings } from "./postings.js";
import { revenueOf } from "./revenue-of.js";

/** The account as the books know it. */
type AccountBook = {
  readonly state: AccountState;
  readonly posted: Postings;
  readonly offices: Offices;
  /** What is unpaid, by due date. */
  readonly open: OpenSums;
  /** The office in charge, as the register has it. */
  readonly office: string;
};

type OfficeFact = Extract<RegisterFact, { type: "TaxpayerRegistered" | "TaxpayerCorrected" | "TaxpayerMoved" }>;

type BooksLaw = {
  readonly rules: LatePaymentRules | null;
  readonly orders: readonly { readonly since: CivilDate; readonly value: AllocationOrder }[];
};

const LAW = "law";
const LAW_FACTS = ["LateRatesAdopted", "AllocationOrderAdopted"];

/** Facts that say which office is in charge of a taxpayer, and so of the account, which bears the same id. */
const OFFICE_FACTS = ["TaxpayerRegistered", "TaxpayerCorrected", "TaxpayerMoved"];

/** Facts that move money, or change what it settles or what of it may be claimed; papers and clearances do not. */
const MONEY_FACTS = [
  "ObligationsAssessed",
  "ObligationsReassessed",
  "ObligationCharged",
  "PaymentReceived",
  "PaymentReversed",
  "RefundApproved",
  "RefundWithdrawn",
  "RefundPaid",
  "InstalmentAgreementMade",
  "InstalmentAgreementBroken",
  "InstalmentAgreementKept",
  "ObjectionLodged",
  "ObjectionDecided",
  "ObligationWrittenOff",
  "AccountMerged",
];

/**
 * The double-entry journal, its sums by day, revenue by month, and what is unpaid by due date. A fact posts the difference between what the books
 * said of its account before and what is true after it: entries are only ever added, and each balances.
 */
export const journalProjection: Projection = {
  name: "journal",
  version: 5,
  types: [...LAW_FACTS, ...OFFICE_FACTS, ...MONEY_FACTS],
  views: [journalEntries, journalDays, revenueMonths, arrears, arrearsDays, accountBooks, booksLaw],
  touches(fact) {
    if (isOfLaw(fact)) return [{ view: booksLaw, id: LAW }];
    return isOfOffice(fact) ? [{ view: accountBooks, id: fact.data.taxpayerId }] : touchedBooks(fact as AccountFact);
  },
  project(rows, fact) {
    if (isOfLaw(fact)) return [adopted(rows, fact)];
    return isOfOffice(fact) ? inChargeOf(rows, fact) : posted(rows, fact as AccountFact);
  },
};

function isOfLaw(fact: LedgerFact): fact is MunicipalityFact {
  return LAW_FACTS.includes(fact.type);
}

function isOfOffice(fact: LedgerFact): fact is OfficeFact {
  return OFFICE_FACTS.includes(fact.type);
}

/** A merge also looks at the account that it comes from: the offices of what is carried stand there. */
function touchedBooks(fact: AccountFact): readonly RowKey[] {
  const { accountId } = fact.data;
  const accounts = fact.type === "AccountMerged" ? [accountId, fact.data.otherAccountId] : [accountId];
  return [{ view: booksLaw, id: LAW }, ...accounts.map((id) => ({ view: accountBooks, id }))];
}

function adopted(rows: RowsBefore, fact: MunicipalityFact): RowChange {
  const law = rows.get<BooksLaw>(booksLaw, LAW) ?? { rules: null, orders: [] };
  if (fact.type === "LateRatesAdopted") return { view: booksLaw, id: LAW, row: { ...law, rules: fact.data.rules } };
  if (fact.type !== "AllocationOrderAdopted") return { view: booksLaw, id: LAW, row: law };
  // By day, as the municipality itself keeps them; of two adopted for one day the later recorded holds.
  const orders = [...law.orders, { since: fact.effectiveDate, value: fact.data.order }].sort((a, b) =>
    a.since < b.since ? -1 : a.since > b.since ? 1 : 0,
  );
  return { view: booksLaw, id: LAW, row: { ...law, orders } };
}

/** The account's books are opened with its taxpayer; later entries follow the office that took the taxpayer over. */
function inChargeOf(rows: RowsBefore, fact: OfficeFact): readonly RowChange[] {
  const { taxpayerId, office } = fact.data;
  const before = rows.get<AccountBook>(accountBooks, taxpayerId);
  if (before === undefined && office !== undefined) {
    const opened: AccountBook = { state: NO_ACCOUNT, posted: {}, offices: {}, open: {}, office };
    return [{ view: accountBooks, id: taxpayerId, row: opened }];
  }
  const book = standing(before, fact);
  const row: AccountBook = { ...book, office: office ?? book.office };
  return [{ view: accountBooks, id: taxpayerId, row }, ...handedOver(taxpayerId, book.office, row.office, book.open)];
}

function posted(rows: RowsBefore, fact: AccountFact): readonly RowChange[] {
  const { accountId } = fact.data;
  const before = standing(rows.get<AccountBook>(accountBooks, accountId), fact);
  const { office } = before;
  const state = taxAccount.evolve(before.state, fact);
  const offices = { ...before.offices, ...officesOf(rows, fact) };
  // What a merged account held is posted where it carries on.
  const { movements, open: parts } = state.mergedInto === null ? historyOf(state, lawOf(rows)) : NOTHING_HELD;
  const [after, open] = [postingsOf(state, movements, offices), openSumsOf(parts)];
  const entries = entriesOf(before.posted, after);
  const book: AccountBook = { state, posted: after, offices, open, office };
  return [
    { view: accountBooks, id: accountId, row: book },
    ...entries.map((entry, index) => entryRow(fact, entry, index, office)),
    ...entries.flatMap((entry) => dayRows(fact, entry, office)),
    ...revenueOf(entries),
    ...openedBy({ accountId, office }, before.open, open),
  ];
}

const NOTHING_HELD: AccountHistory = { movements: [], open: [] };

function lawOf(rows: RowsBefore): AccountLaw {
  const law = rows.get<BooksLaw>(booksLaw, LAW);
  const [first] = law?.orders ?? [];
  if (!law?.rules || !first)
    throw new InvariantError("money moved before rates and an order of settlement were adopted");
  return { rules: law.rules, order: law.orders.at(-1)!.value, orders: law.orders };
}

/** The offices that a fact names, by the obligation or payment that they stand for. */
function officesOf(rows: RowsBefore, fact: AccountFact): Offices {
  switch (fact.type) {
    case "ObligationsAssessed":
    case "ObligationsReassessed":
      return Object.fromEntries(fact.data.lines.map(({ key }) => [key, fact.data.office]));
    case "ObligationCharged":
      return { [fact.data.key]: fact.data.office };
    case "PaymentReceived":
      return { [fact.data.paymentId]: fact.data.office };
    case "AccountMerged":
      return fact.data.direction === "in"
        ? standing(rows.get<AccountBook>(accountBooks, fact.data.otherAccountId), fact).offices
        : {};
    default:
      return {};
  }
}

function entryRow(fact: AccountFact, entry: Entry, index: number, office: string): RowChange {
  const row: JournalEntryRecord = {
    accountId: fact.data.accountId,
    eventId: fact.eventId,
    office,
    position: fact.position.commit,
    effectiveDate: entry.effectiveDate,
    recordedAt: fact.recordedAt,
    text: kebab(fact.type),
    lines: entry.lines,
    ledgerAccounts: [...new Set(entry.lines.map(({ ledgerAccount }) => ledgerAccount))],
  };
  return { view: journalEntries, id: `${fact.eventId}.${index}`, row };
}

/** Under the office of the entry, so that each office's sums balance as its entries do. */
function dayRows(fact: AccountFact, { effectiveDate, lines }: Entry, office: string): readonly RowChange[] {
  const recordedOn = fact.recordedAt.slice(0, 10) as CivilDate;
  return lines.map(({ ledgerAccount, debit, credit }) => {
    const row: JournalDaySums = { office, ledgerAccount, effectiveDate, recordedOn, debit, credit };
    return { view: journalDays, id: `${ledgerAccount}|${office}|${effectiveDate}|${recordedOn}`, row };
  });
}

/** `PaymentReceived` is `payment-received`. */
function kebab(type: string): string {
  return type.replace(/(?<!^)([A-Z])/g, "-$1").toLowerCase();
}
