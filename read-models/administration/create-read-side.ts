import type { MongoReader } from "../mongo/index.js";
import type { PostgresReader } from "../postgres/index.js";
import type { Freshness, ReadSide } from "../read-side/index.js";
import { assessmentRuns } from "./assessment-runs.js";
import { auditEvent, auditTrail } from "./audit-trail.js";
import { fiscalPackage, fiscalPackages } from "./fiscal-packages.js";
import { ledgerTimeline } from "./ledger-timeline.js";
import { noticeRuns } from "./notice-runs.js";
import { userNamed, users } from "./users.js";

/** The part of the read side that the room of taxation answers. */
export type TaxationReadSide = Pick<
  ReadSide,
  | "taxpayers"
  | "taxpayersById"
  | "dossier"
  | "obligations"
  | "invoices"
  | "taxNotices"
  | "noticeMail"
  | "packets"
  | "papersByPost"
  | "payments"
  | "cashDeskDays"
  | "clearances"
  | "journal"
  | "collections"
  | "journalEntry"
  | "trialBalance"
  | "arrears"
  | "debtors"
  | "revenue"
  | "revenueYears"
  | "taxedAccounts"
>;

export interface ReadSideParts {
  readonly postgres: PostgresReader;
  readonly mongo: MongoReader;
  readonly taxation: TaxationReadSide;
  readonly casework: Pick<
    ReadSide,
    | "cases"
    | "caseQueue"
    | "caseCount"
    | "caseQueueCount"
    | "caseWorkflows"
    | "casePerformance"
    | "caseDossiers"
    | "services"
    | "definitions"
  >;
  readonly correspondence: Pick<ReadSide, "messages">;
  readonly freshness: Freshness;
  readonly projections: ReadSide["projections"];
}

/** Everything that GraphQL reads. */
export function createReadSide({
  postgres,
  mongo,
  taxation,
  casework,
  correspondence,
  freshness,
  projections,
}: ReadSideParts): ReadSide {
  return {
    ...taxation,
    ...casework,
    ...correspondence,
    freshness,
    fiscalPackages: fiscalPackages(mongo),
    fiscalPackage: fiscalPackage(mongo),
    noticeRuns: noticeRuns(postgres),
    assessmentRuns: assessmentRuns(postgres),
    auditTrail: auditTrail(mongo),
    auditEvent: auditEvent(mongo),
    ledgerTimeline: ledgerTimeline(mongo),
    users: users(postgres),
    userNamed: userNamed(postgres),
    projections,
  };
}
