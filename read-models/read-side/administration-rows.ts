import type { CivilDate, Instant, Lek, Position } from "../../domain/shared/index.js";
import type { NoticeRunCounts, RunCounts, TaxNoticeKind } from "../../domain/taxation/index.js";

export interface FiscalPackageRow {
  readonly packageId: string;
  readonly code: string;
  readonly fiscalYear: number;
  readonly status: string;
  readonly hash: string | null;
  readonly validFrom: CivilDate | null;
  readonly validTo: CivilDate | null;
  readonly decisionNumber: string | null;
  readonly decisionDate: CivilDate | null;
  readonly supersededBy: string | null;
  /** How often it was drafted or revised. */
  readonly edition: number;
  /** The whole package. */
  readonly content: unknown;
}

export interface AssessmentRunRow {
  readonly runId: string;
  readonly year: number;
  readonly packageId: string;
  readonly state: string;
  readonly assessedOn: CivilDate;
  readonly invoice: boolean;
  readonly expected: number;
  readonly counts: RunCounts;
  readonly total: Lek;
  readonly startedAt: Instant;
  readonly finishedAt: Instant | null;
}

export interface NoticeRunRow {
  readonly runId: string;
  readonly kind: TaxNoticeKind;
  readonly state: string;
  readonly issuedOn: CivilDate;
  readonly expected: number;
  readonly counts: NoticeRunCounts;
  readonly total: Lek;
  readonly startedAt: Instant;
  readonly finishedAt: Instant | null;
}

/** One event as the auditor reads it: who, what, when, why. */
export interface AuditRow {
  readonly eventId: string;
  readonly type: string;
  readonly stream: string;
  /** The person whom it names; where it names none, the subject of its stream. */
  readonly about: string;
  readonly revision: bigint;
  readonly position: Position;
  readonly recordedAt: Instant;
  readonly effectiveDate: CivilDate;
  readonly actorId: string;
  readonly actorRole: string;
  readonly actorOffice: string | null;
  readonly commandId: string;
  readonly correlationId: string;
  readonly causationId: string;
  readonly reason: string | null;
  readonly contentHash: string;
  readonly data: unknown;
}

/** How many events were written from one moment to another, both counted in. */
export interface LedgerSpan {
  readonly from: Instant;
  readonly to: Instant;
  /** Not counted beyond 50,000. */
  readonly events: number;
}

/** When a municipality's ledger was written, and where the nearest events of a moment are. */
export interface LedgerTimeline {
  /** Even in time, the earliest first, with the first event in the first and the last in the last: at most sixty. */
  readonly spans: readonly LedgerSpan[];
  /** The moment that was last written at before what is known at that moment; null: nothing was. */
  readonly previous: Instant | null;
  /** The moment at which the ledger was next written; null: nothing was since. */
  readonly next: Instant | null;
}

export interface ProjectionRow {
  readonly name: string;
  readonly version: number;
  readonly status: string;
  readonly position: Position | null;
  readonly lagEvents: number | null;
  /** Events of its types that it has read. */
  readonly events: number;
  readonly updatedAt: Instant | null;
  readonly stoppedBecause: string | null;
  readonly stoppedAtEvent: string | null;
}

export interface UserRow {
  readonly userId: string;
  readonly username: string;
  readonly displayName: string;
  readonly roles: readonly string[];
  readonly offices: readonly string[] | null;
  readonly suspended: boolean;
}
