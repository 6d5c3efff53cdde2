import type {
  Applicant,
  By,
  CaseEventType,
  CaseState,
  Check,
  DataOf,
  FilledForm,
  LimitName,
  PinnedDefinition,
  Representative,
} from "../../../domain/casework/index.js";
import type { FieldChange } from "../../field-changes.js";
import type { Actor, CivilDate, Instant } from "../../../domain/shared/index.js";

/** When, and by whom. */
export interface Stamp {
  readonly at: Instant;
  readonly by: By;
}

type Stamped<Type extends CaseEventType> = Omit<DataOf<Type>, "caseId" | "subjectId" | "by"> & Stamp;

export interface FiledDocument extends Stamp {
  readonly documentId: string;
  readonly document: string | null;
  /** Null once the person was forgotten. */
  readonly name: string | null;
  readonly mediaType: string;
  readonly bytes: number;
  readonly digest: string;
  readonly standing: "attached" | "accepted" | "rejected";
  readonly note: string | null;
  readonly supersededBy: string | null;
}

export interface FiledFee {
  readonly code: string;
  readonly unitAmount: number;
  readonly quantity: string;
  readonly amount: number;
  readonly blocks: boolean;
  readonly settledOn: CivilDate | null;
  readonly evidence: string | null;
  /** Since when it is owed again, where a payment was taken back that had settled it. */
  readonly owedAgainOn: CivilDate | null;
}

export interface FiledOpinion extends Stamped<"OpinionRequested"> {
  readonly given: (Pick<DataOf<"OpinionGiven">, "stance" | "text"> & Stamp) | null;
}

export interface FiledComplaint extends Stamped<"ComplaintLodged"> {
  /** Null while it waits. */
  readonly answer: (Omit<Stamped<"ComplaintAnswered">, "at"> & Stamp) | null;
}

export interface FiledAppeal extends Stamped<"AppealLodged"> {
  readonly decided: Stamped<"AppealDecided"> | null;
}

export interface FiledOutput extends Stamped<"OutputIssued"> {
  readonly revoked: { readonly ground: string; readonly at: Instant } | null;
}

/** Everything that was said in a case, in the words that it was said in. What was forgotten is null. */
export interface FileContent {
  readonly applicant: Applicant | null;
  readonly representative: Representative | null;
  readonly form: FilledForm | null;
  readonly documents: readonly FiledDocument[];
  readonly requests: readonly (Stamped<"CompletionRequested"> & { readonly requestId: string })[];
  readonly checks: readonly ({ readonly check: Check; readonly note: string | null } & Stamp)[];
  readonly fees: readonly FiledFee[];
  readonly opinions: readonly FiledOpinion[];
  readonly proposals: readonly Stamped<"DecisionProposed">[];
  readonly decision: (Stamped<"DecisionTaken"> & { readonly correctedText: string | null }) | null;
  readonly notices: readonly Stamped<"DecisionNotified">[];
  readonly complaints: readonly FiledComplaint[];
  readonly appeals: readonly FiledAppeal[];
  readonly outputs: readonly FiledOutput[];
}

/** One fact of a case: who did what, when, where and why, and what it changed. */
export interface TimelineEntry {
  readonly eventId: string;
  readonly revision: number;
  readonly type: CaseEventType;
  readonly recordedAt: Instant;
  readonly effectiveDate: CivilDate;
  readonly actor: Actor;
  /** In which role of casework; null where the fact names nobody. */
  readonly by: By | null;
  readonly reason: string | null;
  /** The step of the workflow that it belongs to, as the version of that day names it. */
  readonly step: { readonly sq: string; readonly en: string } | null;
  readonly changes: readonly FieldChange[];
  /** How many more changes there are than are shown. */
  readonly moreChanges: number;
}

/** A case, whole: read from its own stream and the versions that it is pinned to. */
export interface CaseFile {
  readonly state: CaseState;
  readonly definition: PinnedDefinition;
  readonly content: FileContent;
  readonly timeline: readonly TimelineEntry[];
  /** What is left of each limit now, in its own unit; null where none runs, or no calendar says. */
  readonly remaining: Readonly<Record<LimitName, number | null>>;
  /** The last day to appeal against the decision; null where it states no appeal, was not served, or no calendar says. */
  readonly appealUntil: CivilDate | null;
  /** Of the stream. */
  readonly revision: bigint;
}
