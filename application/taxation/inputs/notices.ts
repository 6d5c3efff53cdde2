import type { Observable } from "rxjs";
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

export type NoticeLookInput = Omit<StartNoticeRunInput, "runId">;

/** Somebody who would get a notice. */
export interface WouldBeTold {
  readonly taxpayerId: string;
  readonly office: string;
  readonly way: "e-mail" | "print";
  readonly payBy: CivilDate;
  /** Parts of obligations that it would claim. */
  readonly parts: number;
  readonly total: Lek;
}

/** What a run of notices would issue, as of the day on which somebody looked. */
export interface NoticeLook {
  readonly lookId: string;
  /** `interrupted`: the stores did not answer, so that another look is needed. */
  readonly state: "running" | "finished" | "interrupted";
  readonly kind: TaxNoticeKind;
  readonly issuedOn: CivilDate;
  readonly selection: NoticeSelection;
  readonly terms: NoticeTerms;
  /** Taxpayers of the selection. */
  readonly expected: number;
  readonly counts: NoticeRunCounts;
  readonly total: Lek;
  /** Of the total, what would be told by e-mail. */
  readonly byEmail: Lek;
  /** Those that would be told of most, the most first: the first thousand. */
  readonly told: readonly WouldBeTold[];
  /** The first thousand. */
  readonly refusals: NoticeRunProgress["refusals"];
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

/** A look at work in this process. `progress` repeats its last value to late subscribers. */
export interface RunningLook {
  readonly lookId: string;
  readonly progress: Observable<NoticeRunProgress>;
  /** Resolves when everybody was looked at, or the look was left for another. */
  readonly done: Promise<unknown>;
}
