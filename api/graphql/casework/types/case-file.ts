import type { CaseFile, FiledFee } from "../../../../application/casework/index.js";
import {
  formSchema,
  missingDocuments,
  nextRoles,
  statesToReopenIn,
  type PinnedDefinition,
} from "../../../../domain/casework/index.js";
import { objectType } from "../../builder.js";
import type { GraphqlContext } from "../../context.js";
import { answered } from "../../read-guard.js";
import { AskedDocumentRef, askedDocument } from "../catalogue/accepted-document.js";
import { NamedCodeRef, namedIn, WordsRef } from "../catalogue/words.js";
import { ActionRef, actionOf, type CaseAction } from "./actions.js";
import { actsOf, askedOf, CaseActRef } from "./acts.js";
import * as application from "./application.js";
import { stateNamed } from "./case-row.js";
import { LimitRef, limitsOf } from "./limits.js";
import { ClearanceAnswerRef, FeeRef, type ShownFee } from "./money.js";
import { NewerVersionRef, newerVersionsOf } from "./newer-versions.js";
import { possibleHandlers, PossibleHandlerRef } from "./possible-handlers.js";
import { standingFields } from "./standing.js";
import { TimelineEntryRef } from "./timeline.js";
import { HandlerRef, handlersOf } from "./who.js";
import * as work from "./work.js";

const TIMELINE_PAGE = 200;

const version = objectType<{ readonly definition: PinnedDefinition }>(
  "CaseServiceVersion",
  "inherit",
  "The version of the service that a case keeps.",
);
version.implement((t) => ({
  code: t.string({ resolve: ({ definition }) => definition.service.name.code }),
  version: t.int({ resolve: ({ definition }) => definition.service.name.version }),
  hash: t.string({ resolve: ({ definition }) => definition.service.name.hash }),
  name: t.field({ type: WordsRef, resolve: ({ definition }) => definition.service.content.name }),
  form: t.field({
    type: "JSON",
    description: "JSON Schema 2020-12 of its form; labels of both languages in `x-label`.",
    resolve: ({ definition }) => formSchema(definition.service.content),
  }),
  workflow: t.string({ resolve: ({ definition: { workflow } }) => `${workflow.name.code}/${workflow.name.version}` }),
}));

const file = objectType<CaseFile>("CaseFile", "inherit", "A case, whole, from its own facts. Reading it is recorded.");
file.implement((t) => ({
  ...standingFields(t),
  service: t.field({ type: version.reference, resolve: ({ definition }) => ({ definition }) }),
  confidentiality: t.string({ resolve: ({ state }) => state.confidentiality }),
  lodgedAt: t.string({ description: "The office at which it was lodged.", resolve: ({ state }) => state.lodgedAt }),
  waitsFor: t.stringList({
    description: "The roles that it waits for.",
    resolve: ({ state, definition }) => [...nextRoles(definition.workflow.content, state.state)],
  }),
  handlers: t.field({ type: [HandlerRef], resolve: ({ state }) => handlersOf(state.handlers) }),
  possibleHandlers: t.field({
    type: [PossibleHandlerRef],
    description:
      "Who could have it, by role, in the order of their names of users; nobody to who may not act on cases.",
    resolve: (each, _args, context) => possibleHandlers(each, context),
  }),
  applicant: t.field({
    type: application.ApplicantRef,
    nullable: true,
    description: "Null once the applicant was forgotten.",
    resolve: ({ content }) => content.applicant,
  }),
  representative: t.field({
    type: application.RepresentativeRef,
    nullable: true,
    resolve: ({ content }) => content.representative,
  }),
  form: t.field({
    type: [application.FormEntryRef],
    nullable: true,
    description: "As filled in, with the labels of the version; null once the applicant was forgotten.",
    resolve: ({ content, definition }) => application.entriesOf(definition.service.content, content.form),
  }),
  documents: t.field({ type: [application.DocumentRef], resolve: (each) => application.documentsOf(each) }),
  missingDocuments: t.field({
    type: [AskedDocumentRef],
    description: "Mandatory documents that the file still lacks.",
    resolve: ({ state, definition: { service } }) =>
      missingDocuments(state, service.content).map(({ code }) => askedDocument(service.content, code)),
  }),
  requests: t.field({
    type: [application.RequestRef],
    resolve: (each) => requestsOf(each),
  }),
  checks: t.field({ type: [work.CheckRef], resolve: ({ content }) => [...content.checks] }),
  clearance: t.field({
    type: ClearanceAnswerRef,
    nullable: true,
    description: "What the account said last; null while it was not asked.",
    resolve: ({ state }) => state.clearance,
  }),
  fees: t.field({ type: [FeeRef], resolve: (each) => feesOf(each) }),
  limits: t.field({ type: [LimitRef], resolve: (each) => limitsOf(each) }),
  opinions: t.field({ type: [work.OpinionRef], resolve: ({ content }) => [...content.opinions] }),
  proposals: t.field({ type: [work.ProposalRef], resolve: ({ content }) => [...content.proposals] }),
  decision: t.field({
    type: work.DecisionRef,
    nullable: true,
    resolve: (each) => decisionOf(each),
  }),
  notices: t.field({ type: [work.NoticeRef], resolve: ({ content }) => [...content.notices] }),
  complaints: t.field({ type: [work.ComplaintRef], resolve: ({ content }) => [...content.complaints] }),
  appeals: t.field({ type: [work.AppealRef], resolve: ({ content }) => [...content.appeals] }),
  outputs: t.field({ type: [work.OutputRef], resolve: ({ content }) => [...content.outputs] }),
  timeline: t.field({
    type: [TimelineEntryRef],
    description: "Every fact, in the order in which it happened: at most two hundred after a revision.",
    args: {
      after: t.arg.int({ description: "The revision of the last entry that you have. Default: from the first." }),
    },
    resolve: ({ timeline }, { after }) =>
      timeline.filter(({ revision }) => revision > (after ?? -1)).slice(0, TIMELINE_PAGE),
  }),
  actions: t.field({
    type: [ActionRef],
    description: "Every step out of where the case is, and whether you may take it now.",
    resolve: (each, _args, context) => actionsOf(each, context),
  }),
  acts: t.field({
    type: [CaseActRef],
    description: "Every act on the case besides its steps, and whether you may do it now.",
    resolve: (each, _args, context) => actsOf(each, context),
  }),
  reopensIn: t.field({
    type: [NamedCodeRef],
    description: "The states in which it could go on once it is reopened: those that it has been in.",
    resolve: ({ state, definition }) =>
      statesToReopenIn(state, definition.workflow.content).map((code) => stateNamed(definition, code)),
  }),
  newerVersions: t.field({
    type: [NewerVersionRef],
    description: "The newest five versions of its service that it could be moved to, the newest first.",
    resolve: (each, _args, context) => newerVersionsOf(each, context),
  }),
}));
export const CaseFileRef = file.reference;

/** What the applicant was asked to complete, by the words of the service. */
export function requestsOf({ content, definition }: CaseFile) {
  return content.requests.map((each) => ({ ...each, service: definition.service.content }));
}

/** The decision with the name of the step that took it and the last day to appeal; null while there is none. */
export function decisionOf({ content: { decision }, definition, appealUntil }: CaseFile) {
  return (
    decision && {
      ...decision,
      appealUntil,
      step: namedIn(definition.workflow.content.transitions, decision.transition),
    }
  );
}

export function feesOf({ content, definition }: CaseFile): ShownFee[] {
  const { fees } = definition.service.content;
  return content.fees.map((fee: FiledFee) => ({
    ...fee,
    name: fees.find(({ code }) => code === fee.code)?.name ?? null,
  }));
}

/** Asked of the ledger, which decides the steps by the same rules; who has no role in cases is told so for every step. */
async function actionsOf({ state, definition }: CaseFile, context: GraphqlContext): Promise<CaseAction[]> {
  const { ask, given } = askedOf(state, context);
  const ways = answered(await context.dependencies.casework.caseWays(ask, given));
  return ways.map((way) => actionOf(way, definition));
}
