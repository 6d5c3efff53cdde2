import type { Observable } from "rxjs";
import type { CivilDate, Lek } from "../../../domain/shared/index.js";
import type { NoticeRunCounts, NoticeTerms, TaxNoticeKind } from "../../../domain/taxation/index.js";

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

export interface NoticeRunInput {
  readonly runId: string;
}

export interface AbandonNoticeRunInput extends NoticeRunInput {
  readonly ground: string;
}

/** Emitted after every batch, with the counts of the whole run so far; `total` is what the notices claim. */
export interface NoticeRunProgress {
  readonly runId: string;
  readonly state: "running" | "finished" | "abandoned";
  readonly expected: number;
  readonly counts: NoticeRunCounts;
  readonly total: Lek;
  readonly refusals: readonly { readonly taxpayerId: string; readonly code: string }[];
}

/** A run at work in this process. `progress` repeats its last value to late subscribers and errors when the run fails. */
export interface RunningNoticeRun {
  readonly runId: string;
  readonly progress: Observable<NoticeRunProgress>;
  /** Resolves when the run is finished or abandoned; rejects when it failed and can be resumed. */
  readonly done: Promise<NoticeRunProgress>;
}

/** A run as its stream has it. */
export interface NoticeRunDetails extends NoticeRunProgress {
  readonly kind: TaxNoticeKind;
  readonly issuedOn: CivilDate;
  readonly selection: NoticeSelection;
  readonly terms: NoticeTerms;
  /** Whether it is at work in this process. */
  readonly atWork: boolean;
}
