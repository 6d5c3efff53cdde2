import type { CaseFile, FileContent, FiledDocument } from "../../../../application/casework/index.js";
import type { Applicant, FilledForm, Representative, ServiceContent } from "../../../../domain/casework/index.js";
import { objectType } from "../../builder.js";
import { AskedDocumentRef, askedDocument } from "../catalogue/accepted-document.js";
import { NamedCodeRef, namedIn, WordsRef, type NamedCode } from "../catalogue/words.js";
import { StampRef } from "./who.js";

const contact = objectType<Applicant["contact"]>("ApplicantContact", "inherit", "How the applicant can be reached.");
contact.implement((t) => ({
  email: t.exposeString("email", { nullable: true }),
  phone: t.exposeString("phone", { nullable: true }),
  address: t.exposeString("address", { nullable: true }),
}));

const applicant = objectType<Applicant>(
  "Applicant",
  "inherit",
  "Who applied. Null fields of somebody who was forgotten.",
);
applicant.implement((t) => ({
  kind: t.exposeString("kind"),
  name: t.string({ nullable: true, resolve: ({ name }) => name ?? null }),
  identifier: t.exposeString("identifier", { nullable: true, description: "NID or NIPT." }),
  contact: t.field({ type: contact.reference, nullable: true, resolve: (each) => each.contact ?? null }),
  language: t.exposeString("language"),
  taxpayerId: t.exposeID("taxpayerId", { nullable: true }),
}));
export const ApplicantRef = applicant.reference;

const representative = objectType<Representative>("Representative", "inherit", "Who acts for the applicant.");
representative.implement((t) => ({
  name: t.exposeString("name"),
  identifier: t.exposeString("identifier", { nullable: true }),
  authority: t.exposeString("authority"),
}));
export const RepresentativeRef = representative.reference;

interface FormEntry {
  readonly field: ServiceContent["form"][number];
  readonly value: string | number | boolean;
}

const entry = objectType<FormEntry>("FormEntry", "inherit", "A field of the form as it was filled in.");
entry.implement((t) => ({
  key: t.string({ resolve: ({ field }) => field.key }),
  label: t.field({ type: WordsRef, resolve: ({ field }) => field.label }),
  type: t.string({ resolve: ({ field }) => field.type }),
  value: t.field({ type: "JSON", description: "Text, number or truth.", resolve: ({ value }) => value }),
  valueName: t.field({
    type: WordsRef,
    nullable: true,
    description: "The words of an option that was chosen.",
    resolve: ({ field, value }) => field.options?.find(({ code }) => code === value)?.label ?? null,
  }),
}));
export const FormEntryRef = entry.reference;

/** What was filled in, in the order of the form; null once the applicant was forgotten. */
export function entriesOf({ form }: ServiceContent, filled: FilledForm | null): FormEntry[] | null {
  if (filled === null) return null;
  return form.flatMap((field) => {
    const value = filled[field.key];
    return value === undefined ? [] : [{ field, value }];
  });
}

/** The paper of the service that a code names. */
export function paperNamed({ documents }: ServiceContent, code: string | null): NamedCode | null {
  return code === null ? null : namedIn(documents, code);
}

export interface ShownDocument extends FiledDocument {
  readonly caseId: string;
  readonly paper: NamedCode | null;
}

const document = objectType<ShownDocument>("CaseDocument", "inherit", "A document of the file.");
document.implement((t) => ({
  id: t.exposeID("documentId"),
  document: t.field({
    type: NamedCodeRef,
    nullable: true,
    description: "Which document of the service it is; null while nobody has said.",
    resolve: ({ paper }) => paper,
  }),
  name: t.exposeString("name", { nullable: true, description: "Null once the applicant was forgotten." }),
  mediaType: t.exposeString("mediaType"),
  bytes: t.exposeInt("bytes"),
  sha256: t.exposeString("digest"),
  standing: t.exposeString("standing", { description: "`attached`, `accepted` or `rejected`." }),
  note: t.exposeString("note", { nullable: true }),
  supersededBy: t.exposeID("supersededBy", { nullable: true }),
  attached: t.field({ type: StampRef, resolve: ({ at, by }) => ({ at, by }) }),
  path: t.string({
    description: "Where it is given out, on this server.",
    resolve: ({ caseId, documentId }) => `/documents/cases/${caseId}/${documentId}`,
  }),
}));
export const DocumentRef = document.reference;

type Request = FileContent["requests"][number];
type Item = Request["items"][number] & { readonly service: ServiceContent };

const item = objectType<Item>("RequestedItem", "inherit", "One thing that the applicant was asked for.");
item.implement((t) => ({
  document: t.field({
    type: AskedDocumentRef,
    nullable: true,
    resolve: ({ service, document: code }) => (code === null ? null : askedDocument(service, code)),
  }),
  field: t.field({
    type: NamedCodeRef,
    nullable: true,
    resolve: ({ service, field }) =>
      field === null ? null : { code: field, name: service.form.find(({ key }) => key === field)?.label ?? null },
  }),
  words: t.exposeString("words", { nullable: true }),
}));

const request = objectType<Request & { readonly service: ServiceContent }>(
  "CompletionRequest",
  "inherit",
  "What the applicant was asked to complete.",
);
request.implement((t) => ({
  id: t.exposeID("requestId"),
  asked: t.field({ type: StampRef, resolve: ({ at, by }) => ({ at, by }) }),
  items: t.field({
    type: [item.reference],
    resolve: ({ items, service }) => items.map((each) => ({ ...each, service })),
  }),
}));
export const RequestRef = request.reference;

/** The documents of a file, with the words of the service. */
export function documentsOf({ state, definition, content }: CaseFile): ShownDocument[] {
  const service = definition.service.content;
  return content.documents.map((each) => ({
    ...each,
    caseId: state.caseId ?? "",
    paper: paperNamed(service, each.document),
  }));
}
