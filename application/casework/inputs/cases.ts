import type {
  Act,
  AnswerComplaint,
  Applicant,
  Assign,
  Classify,
  ClearanceAnswer,
  Complain,
  DecideAppeal,
  GiveOpinion,
  LodgeAppeal,
  Mover,
  NewCheck,
  Notify,
  OnCase,
  Origin,
  Reopen,
  Representative,
  RequestOpinion,
  RevokeOutput,
  ToOffice,
  Transfer,
  WorkflowEventName,
} from "../../../domain/casework/index.js";
import type { CivilDate, Lek } from "../../../domain/shared/index.js";
import type { SentDocument } from "../../documents/index.js";

/** In which role, and for which offices, the actor of the ask acts; the edge has made sure of it. */
export type Acting = Omit<Mover, "personId">;

/** Every input on a case says which, and in which role. */
export interface OnCaseInput {
  readonly caseId: string;
  readonly by: Acting;
}

/** Cases in the order in which they would be taken, and those that the officer has. */
export interface TakeNextInput {
  readonly queue: AsyncIterable<OnCaseInput>;
  readonly mine: readonly OnCaseInput[];
}

/** What a command adds to the frame that the use case makes. */
type Said<Command extends OnCase & { readonly type: string }> = OnCaseInput &
  Omit<Command, keyof OnCase | keyof ToOffice | "type">;

/** A document with its content; the id is made from the command where none is given. */
export interface DocumentInput {
  readonly documentId?: string;
  readonly document: string | null;
  readonly sent: SentDocument;
}

/** The applicant as stated. What is left out is taken from the register, where the number leads there. */
export type ApplicantInput = Pick<Applicant, "kind" | "language"> &
  Partial<Pick<Applicant, "name" | "identifier" | "contact" | "userId">>;

export interface LodgeInput {
  readonly caseId?: string;
  /** Code of the service; the version that holds today is applied for. */
  readonly service: string;
  readonly office: string;
  readonly by: Acting;
  readonly applicant: ApplicantInput;
  readonly representative?: Representative | null;
  readonly form: unknown;
  readonly documents?: readonly DocumentInput[];
}

/** A case of an older register, as it stands there. */
export interface TakeOverInput {
  /** As the older register numbered it. */
  readonly number: string;
  readonly service: string;
  readonly office: string;
  readonly applicant: ApplicantInput;
  readonly lodgedOn: CivilDate;
  /** Code of the state of the service's workflow that it has reached. */
  readonly state: string;
  /** Null where it goes on. */
  readonly closedOn: CivilDate | null;
  readonly origin: Origin;
}

export interface LodgedCase {
  readonly caseId: string;
  readonly number: string;
  readonly state: string;
  readonly taxpayerId: string | null;
  /** By which the case is followed without signing in; given to the applicant, stored nowhere. */
  readonly trackingCode: string;
}

export interface AttachInput extends OnCaseInput, DocumentInput {
  readonly supersedes?: { readonly documentId: string; readonly ground: string } | null;
}

export type ActInput = Omit<Said<Act>, "documents" | "units"> & { readonly documents?: readonly DocumentInput[] };

/** Where a case is after a command. */
export interface CaseStanding {
  readonly caseId: string;
  readonly state: string;
  readonly outcome: string | null;
}

export type RecordCheckInput = OnCaseInput & NewCheck;
export type ClassifyInput = Said<Classify>;
export type AssignInput = Said<Assign>;
export type TransferInput = Said<Transfer>;
export type RequestOpinionInput = Omit<Said<RequestOpinion>, "opinionId"> & { readonly opinionId?: string };
export type GiveOpinionInput = Said<GiveOpinion>;
export type NotifyInput = Omit<Said<Notify>, "noticeId"> & { readonly noticeId?: string };
export type ComplainInput = Omit<Said<Complain>, "complaintId"> & { readonly complaintId?: string };
export type AnswerComplaintInput = Said<AnswerComplaint>;
export type LodgeAppealInput = Omit<Said<LodgeAppeal>, "appealId"> & { readonly appealId?: string };
export type DecideAppealInput = Said<DecideAppeal>;
export type ReopenInput = Said<Reopen>;
export type RevokeOutputInput = Said<RevokeOutput>;

export interface MoveToVersionInput extends OnCaseInput {
  /** The published version of the same service. */
  readonly version: number;
  readonly to: string;
  readonly ground: string;
}

export interface CorrectInput extends OnCaseInput {
  readonly correction:
    | { readonly what: "form"; readonly form: unknown }
    /** As they should have been stated; what is left out is taken from the register. */
    | { readonly what: "applicant"; readonly applicant: ApplicantInput }
    | { readonly what: "decision"; readonly text: string };
  readonly ground: string;
}

export interface SettleFeesInput extends OnCaseInput {
  /** Where no account holds the fees: the receipt that shows them paid. Else the account is asked. */
  readonly receipt?: { readonly codes: readonly string[]; readonly paidOn: CivilDate; readonly reference: string };
  /** A payment was taken back: what the account covers no more is owed again. Else nothing that is settled is touched. */
  readonly reversed?: boolean;
}

export interface RecheckInput extends OnCaseInput {
  /** What came about, as definitions name it: `on-event:<event>`. */
  readonly event: WorkflowEventName;
}

export interface ClearanceResult extends CaseStanding {
  readonly answer: ClearanceAnswer;
}

/** A fee as the account holds it. */
export interface ChargedFee {
  readonly code: string;
  readonly key: string;
  readonly amount: Lek;
}
