import type { CivilDate, Instant } from "../../domain/shared/index.js";
import type {
  AssessmentRunRow,
  AuditRow,
  FiscalPackageRow,
  LedgerTimeline,
  NoticeRunRow,
  ProjectionRow,
  UserRow,
} from "./administration-rows.js";
import type {
  ArrearsLine,
  CashDeskDayRow,
  CollectionLine,
  DebtorRow,
  JournalEntryRow,
  RevenueLine,
  TaxedLine,
  TrialBalanceLine,
} from "./book-rows.js";
import type { CaseDossierRow, CasePerformanceLine, CaseRow } from "./case-rows.js";
import type { DefinitionRow, ServiceRow } from "./catalogue-rows.js";
import type { MessageFilter, MessageRow } from "./message-rows.js";
import type { Find, Freshness, List, Scope, TwoWayList } from "./page.js";
import type {
  ClearanceRow,
  InvoiceRow,
  NoticeMail,
  ObligationRow,
  PacketAsk,
  PacketRow,
  PaymentRow,
  PostedPaper,
  TaxNoticeRow,
  TaxpayerRow,
} from "./rows.js";
import type * as filters from "./filters.js";

/** Services and workflows through their lives, drafts included. */
export type DefinitionReading = Readonly<
  Record<
    "service" | "workflow",
    { readonly list: List<Readonly<Record<string, never>>, DefinitionRow>; readonly find: Find<DefinitionRow> }
  >
>;

/** Everything that GraphQL reads from read models: a port of the API, which the read models fill. */
export interface ReadSide {
  readonly freshness: Freshness;
  readonly taxpayers: List<filters.TaxpayerFilter, TaxpayerRow>;
  /** Several taxpayers at once, in the order of the ids; null where there is none in that scope. */
  taxpayersById(scope: Scope, ids: readonly string[]): Promise<readonly (TaxpayerRow | null)[]>;
  /** The taxpayer's whole file as one document, with its timeline. */
  readonly dossier: Find<Readonly<Record<string, unknown>>>;
  readonly obligations: List<filters.ObligationFilter, ObligationRow>;
  readonly invoices: List<filters.InvoiceFilter, InvoiceRow>;
  readonly taxNotices: List<filters.TaxNoticeFilter, TaxNoticeRow>;
  /** What became of the e-mails of a run's notices. */
  noticeMail(scope: Scope, runId: string): Promise<NoticeMail>;
  /**
   * The packets in which the papers of a run go to the printer, at most 10,000: none changes once the run is over. What
   * no e-mail could tell follows, in packets by day: those of today come when it is over.
   */
  packets(scope: Scope, of: PacketAsk): Promise<readonly PacketRow[]>;
  /** The papers of one of them, in the order in which post is delivered; none where there is no such packet. */
  papersByPost(scope: Scope, of: PacketAsk & { readonly packet: string }): Promise<readonly PostedPaper[]>;
  readonly payments: List<filters.PaymentFilter, PaymentRow>;
  /** Cash desks by day, the latest first. */
  readonly cashDeskDays: List<filters.CashDeskDayFilter, CashDeskDayRow>;
  readonly clearances: List<filters.ClearanceFilter, ClearanceRow>;
  /** Cases, what is due first at the top. */
  readonly cases: List<filters.CaseFilter, CaseRow>;
  /** Services that can be applied for on a day. */
  readonly services: List<filters.ServiceFilter, ServiceRow>;
  readonly definitions: DefinitionReading;
  /** Cases by their words, the latest first, each with its timeline. */
  readonly caseDossiers: List<filters.CaseSearchFilter, CaseDossierRow>;
  /** The queue of somebody, what is due first at the top: cases that are handled in the offices of the scope. */
  readonly caseQueue: List<filters.CaseQueueFilter, CaseRow>;
  /** How many cases a list has, or `atMost` where it has as many or more: nothing is counted beyond. */
  caseCount(scope: Scope, filter: filters.CaseFilter, atMost: number): Promise<number>;
  /** The same of a queue. */
  caseQueueCount(scope: Scope, filter: filters.CaseQueueFilter, atMost: number): Promise<number>;
  /** Versions of workflows that open cases follow. */
  caseWorkflows(tenant: string): Promise<readonly { readonly code: string; readonly version: number }[]>;
  /** How the offices did in a period: straight from the cases, without personal data. */
  casePerformance(scope: Scope, filter: filters.CasePerformanceFilter): Promise<readonly CasePerformanceLine[]>;
  /** What was said to people, the latest first: without words and addresses. */
  readonly messages: List<MessageFilter, MessageRow>;
  readonly journal: List<filters.JournalFilter, JournalEntryRow>;
  /** One entry by its id. */
  readonly journalEntry: Find<JournalEntryRow>;
  trialBalance(scope: Scope, filter: filters.TrialBalanceFilter): Promise<readonly TrialBalanceLine[]>;
  revenue(scope: Scope, filter: filters.RevenueFilter): Promise<readonly RevenueLine[]>;
  /** Payments of a period by day, office and channel, without who paid. */
  collections(scope: Scope, filter: filters.CollectionFilter): Promise<readonly CollectionLine[]>;
  /** What is unpaid by item, unit and age on a day, as the books have it now. */
  arrears(scope: Scope, on: CivilDate): Promise<readonly ArrearsLine[]>;
  /** Who owes most of what is late, at most `limit`; the largest first. */
  debtors(scope: Scope, filter: filters.DebtorFilter, limit: number): Promise<readonly DebtorRow[]>;
  /** Years in which something was assessed or collected, the latest first. */
  revenueYears(scope: Scope): Promise<readonly number[]>;
  /** How many taxpayers stand behind the figures of a year. */
  taxedAccounts(scope: Scope, year: number): Promise<readonly TaxedLine[]>;
  readonly fiscalPackages: List<filters.FiscalPackageFilter, FiscalPackageRow>;
  readonly fiscalPackage: Find<FiscalPackageRow>;
  readonly assessmentRuns: List<filters.AssessmentRunFilter, AssessmentRunRow>;
  readonly noticeRuns: List<filters.NoticeRunFilter, NoticeRunRow>;
  readonly auditTrail: TwoWayList<filters.AuditFilter, AuditRow>;
  /** One event of the trail. */
  readonly auditEvent: Find<AuditRow>;
  /** When the ledger was written, seen from a moment or from now (null), of all offices. */
  ledgerTimeline(tenant: string, at: Instant | null): Promise<LedgerTimeline>;
  /** The id of the user of a user name; null where there is none. */
  userNamed(tenant: string, username: string): Promise<string | null>;
  readonly users: List<filters.UserFilter, UserRow>;
  projections(): Promise<readonly ProjectionRow[]>;
}
