import type {
  Act,
  ActNow,
  Applicant,
  Assign,
  Classify,
  ClearanceAnswer,
  AnswerComplaint,
  Complain,
  ContentChange,
  DecideAppeal,
  Finding,
  FormSchema,
  GiveOpinion,
  LodgeAppeal,
  ModelCatalogue,
  Mover,
  Named,
  NewCheck,
  Notify,
  OnCase,
  Origin,
  PinnedDefinition,
  RawContent,
  Reopen,
  Representative,
  RequestOpinion,
  RevokeOutput,
  ServiceContent,
  ToOffice,
  Transfer,
  Way,
  VersionName,
  Words,
  WorkflowEventName,
} from "../../domain/casework/index.js";
import type { Bilingual, CivilDate, Instant, Lek, Refusal } from "../../domain/shared/index.js";
import type { SentDocument } from "../documents/index.js";
import type { NoticePaperName, PrintOrder } from "../papers/index.js";

export type DefinitionName = "service" | "workflow";

export interface DraftDefinitionInput {
  readonly kind: DefinitionName;
  /** Its `code` names the definition. */
  readonly content: RawContent;
}

export interface CheckedDefinition {
  readonly code: string;
  /** SHA-256 over the RFC 8785 form. */
  readonly hash: string;
  readonly findings: readonly Finding[];
}

export interface PublishDefinitionInput {
  readonly kind: DefinitionName;
  readonly code: string;
  readonly validFrom: CivilDate;
  readonly validTo?: CivilDate | null;
  /** The version that gives way. */
  readonly succeeds?: number | null;
}

export interface PublishedDefinition {
  readonly code: string;
  readonly version: number;
  readonly hash: string;
}

export interface WithdrawDefinitionInput {
  readonly kind: DefinitionName;
  readonly code: string;
  /** Null: the draft. */
  readonly version: number | null;
  readonly ground: string;
}

export interface AdoptCatalogueInput {
  readonly workflows: readonly RawContent[];
  readonly services: readonly RawContent[];
  readonly validFrom: CivilDate;
}

export interface AdoptedCatalogue {
  readonly published: readonly PublishedDefinition[];
  /** Codes that were there already, as published or as an open draft: they are left alone. */
  readonly left: readonly string[];
}

export interface AdoptFromModelInput {
  /** Codes of services; null: the whole model. The workflows that they follow are taken over with them. */
  readonly services: readonly string[] | null;
  readonly validFrom: CivilDate;
}

/** A service or a workflow of the model, as this municipality would take it over. */
export interface ModelEntry {
  readonly kind: DefinitionName;
  readonly code: string;
  readonly hash: string;
  readonly content: RawContent;
}

/** What codes of the catalogue are called in one municipality. */
export interface CatalogueWords extends Pick<ModelCatalogue, "groups" | "documentTypes" | "roles"> {
  /** Null before it is established. */
  readonly municipality: Words | null;
  readonly offices: readonly Named[];
}

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

export interface CaseWaysInput {
  readonly caseId: string;
  /** The roles in which the asker may act, the likeliest first; at least one. */
  readonly roles: readonly [Acting, ...Acting[]];
}

/** A step out of where a case is, as it stands open to the asker. */
export interface CaseWay extends Way {
  /** The role in which it can be taken; null where it cannot. */
  readonly role: string | null;
}

/** An act on a case besides its steps, as it stands open to the asker in the role that fits best. */
export type CaseActNow = ActNow;

/** A published version that a case can be moved to. */
export interface NewerVersion {
  readonly version: number;
  readonly validFrom: CivilDate;
  readonly target: PinnedDefinition;
  /** Codes of the states in which the case can go on, its own first; empty where it cannot. */
  readonly goesOnIn: readonly string[];
  /** What stands against it; null: nothing. */
  readonly fault: Refusal | null;
  /** What it changes in the service, place by place. */
  readonly changes: readonly ContentChange[];
  /** Whether it follows another procedure, or another version of it. */
  readonly procedureChanges: boolean;
  readonly stepsAdded: readonly Words[];
  readonly stepsGone: readonly Words[];
}

export interface PlacesInput {
  readonly roles: readonly string[];
  readonly workflows: readonly { readonly code: string; readonly version: number }[];
}

/** A state of a version of a workflow in which cases wait for these roles. */
export interface WaitingPlace {
  readonly workflow: string;
  readonly version: number;
  readonly state: string;
  readonly roles: readonly string[];
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

export interface PrepareInput {
  readonly service: string;
  /** The day on which it would be lodged. */
  readonly on: CivilDate;
  /** Whose number is looked up in the register; whoever asks must be allowed to. */
  readonly applicant?: { readonly kind: Applicant["kind"]; readonly identifier: string };
}

export interface PreparedApplication {
  readonly version: VersionName;
  readonly service: ServiceContent;
  /** JSON Schema 2020-12 of the form. */
  readonly formSchema: FormSchema;
  /** As the register knows them; null for somebody who is not in it. */
  readonly applicant: Applicant | null;
  readonly bring: readonly { readonly code: string; readonly mandatory: boolean }[];
  /** Papers that the municipality or a register of the state holds. */
  readonly held: readonly string[];
}

/** What anyone may learn who holds the code of a case. */
export interface TrackedCase {
  readonly number: string;
  readonly service: Bilingual;
  readonly office: string;
  readonly state: { readonly code: string; readonly name: Bilingual };
  readonly since: Instant;
  readonly outcome: string | null;
  /** The last day of its time limit; null while it stands still, and once it is closed. */
  readonly due: CivilDate | null;
  /** The last day on which the applicant may complete or pay; null where nothing is asked. */
  readonly answerBy: CivilDate | null;
  /** The last day to appeal; null while there is no decision that was served, and where it names no way to appeal. */
  readonly appealUntil: CivilDate | null;
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

export interface IssueOutputInput extends OnCaseInput {
  /** The address that the QR code begins with, without a slash at the end; left out: that of the installation. */
  readonly site?: string;
}

/** A paper as it was issued. */
export interface IssuedOutput {
  readonly outputId: string;
  /** By which its numbers are kept; `clearance` where the account issued it. */
  readonly kind: string;
  readonly number: string;
  readonly verificationCode: string;
  readonly validUntil: CivilDate | null;
  /** SHA-256 of its bytes; null for a clearance, whose fact holds none. */
  readonly digest: string | null;
}

/** What is printed of a case: what it was lodged for, or a letter to the applicant. */
export type CasePaper = "output" | NoticePaperName;

export interface CasePaperInput {
  readonly caseId: string;
  readonly paper: CasePaper;
  /** Of the output, or the place of the letter's fact in the case; null: the last of its kind. */
  readonly id: string | null;
  readonly site: string;
}

export interface OrderedCasePaper {
  readonly id: string;
  readonly number: string;
  /** Of the bytes as they were issued; null where none were recorded. */
  readonly digest: string | null;
  readonly order: PrintOrder;
}

export interface VerifyNoticeInput {
  readonly paper: NoticePaperName;
  readonly caseId: string;
  /** The place of its fact in the case. */
  readonly revision: number;
  readonly code: string;
}

/** What anyone may learn who holds a paper: what stands on it, initials in place of the name, and whether it holds. */
export interface VerifiedCasePaper {
  /** Kind of an output, or name of a letter. */
  readonly paper: string;
  readonly standing: "valid" | "expired" | "revoked" | "ended";
  readonly number: string;
  readonly service: Bilingual;
  /** Initials; null where the person's data was destroyed. */
  readonly holder: string | null;
  readonly issuedOn: CivilDate;
  readonly validUntil: CivilDate | null;
  /** The day from which it does not hold: revoked, or the case reopened. */
  readonly endedOn: CivilDate | null;
  /** SHA-256 of the file as it was issued; null for letters. */
  readonly digest: string | null;
}
