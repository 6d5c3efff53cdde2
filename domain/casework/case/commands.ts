import type { CaseOfficer } from "../../identity/index.js";
import type { CivilDate, HolidayCalendar, Instant, Lek, Refusal } from "../../shared/index.js";
import type { VersionName } from "../definition/index.js";
import type { ServiceContent } from "../service/index.js";
import type { LimitTerm } from "../time-limit/index.js";
import type { WorkflowContent, WorkflowEventName } from "../workflow/index.js";
import type {
  Applicant,
  Check,
  ClearanceAnswer,
  COMPLAINT_OUTCOMES,
  Origin,
  REOPENING_GROUNDS,
  Representative,
  SERVICE_CHANNELS,
} from "./events/index.js";

/** The versions that a case is pinned to, with their contents. */
export interface PinnedDefinition {
  readonly service: { readonly name: VersionName; readonly content: ServiceContent };
  readonly workflow: { readonly name: VersionName; readonly content: WorkflowContent };
}

/** Who acts, in which role, and for which offices (null: all). */
export interface Mover {
  readonly personId: string;
  readonly role: string;
  readonly offices: readonly string[] | null;
  /** An officer, in the name of the applicant who stands before the desk. */
  readonly counter?: boolean;
}

/** What every command on a case says. Nothing in it is read from a clock or a read model by the decider. */
export interface OnCase {
  readonly caseId: string;
  readonly at: Instant;
  /** The civil date of `at`. */
  readonly on: CivilDate;
  readonly by: Mover;
  readonly definition: PinnedDefinition;
  /** The calendar that the municipality adopted; null where it has none yet. */
  readonly calendar: HolidayCalendar | null;
  /** What the account says today; needed wherever {@link clearanceNeeded} says so. */
  readonly clearance?: ClearanceAnswer | null;
  /** Whole lekë for one unit by the fiscal package in force, by code of the fee. */
  readonly tariffs?: Readonly<Record<string, Lek>>;
  /** Whom the case is given to, by their own stream; null: nobody has that id. Needed where it is given to somebody. */
  readonly assignee?: CaseOfficer | null;
  readonly reason?: string;
}

/** A command that brings a case to an office. Refused by the decider, so that one that was carried out before is still found. */
export interface ToOffice {
  /** What the municipality says against bringing anything new there: `office-unknown`, `office-closed`; null: nothing. */
  readonly officeFault: Refusal | null;
}

/** A document as it was taken in: its content has been looked at and lies under its digest. */
export interface NewDocument {
  readonly documentId: string;
  readonly document: string | null;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly digest: string;
}

export interface Lodge extends OnCase, ToOffice {
  readonly type: "Lodge";
  readonly number: string;
  readonly office: string;
  readonly applicant: Applicant;
  readonly representative: Representative | null;
  readonly form: unknown;
  readonly documents: readonly NewDocument[];
  /** Codes of the units of the municipality, which fields may name. */
  readonly units: readonly string[];
}

/** A case of an older register is entered as it stands there; `at` and `on` are of the day on which it was lodged. */
export interface TakeOver extends OnCase {
  readonly type: "TakeOver";
  /** As the older register numbered it. */
  readonly number: string;
  readonly office: string;
  readonly applicant: Applicant;
  /** The state of the workflow that it has reached. */
  readonly state: string;
  /** When it ended; null where it goes on. */
  readonly closed: { readonly at: Instant; readonly on: CivilDate } | null;
  readonly origin: Origin;
}

export interface DecisionContent {
  readonly legalBasis: readonly { readonly act: string; readonly article: string | null }[];
  /** What is decided, granted or answered. */
  readonly text: string | null;
  /** For acts that last as long as the form asks, up to a longest time. */
  readonly validity?: { readonly value: number; readonly unit: "month" | "year" } | null;
  readonly appeal?: { readonly to: string; readonly term: LimitTerm } | null;
}

export interface RequestedItem {
  readonly document: string | null;
  readonly field: string | null;
  readonly words: string | null;
}

/** A step of the workflow, with what belongs to it. Parts that the step has no use for are refused. */
export interface Act extends OnCase {
  readonly type: "Act";
  readonly transition: string;
  /** Why: of a refusal, an extension, a transfer, a withdrawal. */
  readonly reasons?: string | null;
  readonly decision?: DecisionContent | null;
  readonly proposal?: { readonly favours: boolean; readonly text: string } | null;
  readonly request?: readonly RequestedItem[] | null;
  readonly completion?: { readonly form?: unknown; readonly note?: string | null } | null;
  /** In the unit of the limit. */
  readonly extendBy?: number | null;
  readonly checks?: readonly NewCheck[];
  readonly assign?: { readonly role: string; readonly to: string } | null;
  readonly documents?: readonly NewDocument[];
  readonly units?: readonly string[];
}

export interface NewCheck {
  readonly check: Check;
  readonly note: string | null;
}

export interface RecordCheck extends OnCase, NewCheck {
  readonly type: "RecordCheck";
}

/** Asks nothing of the case but to write down what the account said. */
export interface RecordClearance extends OnCase {
  readonly type: "RecordClearance";
}

/** What the account, or a receipt, says of the fees of the case. */
export interface SettleFees extends OnCase {
  readonly type: "SettleFees";
  /** Fees that are paid. */
  readonly codes: readonly string[];
  readonly paidOn: CivilDate;
  readonly evidence: string;
  readonly shownBy: "account" | "receipt";
  /** Fees that the account does not show as paid any more, with the obligations that say so. */
  readonly owedAgain?: { readonly codes: readonly string[]; readonly evidence: string };
}

/** Something came about that a definition has the system look at again: `on-event:<event>`. */
export interface Recheck extends OnCase {
  readonly type: "Recheck";
  readonly event: WorkflowEventName;
}

/** Time went by: warns, misses, escalates and lets terms end, whatever is due by now and has not happened yet. */
export interface PassTime extends OnCase {
  readonly type: "PassTime";
}

/** Counts every running limit again by the calendar as it is now. */
export interface Recompute extends OnCase {
  readonly type: "Recompute";
}

export interface Attach extends OnCase {
  readonly type: "Attach";
  readonly document: NewDocument;
  /** The document that this one takes the place of. */
  readonly supersedes: { readonly documentId: string; readonly ground: string } | null;
}

export interface Classify extends OnCase {
  readonly type: "Classify";
  readonly documentId: string;
  readonly document: string;
  readonly standing: "accepted" | "rejected";
  readonly note: string | null;
}

export interface Assign extends OnCase {
  readonly type: "Assign";
  readonly role: string;
  /** Null: back into the queue. */
  readonly to: string | null;
}

export interface Take extends OnCase {
  readonly type: "Take";
}

export interface Transfer extends OnCase, ToOffice {
  readonly type: "Transfer";
  readonly office: string;
  readonly ground: string;
}

export interface RequestOpinion extends OnCase {
  readonly type: "RequestOpinion";
  readonly opinionId: string;
  readonly from: string;
  readonly question: string;
  readonly dueOn: CivilDate | null;
}

export interface GiveOpinion extends OnCase {
  readonly type: "GiveOpinion";
  readonly opinionId: string;
  readonly stance: "favourable" | "with-conditions" | "unfavourable" | "none";
  readonly text: string;
}

export interface Notify extends OnCase {
  readonly type: "Notify";
  readonly noticeId: string;
  readonly channel: (typeof SERVICE_CHANNELS)[number];
  readonly sentOn: CivilDate;
  readonly receivedOn: CivilDate | null;
  readonly proof: { readonly reference: string; readonly documentId: string | null } | null;
}

export interface Complain extends OnCase {
  readonly type: "Complain";
  readonly complaintId: string;
  readonly about: "delay" | "conduct" | "other";
  readonly grounds: string;
}

export interface AnswerComplaint extends OnCase {
  readonly type: "AnswerComplaint";
  readonly complaintId: string;
  readonly outcome: (typeof COMPLAINT_OUTCOMES)[number];
  readonly grounds: string;
  readonly legalBasis: DecisionContent["legalBasis"];
}

export interface LodgeAppeal extends OnCase {
  readonly type: "LodgeAppeal";
  readonly appealId: string;
  readonly to: string;
  readonly lodgedOn: CivilDate;
  readonly grounds: string;
}

export interface DecideAppeal extends OnCase {
  readonly type: "DecideAppeal";
  readonly appealId: string;
  readonly outcome: "upheld" | "partly-upheld" | "rejected" | "inadmissible" | "withdrawn";
  readonly effect: "stands" | "annulled" | "sent-back";
  readonly authority: string;
  readonly reference: string;
  readonly decidedOn: CivilDate;
}

export interface Reopen extends OnCase, ToOffice {
  readonly type: "Reopen";
  readonly to: string;
  readonly ground: (typeof REOPENING_GROUNDS)[number];
  readonly appealId: string | null;
}

export interface MoveToVersion extends OnCase {
  readonly type: "MoveToVersion";
  readonly target: PinnedDefinition;
  /** The state of the new workflow in which it goes on. */
  readonly to: string;
  readonly ground: string;
  readonly units: readonly string[];
}

export interface Correct extends OnCase {
  readonly type: "Correct";
  readonly correction:
    | { readonly what: "form"; readonly form: unknown; readonly units: readonly string[] }
    | { readonly what: "applicant"; readonly applicant: Applicant }
    | { readonly what: "decision"; readonly text: string };
  readonly ground: string;
}

export interface IssueOutput extends OnCase {
  readonly type: "IssueOutput";
  readonly outputId: string;
  readonly kind: string;
  readonly number: string;
  readonly template: { readonly code: string; readonly version: number };
  readonly digest: string;
  /** Where papers are verified: the address that the QR code begins with. */
  readonly site: string;
}

export interface RevokeOutput extends OnCase {
  readonly type: "RevokeOutput";
  readonly outputId: string;
  readonly ground: string;
}

export type CaseCommand =
  | Lodge
  | TakeOver
  | Act
  | RecordCheck
  | RecordClearance
  | SettleFees
  | Recheck
  | PassTime
  | Recompute
  | Attach
  | Classify
  | Assign
  | Take
  | Transfer
  | RequestOpinion
  | GiveOpinion
  | Notify
  | Complain
  | AnswerComplaint
  | LodgeAppeal
  | DecideAppeal
  | Reopen
  | MoveToVersion
  | Correct
  | IssueOutput
  | RevokeOutput;
