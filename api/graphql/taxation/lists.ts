import type { OfAccounts } from "../../../read-models/read-side/index.js";
import type { GraphqlContext } from "../context.js";
import { LedgerEventRef } from "../live/ledger-event.js";
import { list } from "../list.js";
import { oncePerRequest } from "../once-per-request.js";
import {
  AssessmentRunFilter,
  AuditFilter,
  CashDeskFilter,
  ClearanceFilter,
  FiscalPackageFilter,
  InvoiceFilter,
  JournalFilter,
  NoticeRunFilter,
  ObligationFilter,
  PaymentFilter,
  TaxNoticeFilter,
  TaxpayerFilter,
} from "./inputs/filters.js";
import { CashDeskDayRef } from "./types/cash-desk.js";
import { AssessmentRunRef, FiscalPackageRef, NoticeRunRef } from "./types/administration.js";
import { JournalEntryRef } from "./types/books.js";
import { ClearanceRef, InvoiceRef, ObligationRef, PaymentRef, TaxNoticeRef } from "./types/papers.js";
import { TaxpayerRef } from "./types/taxpayer.js";

const idsOfTaxpayer = oncePerRequest(async ({ authorisation, dependencies }, taxpayerId) =>
  dependencies.taxation.idsOfTaxpayer(authorisation.signedIn().tenant, taxpayerId),
);

/** Papers of an account are also those of accounts that were merged into it. */
async function ofOneTaxpayer<Filter extends OfAccounts>(filter: Filter, context: GraphqlContext): Promise<Filter> {
  const { accountId } = filter;
  return accountId === undefined ? filter : { ...filter, accountIds: await idsOfTaxpayer(context, accountId) };
}

/** The register and the papers of its accounts. */
export function addAccountLists(): void {
  list({
    name: "taxpayers",
    description: "The register: who pays.",
    permission: "register.read",
    view: "register",
    nodeName: "Taxpayer",
    node: TaxpayerRef,
    filter: TaxpayerFilter,
    list: (readSide) => readSide.taxpayers,
    personal: true,
  });
  list({
    name: "obligations",
    description: "What was assessed and charged, latest year first.",
    permission: "account.read",
    view: "obligations",
    nodeName: "Obligation",
    node: ObligationRef,
    filter: ObligationFilter,
    list: (readSide) => readSide.obligations,
    personal: false,
  });
  list({
    name: "invoices",
    description: "Invoices, latest first.",
    permission: "account.read",
    view: "invoices",
    nodeName: "Invoice",
    node: InvoiceRef,
    filter: InvoiceFilter,
    list: (readSide) => readSide.invoices,
    narrowed: ofOneTaxpayer,
    personal: false,
  });
  list({
    name: "taxNotices",
    description: "What those who owe were told, latest first.",
    permission: "account.read",
    view: "taxNotices",
    nodeName: "TaxNotice",
    node: TaxNoticeRef,
    filter: TaxNoticeFilter,
    list: (readSide) => readSide.taxNotices,
    narrowed: ofOneTaxpayer,
    personal: false,
  });
  list({
    name: "payments",
    description: "Payments, latest first; reversed ones say so.",
    permission: "account.read",
    view: "payments",
    nodeName: "Payment",
    node: PaymentRef,
    filter: PaymentFilter,
    list: (readSide) => readSide.payments,
    narrowed: ofOneTaxpayer,
    personal: true,
  });
  list({
    name: "cashDesks",
    description: "Cash desks by day, latest first. Cashiers see those that they opened themselves.",
    permission: "cash-desk.read",
    view: "cashDesks",
    nodeName: "CashDeskDay",
    node: CashDeskDayRef,
    filter: CashDeskFilter,
    list: (readSide) => readSide.cashDeskDays,
    narrowed: (filter, { authorisation }) =>
      authorisation.holds("cash-desk.oversee")
        ? filter
        : { ...filter, cashierId: ownOnly(filter.cashierId, authorisation.signedIn().userId) },
    personal: false,
  });
  list({
    name: "clearances",
    description: "Clearances that were issued, latest first.",
    permission: "account.read",
    view: "clearances",
    nodeName: "Clearance",
    node: ClearanceRef,
    filter: ClearanceFilter,
    list: (readSide) => readSide.clearances,
    narrowed: ofOneTaxpayer,
    personal: false,
  });
}

/** Nobody has the empty id: whoever asks for another's desks is shown none. */
function ownOnly(asked: string | undefined, own: string): string {
  return asked === undefined || asked === own ? own : "";
}

/** The law, the runs, the books and the trail. */
export function addAdministrationLists(): void {
  list({
    name: "fiscalPackages",
    description: "Fiscal packages, latest year first.",
    permission: "package.read",
    view: "packages",
    nodeName: "FiscalPackage",
    node: FiscalPackageRef,
    filter: FiscalPackageFilter,
    list: (readSide) => readSide.fiscalPackages,
    personal: false,
  });
  list({
    name: "assessmentRuns",
    description: "Assessment runs, latest first.",
    permission: "run.read",
    view: "runs",
    nodeName: "AssessmentRun",
    node: AssessmentRunRef,
    filter: AssessmentRunFilter,
    list: (readSide) => readSide.assessmentRuns,
    personal: false,
  });
  list({
    name: "noticeRuns",
    description: "Runs of notices to those who owe, latest first.",
    permission: "run.read",
    view: "noticeRuns",
    nodeName: "NoticeRun",
    node: NoticeRunRef,
    filter: NoticeRunFilter,
    list: (readSide) => readSide.noticeRuns,
    personal: false,
  });
  list({
    name: "journal",
    description: "The journal: every entry balances.",
    permission: "books.read",
    view: "journal",
    nodeName: "JournalEntry",
    node: JournalEntryRef,
    filter: JournalFilter,
    list: (readSide) => readSide.journal,
    personal: false,
  });
  list({
    name: "auditTrail",
    description: "Who did what, when and why: one row a fact, latest first. Personal fields stay encrypted.",
    permission: "audit.read",
    view: "audit",
    nodeName: "LedgerEvent",
    node: LedgerEventRef,
    filter: AuditFilter,
    twoWay: (readSide) => readSide.auditTrail,
    personal: false,
  });
}
