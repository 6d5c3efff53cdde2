import type { CivilDate, Lek } from "../../../domain/shared/index.js";
import type { NoticeRunCounts, NoticeTerms, TaxNoticeKind } from "../../../domain/taxation/index.js";
import type { BatchProgress, BatchStanding, RunningBatches } from "./batch-runs.js";

export interface NoticeSelection {
  /** Of the taxpayer's address. */
  readonly unit: string | null;
  /** Of taxpayers. */
  readonly kind: string | null;
}

/** Who is told what: see the events `NoticeRunStarted` and `NoticeIssued`. Notices bear the day on which the run starts. */
export interface StartNoticeRunInput {
  readonly runId?: string;
  readonly kind: TaxNoticeKind;
  readonly selection?: Partial<NoticeSelection>;
  readonly items?: readonly string[] | null;
  readonly year?: number | null;
  readonly daysLate?: number;
  readonly minimum?: Lek;
  readonly quietDays?: number;
  readonly payWithin?: number;
}

/** Its `total` is what the notices claim. */
export type NoticeRunProgress = BatchProgress<NoticeRunCounts>;
export type RunningNoticeRun = RunningBatches<NoticeRunCounts>;

/** A run as its stream has it. */
export interface NoticeRunDetails extends NoticeRunProgress, BatchStanding {
  readonly kind: TaxNoticeKind;
  readonly issuedOn: CivilDate;
  readonly selection: NoticeSelection;
  readonly terms: NoticeTerms;
}
