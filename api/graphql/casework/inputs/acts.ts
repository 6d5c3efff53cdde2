import { COMPLAINT_OUTCOMES, REOPENING_GROUNDS, SERVICE_CHANNELS } from "../../../../domain/casework/index.js";
import type { CivilDate } from "../../../../domain/shared/index.js";
import { Code, Day, Id, Json, Nested, OneOf, Text, WholeNumber } from "../../inputs/index.js";
import { CheckInput } from "./checks.js";
import {
  ApplicantInput,
  AssigneeInput,
  CompletionInput,
  DecisionInput,
  DOCUMENTS_AT_ONCE,
  LegalGroundInput,
  LONG,
  OnCaseInput,
  PaidReceiptInput,
  ProposalInput,
  RepresentativeInput,
  RequestedItemInput,
  ServedProofInput,
  SHORT,
  SupersededInput,
  UploadedDocumentInput,
} from "./parts.js";

export class LodgeCaseInput {
  @Id({ optional: true, description: "A ULID of your own; made for you when left out." }) caseId?: string;
  @Code() service!: string;
  @Code({ description: "Where it is lodged." }) office!: string;
  @Nested(() => ApplicantInput) applicant!: ApplicantInput;
  @Nested(() => RepresentativeInput, { orNull: true }) representative!: RepresentativeInput | null;
  @Json({ description: "By the form of the service: `prepareApplication`." }) form!: object;
  @Nested(() => UploadedDocumentInput, { optional: true, list: DOCUMENTS_AT_ONCE }) documents?: UploadedDocumentInput[];
}

/** A step of the workflow, with the parts that it has a use for: `actions` of the case names them. */
export class ActOnCaseInput extends OnCaseInput {
  @Code() transition!: string;
  @Text(LONG, { optional: true, description: "Why: of a refusal, an extension, a withdrawal." }) reasons?: string;
  @Nested(() => DecisionInput, { optional: true }) decision?: DecisionInput;
  @Nested(() => ProposalInput, { optional: true }) proposal?: ProposalInput;
  @Nested(() => RequestedItemInput, { optional: true, list: 100 }) request?: RequestedItemInput[];
  @Nested(() => CompletionInput, { optional: true }) completion?: CompletionInput;
  @WholeNumber(1, 10_000, { optional: true, description: "In the unit of the limit." }) extendBy?: number;
  @Nested(() => CheckInput, { optional: true, list: 20 }) checks?: CheckInput[];
  @Nested(() => AssigneeInput, { optional: true }) assign?: AssigneeInput;
  @Nested(() => UploadedDocumentInput, { optional: true, list: DOCUMENTS_AT_ONCE }) documents?: UploadedDocumentInput[];
}

export class AttachDocumentInput extends OnCaseInput {
  @Nested(() => UploadedDocumentInput) document!: UploadedDocumentInput;
  @Nested(() => SupersededInput, { orNull: true, description: "The document whose place it takes." })
  supersedes!: SupersededInput | null;
}

export class ClassifyDocumentInput extends OnCaseInput {
  @Id() documentId!: string;
  @Code() document!: string;
  @OneOf("DocumentStanding", ["accepted", "rejected"]) standing!: "accepted" | "rejected";
  @Text(SHORT, { orNull: true }) note!: string | null;
}

export class AssignCaseInput extends OnCaseInput {
  @Code() role!: string;
  @Id({ orNull: true, description: "A user; null: back into the queue." }) to!: string | null;
}

export class TakeCaseInput extends OnCaseInput {}

export class TakeNextCaseInput {
  @Code({ optional: true, description: "Only of this office." }) office?: string;
  @Code({ optional: true, description: "Only of this service." }) service?: string;
  @Code({ optional: true, description: "Only what waits for this one of your roles." }) as?: string;
}

export class TransferCaseInput extends OnCaseInput {
  @Code() office!: string;
  @Text(SHORT) ground!: string;
}

export class RequestOpinionInput extends OnCaseInput {
  @Text(200, { description: "Another sector, or an institution." }) from!: string;
  @Text(LONG) question!: string;
  @Day({ orNull: true }) dueOn!: CivilDate | null;
}

export class GiveOpinionInput extends OnCaseInput {
  @Id() opinionId!: string;
  @OneOf("OpinionStance", ["favourable", "with-conditions", "unfavourable", "none"])
  stance!: "favourable" | "with-conditions" | "unfavourable" | "none";
  @Text(LONG) text!: string;
}

export class NotifyDecisionInput extends OnCaseInput {
  @Id({ optional: true, description: "Of the notice, to say later when it arrived; made for you when left out." })
  noticeId?: string;
  @OneOf("ServiceChannel", SERVICE_CHANNELS) channel!: (typeof SERVICE_CHANNELS)[number];
  @Day() sentOn!: CivilDate;
  @Day({ orNull: true, description: "Null while nothing shows that it arrived." }) receivedOn!: CivilDate | null;
  @Nested(() => ServedProofInput, { orNull: true }) proof!: ServedProofInput | null;
}

export class LodgeComplaintInput extends OnCaseInput {
  @OneOf("ComplaintAbout", ["delay", "conduct", "other"]) about!: "delay" | "conduct" | "other";
  @Text(LONG) grounds!: string;
}

export class AnswerComplaintInput extends OnCaseInput {
  @Id() complaintId!: string;
  @OneOf("ComplaintOutcome", COMPLAINT_OUTCOMES) outcome!: (typeof COMPLAINT_OUTCOMES)[number];
  @Text(LONG) grounds!: string;
  @Nested(() => LegalGroundInput, { list: 40 }) legalBasis!: LegalGroundInput[];
}

export class LodgeAppealInput extends OnCaseInput {
  @Text(200) to!: string;
  @Day() lodgedOn!: CivilDate;
  @Text(LONG) grounds!: string;
}

export class DecideAppealInput extends OnCaseInput {
  @Id() appealId!: string;
  @OneOf("AppealOutcome", ["upheld", "partly-upheld", "rejected", "inadmissible", "withdrawn"])
  outcome!: "upheld" | "partly-upheld" | "rejected" | "inadmissible" | "withdrawn";
  @OneOf("AppealEffect", ["stands", "annulled", "sent-back"]) effect!: "stands" | "annulled" | "sent-back";
  @Text(200) authority!: string;
  @Text(200) reference!: string;
  @Day() decidedOn!: CivilDate;
}

export class ReopenCaseInput extends OnCaseInput {
  @Code({ description: "A state that the case has been in." }) to!: string;
  @OneOf("ReopeningGround", REOPENING_GROUNDS) ground!: (typeof REOPENING_GROUNDS)[number];
  @Id({ orNull: true }) appealId!: string | null;
}

export class MoveCaseToVersionInput extends OnCaseInput {
  @WholeNumber(1, 100_000) version!: number;
  @Code({ description: "The state of the new workflow in which it goes on." }) to!: string;
  @Text(SHORT) ground!: string;
}

/** What was wrong from the beginning: exactly one of the three. */
export class CorrectCaseInput extends OnCaseInput {
  @Json({ optional: true, description: "The whole form as it should have been." }) form?: object;
  @Nested(() => ApplicantInput, { optional: true }) applicant?: ApplicantInput;
  @Text(LONG, { optional: true, description: "What the decision should have said." }) decision?: string;
  @Text(SHORT) ground!: string;
}

export class CheckCaseClearanceInput extends OnCaseInput {}

export class SettleCaseFeesInput extends OnCaseInput {
  @Nested(() => PaidReceiptInput, {
    optional: true,
    description: "Where no account holds the fees. Left out: the account is asked.",
  })
  receipt?: PaidReceiptInput;
}
