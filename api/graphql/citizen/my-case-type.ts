import type { CaseFile } from "../../../application/casework/index.js";
import { missingDocuments } from "../../../domain/casework/index.js";
import { objectType } from "../builder.js";
import type { GraphqlContext } from "../context.js";
import { AskedDocumentRef, askedDocument } from "../casework/catalogue/accepted-document.js";
import { WordsRef } from "../casework/catalogue/words.js";
import { ActionRef, actionOf, type CaseAction } from "../casework/types/actions.js";
import * as application from "../casework/types/application.js";
import { decisionOf, feesOf, requestsOf } from "../casework/types/case-file.js";
import { LimitRef, limitsOf } from "../casework/types/limits.js";
import { FeeRef } from "../casework/types/money.js";
import { standingFields } from "../casework/types/standing.js";
import * as work from "../casework/types/work.js";
import { askOf } from "../mutation.js";
import { answered } from "../read-guard.js";
import { AS_APPLICANT, OWN_READ } from "./own.js";

/** What the applicant may know of their case: not what officers say among themselves (opinions, proposals, checks). */
const file = objectType<CaseFile>("MyCase", OWN_READ, "A case of your own, from its own facts: never behind.");
file.implement((t) => ({
  ...standingFields(t),
  service: t.string({ resolve: ({ definition }) => definition.service.name.code }),
  serviceName: t.field({ type: WordsRef, resolve: ({ definition }) => definition.service.content.name }),
  form: t.field({
    type: [application.FormEntryRef],
    nullable: true,
    resolve: ({ content, definition }) => application.entriesOf(definition.service.content, content.form),
  }),
  documents: t.field({ type: [application.DocumentRef], resolve: (each) => application.documentsOf(each) }),
  missingDocuments: t.field({
    type: [AskedDocumentRef],
    resolve: ({ state, definition: { service } }) =>
      missingDocuments(state, service.content).map(({ code }) => askedDocument(service.content, code)),
  }),
  requests: t.field({
    type: [application.RequestRef],
    description: "What you were asked to complete.",
    resolve: (each) => requestsOf(each),
  }),
  fees: t.field({ type: [FeeRef], resolve: (each) => feesOf(each) }),
  limits: t.field({ type: [LimitRef], resolve: (each) => limitsOf(each) }),
  decision: t.field({
    type: work.DecisionRef,
    nullable: true,
    resolve: (each) => decisionOf(each),
  }),
  complaints: t.field({ type: [work.ComplaintRef], resolve: ({ content }) => [...content.complaints] }),
  appeals: t.field({ type: [work.AppealRef], resolve: ({ content }) => [...content.appeals] }),
  outputs: t.field({ type: [work.OutputRef], resolve: ({ content }) => [...content.outputs] }),
  actions: t.field({
    type: [ActionRef],
    description: "The steps that are yours out of where the case is, and whether you may take them now.",
    resolve: (each, _args, context) => actionsOf(each, context),
  }),
}));
export const MyCaseRef = file.reference;

async function actionsOf({ state, definition }: CaseFile, context: GraphqlContext): Promise<CaseAction[]> {
  const { role } = context.authorisation.grant(OWN_READ);
  const asked = askOf(context, { commandId: context.correlationId }, role, undefined);
  const ask = { ...asked, actor: { ...asked.actor, id: state.applicant.taxpayerId ?? asked.actor.id } };
  const given = { caseId: state.caseId ?? "", roles: [AS_APPLICANT] } as const;
  const ways = answered(await context.dependencies.casework.caseWays(ask, given));
  return ways
    .filter(({ transition }) => transition.roles.includes(AS_APPLICANT.role))
    .map((way) => actionOf(way, definition));
}
