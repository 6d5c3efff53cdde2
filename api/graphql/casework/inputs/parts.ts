import type { CivilDate } from "../../../../domain/shared/index.js";
import { Code, Day, Flag, Id, Json, Nested, OneOf, Text, WholeNumber } from "../../inputs/index.js";

/** Lengths that the ledger holds to (`domain/casework`): words of a decision, grounds, notes. */
export const LONG = 10_000;
export const SHORT = 2000;
/** Documents of one command; a case holds 200. */
export const DOCUMENTS_AT_ONCE = 60;

/** What every input on a case begins with. */
export class OnCaseInput {
  @Id() caseId!: string;
  @Code({
    optional: true,
    description: "The role in which you act, where you have several. Left out: the one that fits.",
  })
  as?: string;
}

export class ContactDetailsInput {
  @Text(200, { orNull: true }) email!: string | null;
  @Text(40, { orNull: true }) phone!: string | null;
  @Text(300, { orNull: true }) address!: string | null;
}

/** What is left out is taken from the register, where the number leads there. */
export class ApplicantInput {
  @OneOf("ApplicantKind", ["citizen", "business"]) kind!: "citizen" | "business";
  @Text(200, { optional: true }) name?: string;
  @Text(20, { optional: true, description: "NID of a citizen, NIPT of a business." }) identifier?: string;
  @Nested(() => ContactDetailsInput, { optional: true }) contact?: ContactDetailsInput;
  @OneOf("Language", ["sq", "en"], { description: "In which the applicant is written to." }) language!: "sq" | "en";
}

export class RepresentativeInput {
  @Text(200) name!: string;
  @Text(20, { orNull: true }) identifier!: string | null;
  @Text(300, { description: "What the power to act rests on: parent, guardian, a notary's act." }) authority!: string;
}

/** A document that was sent up before (`POST /documents/uploads`). */
export class UploadedDocumentInput {
  @Id({ description: "The handle that sending it up gave." }) upload!: string;
  @Code({ orNull: true, description: "Which document of the service it is; null while nobody knows." })
  document!: string | null;
  @Id({ optional: true, description: "Yours, where the form names the document; made for you when left out." })
  documentId?: string;
}

export class TermInput {
  @WholeNumber(1, 10_000) value!: number;
  @OneOf("TermUnit", ["workingDay", "calendarDay", "hour"]) unit!: "workingDay" | "calendarDay" | "hour";
}

export class LegalGroundInput {
  @Code() act!: string;
  @Text(200, { orNull: true }) article!: string | null;
}

export class AppealWayInput {
  @Text(200, { description: "Where the decision can be appealed against." }) to!: string;
  @Nested(() => TermInput) term!: TermInput;
}

export class ValidityInput {
  @WholeNumber(1, 1200) value!: number;
  @OneOf("ValidityUnit", ["month", "year"]) unit!: "month" | "year";
}

/** What a decision says; why it denies is in `reasons` of the step. */
export class DecisionInput {
  @Nested(() => LegalGroundInput, { list: 40 }) legalBasis!: LegalGroundInput[];
  @Text(LONG, { orNull: true, description: "What is decided, granted or answered." }) text!: string | null;
  @Nested(() => ValidityInput, { orNull: true, description: "Where the service lets the decision choose it." })
  validity!: ValidityInput | null;
  @Nested(() => AppealWayInput, { orNull: true, description: "Owed wherever something is denied." })
  appeal!: AppealWayInput | null;
}

export class ProposalInput {
  @Flag() favours!: boolean;
  @Text(LONG) text!: string;
}

/** What the applicant is asked for: a document, a field of the form, or anything in words. */
export class RequestedItemInput {
  @Code({ orNull: true }) document!: string | null;
  @Code({ orNull: true }) field!: string | null;
  @Text(SHORT, { orNull: true }) words!: string | null;
}

export class CompletionInput {
  @Json({ optional: true, description: "The whole form, where it changed." }) form?: object;
  @Text(LONG, { orNull: true }) note!: string | null;
}

export class AssigneeInput {
  @Code({ description: "A role of the workflow." }) role!: string;
  @Id({ description: "A user." }) to!: string;
}

export class SupersededInput {
  @Id() documentId!: string;
  @Text(SHORT) ground!: string;
}

export class ServedProofInput {
  @Text(200, { description: "Signature, return slip, delivery report." }) reference!: string;
  @Id({ orNull: true, description: "A document of the case that shows it." }) documentId!: string | null;
}

export class PaidReceiptInput {
  @Code({ list: 20, description: "Codes of the fees." }) codes!: string[];
  @Day() paidOn!: CivilDate;
  @Text(200) reference!: string;
}
