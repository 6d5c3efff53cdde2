import { Code, Id, Json, Nested, OneOf, Text } from "../inputs/index.js";
import {
  CompletionInput,
  ContactDetailsInput,
  DOCUMENTS_AT_ONCE,
  LONG,
  RepresentativeInput,
  UploadedDocumentInput,
} from "../casework/inputs/parts.js";

/** Name and number are the register's: whoever is signed in applies for themselves. */
export class LodgeMyCaseInput {
  @Code() service!: string;
  @Code({ description: "Where it is to be handled." }) office!: string;
  @Nested(() => ContactDetailsInput, { optional: true, description: "Left out: as the register knows it." })
  contact?: ContactDetailsInput;
  @OneOf("Language", ["sq", "en"], { description: "In which you are written to." }) language!: "sq" | "en";
  @Nested(() => RepresentativeInput, { orNull: true }) representative!: RepresentativeInput | null;
  @Json({ description: "By the form of the service: `prepareMyApplication`." }) form!: object;
  @Nested(() => UploadedDocumentInput, { optional: true, list: DOCUMENTS_AT_ONCE }) documents?: UploadedDocumentInput[];
}

/** What was filled in so far: yours to shape, as JSON of 64 KiB at most. */
export class KeepMyDraftInput {
  @Code() service!: string;
  @Json() content!: object;
}

/** A step of the applicant's: `actions` of the case names them. */
export class ActOnMyCaseInput {
  @Id() caseId!: string;
  @Code() transition!: string;
  @Text(LONG, { optional: true, description: "Why, of a withdrawal." }) reasons?: string;
  @Nested(() => CompletionInput, { optional: true }) completion?: CompletionInput;
  @Nested(() => UploadedDocumentInput, { optional: true, list: DOCUMENTS_AT_ONCE }) documents?: UploadedDocumentInput[];
}

export class ComplainOfMyCaseInput {
  @Id() caseId!: string;
  @OneOf("ComplaintAbout", ["delay", "conduct", "other"]) about!: "delay" | "conduct" | "other";
  @Text(LONG) grounds!: string;
}

export class AppealInMyCaseInput {
  @Id() caseId!: string;
  @Text(200, { description: "The authority, as the decision names it." }) to!: string;
  @Text(LONG) grounds!: string;
}
