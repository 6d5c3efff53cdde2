import type { CivilDate, Instant } from "../../domain/shared/index.js";

/** A case in a list. The applicant's name is in the clear here, and every reading is recorded. */
export interface CaseRow {
  readonly caseId: string;
  readonly number: string;
  readonly service: string;
  readonly serviceVersion: number;
  readonly workflow: string;
  readonly workflowVersion: number;
  readonly confidentiality: "ordinary" | "sensitive";
  readonly taxpayerId: string | null;
  readonly applicantKind: string;
  readonly applicantName: string;
  readonly channel: "counter" | "online";
  readonly lodgedAt: string;
  readonly office: string;
  readonly lodgedOn: CivilDate;
  readonly state: string;
  readonly stateSince: Instant;
  readonly handlers: Readonly<Record<string, string>>;
  readonly dueOn: CivilDate | null;
  readonly dueAt: Instant | null;
  readonly suspendedSince: Instant | null;
  readonly missedAt: Instant | null;
  readonly decidedOn: CivilDate | null;
  readonly outcome: string | null;
}

/** One fact of a case in one line; `eventId` leads to the whole fact in the audit trail. */
export interface CaseTimelineRow {
  readonly eventId: string;
  readonly type: string;
  readonly recordedAt: Instant;
  readonly effectiveDate: CivilDate;
  readonly actor: string;
  readonly role: string;
  readonly office: string | null;
  readonly reason: string | null;
  readonly transition: string | null;
  readonly about: string | null;
}

/** A case that was found, with what happened in it: the newest 300 facts, the oldest first. */
export interface CaseDossierRow {
  readonly case: CaseRow;
  readonly timeline: { readonly total: number; readonly entries: readonly CaseTimelineRow[] };
}

/** What came in and went out in a period, for one service, office, clerk or month; null where the lines are not of it. */
export interface CasePerformanceLine {
  readonly service: string | null;
  readonly office: string | null;
  /** Who decided; cases that came in or wait are nobody's. */
  readonly clerk: string | null;
  /** `YYYY-MM`: of lodging, of the decision; of the period's end for what waits. */
  readonly month: string | null;
  readonly received: number;
  readonly decided: number;
  /** Open at the end of the period. */
  readonly pending: number;
  /** Of the decided, those that were late. */
  readonly decidedLate: number;
  /** Of the pending, those whose limit had passed. */
  readonly pendingLate: number;
  /** Calendar days from lodging to decision; null where nothing was decided. */
  readonly medianDays: number | null;
  readonly ninetiethDays: number | null;
}
