import { formSchema, type Named, type ServiceContent } from "../../../../domain/casework/index.js";
import { lek } from "../../../../domain/shared/index.js";
import type { ServiceRow } from "../../../../read-models/read-side/index.js";
import { objectType } from "../../builder.js";
import { enumOf } from "../../inputs/index.js";
import { AcceptedRef } from "./accepted-document.js";
import { pinnedWorkflow } from "./pinned-workflow.js";
import { NamedCodeRef, namedIn, WordsRef } from "./words.js";
import { TermRef, WorkflowRef } from "./workflow-type.js";

/** A service with the words of its municipality. */
export interface ShownService extends ServiceRow {
  readonly groups: readonly Named[];
  readonly officeNames: readonly Named[];
}

const ApplicantKindsRef = enumOf("ApplicantKinds", ["citizen", "business", "both"] as const);
type Fee = ServiceContent["fees"][number];
type Act = ServiceContent["legalBasis"][number];
type Paper = ServiceContent["documents"][number];
type Validity = NonNullable<ServiceContent["validity"]>;
type Gate = ServiceContent["taxClearance"];

const fee = objectType<Fee>("ServiceFee", "inherit", "What a service costs; the fiscal package in force prevails.");
fee.implement((t) => ({
  code: t.exposeString("code"),
  name: t.field({ type: WordsRef, resolve: ({ name }) => name }),
  amount: t.field({ type: "Lek", description: "For one unit.", resolve: ({ amount }) => lek(amount) }),
  per: t.exposeString("per", { description: "The unit: `application`, `document`, `squareMetreMonth` …" }),
  quantityField: t.exposeString("quantityField", { nullable: true, description: "The field that multiplies it." }),
  blocks: t.exposeBoolean("blocks", { description: "Whether the procedure waits until it is paid." }),
}));

const act = objectType<Act>("LegalAct", "inherit", "An act that a service stands on.");
act.implement((t) => ({
  act: t.exposeString("act"),
  kind: t.exposeString("kind"),
  number: t.exposeString("number", { nullable: true }),
  date: t.exposeString("date", { nullable: true }),
  title: t.field({ type: WordsRef, resolve: ({ title }) => title }),
  article: t.exposeString("article", { nullable: true }),
}));

const paper = objectType<Paper>("ServiceDocument", "inherit", "A paper that an application takes.");
paper.implement((t) => ({
  code: t.exposeString("code"),
  name: t.field({ type: WordsRef, resolve: ({ name }) => name }),
  mandatory: t.exposeBoolean("mandatory"),
  origin: t.exposeString("origin", { description: "Who has it: what a register holds need not be brought." }),
  accepts: t.field({
    type: AcceptedRef,
    nullable: true,
    description: "Null: whatever is accepted of any document (PDF, JPEG, PNG and TIFF of up to 25 MB).",
    resolve: (document) => document.accepts ?? null,
  }),
}));

const validity = objectType<Validity>("ServiceValidity", "inherit", "How long what is given holds.");
validity.implement((t) => ({
  value: t.exposeInt("value"),
  unit: t.exposeString("unit"),
  mode: t.exposeString("mode", { description: "`fixed`, or `upTo`: as the form says, at most so long." }),
}));

const gate = objectType<Gate>("TaxClearanceRule", "inherit", "Whether dues must be settled first, which, and why.");
gate.implement((t) => ({
  required: t.boolean({ resolve: ({ rule }) => rule === "required" }),
  scope: t.exposeString("scope", { nullable: true }),
  reason: t.field({ type: WordsRef, resolve: ({ reason }) => reason }),
}));

const service = objectType<ShownService>("Service", "public", "A service as it can be applied for on a day.");
service.implement((t) => ({
  code: t.exposeString("code"),
  version: t.exposeInt("version"),
  hash: t.exposeString("hash", { description: "SHA-256 of the content; cases are pinned to it." }),
  validFrom: t.field({ type: "CivilDate", resolve: ({ validFrom }) => validFrom }),
  validTo: t.field({ type: "CivilDate", nullable: true, resolve: ({ validTo }) => validTo }),
  name: t.field({ type: WordsRef, resolve: ({ content }) => content.name }),
  group: t.field({ type: NamedCodeRef, resolve: ({ content, groups }) => namedIn(groups, content.group) }),
  applicantKinds: t.field({ type: ApplicantKindsRef, resolve: ({ content }) => content.applicantKinds }),
  description: t.field({ type: WordsRef, resolve: ({ content }) => content.description }),
  legalBasis: t.field({ type: [act.reference], resolve: ({ content }) => [...content.legalBasis] }),
  timeLimit: t.field({ type: TermRef, resolve: ({ content }) => content.timeLimit }),
  applicantTerm: t.field({
    type: TermRef,
    description: "The term given to the applicant to complete the file or to pay.",
    resolve: ({ content }) => content.applicantTerm,
  }),
  fees: t.field({ type: [fee.reference], resolve: ({ content }) => [...content.fees] }),
  validity: t.field({
    type: validity.reference,
    nullable: true,
    description: "Null: it has no end.",
    resolve: ({ content }) => content.validity,
  }),
  output: t.string({ description: "What a favourable decision gives.", resolve: ({ content }) => content.output.kind }),
  documents: t.field({ type: [paper.reference], resolve: ({ content }) => [...content.documents] }),
  form: t.field({
    type: "JSON",
    description: "JSON Schema 2020-12; labels of both languages in `x-label`.",
    resolve: ({ content }) => formSchema(content),
  }),
  taxClearance: t.field({ type: gate.reference, resolve: ({ content }) => content.taxClearance }),
  confidentiality: t.string({
    description: "`sensitive`: its cases are seen by those who handle them alone.",
    resolve: ({ content }) => content.confidentiality,
  }),
  everyOffice: t.boolean({ resolve: ({ content }) => content.offices === "all" }),
  offices: t.field({
    type: [NamedCodeRef],
    description: "Where it can be applied for; all offices where `everyOffice`.",
    resolve: ({ content, officeNames }) =>
      content.offices === "all" ? [...officeNames] : content.offices.map((code) => namedIn(officeNames, code)),
  }),
  note: t.field({ type: WordsRef, nullable: true, resolve: ({ content }) => content.note }),
  workflow: t.field({
    type: WorkflowRef,
    resolve: ({ workflow }, _args, context) => pinnedWorkflow(context, workflow),
  }),
}));
export const ServiceRef = service.reference;
