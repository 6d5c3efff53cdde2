import type { FilledForm } from "../../service/index.js";
import type { Applicant, By } from "../events/index.js";
import type { CaseApplicant, CaseDocument, CaseState } from "../state.js";
import type { Folds } from "./index.js";

export const applicationFolds: Folds<
  | "ApplicationLodged"
  | "CompletionProvided"
  | "ApplicationWithdrawn"
  | "CorrectionRecorded"
  | "CaseMovedToVersion"
  | "DocumentAttached"
  | "DocumentClassified"
  | "DocumentSuperseded"
> = {
  ApplicationLodged: (_state, data) => ({
    caseId: data.caseId,
    number: data.number,
    subjectId: data.subjectId,
    service: data.service,
    workflow: data.workflow,
    confidentiality: data.confidentiality,
    applicant: applicantIn(data.applicant),
    form: formIn(data.form),
    lodgedAt: data.office,
    office: data.office,
    state: data.state,
    enteredAt: data.at,
    rounds: { [data.state]: 1 },
    processors: processedBy([], data.by),
  }),
  CompletionProvided: (state, data) => ({ form: data.form === null ? state.form : formIn(data.form) }),
  ApplicationWithdrawn: () => ({}),
  CorrectionRecorded: (state, { form, applicant }) => ({
    form: form === null ? state.form : formIn(form),
    applicant: applicant === null ? state.applicant : applicantIn(applicant),
  }),
  CaseMovedToVersion: (state, { service, workflow, from, to }) => ({
    service,
    workflow,
    ...(from === to ? {} : { state: to, rounds: { ...state.rounds, [to]: (state.rounds[to] ?? 0) + 1 } }),
  }),
  DocumentAttached: (state, { documentId, document, mediaType, bytes, digest }) => ({
    documents: [
      ...state.documents,
      { documentId, document, mediaType, bytes, digest, standing: "attached", supersededBy: null },
    ],
  }),
  DocumentClassified: (state, { documentId, document, standing, by }) => ({
    documents: changed(state, documentId, { document, standing }),
    processors: processedBy(state.processors, by),
  }),
  DocumentSuperseded: (state, { documentId, supersededBy }) => ({
    documents: changed(state, documentId, { supersededBy }),
  }),
};

/** The people who processed a case, with one more; the applicant is none of them. */
export function processedBy(processors: readonly string[], { personId, role, counter }: By): readonly string[] {
  const applicant = role === "applicant" && !counter;
  return applicant || role === "system" || processors.includes(personId) ? processors : [...processors, personId];
}

function applicantIn({ taxpayerId, userId, kind, language }: Applicant): CaseApplicant {
  return { taxpayerId, userId, kind, language };
}

/** The form of somebody who was forgotten is a mark in place of it. */
function formIn(form: unknown): FilledForm | null {
  return typeof form === "object" ? (form as FilledForm | null) : null;
}

function changed({ documents }: CaseState, documentId: string, change: Partial<CaseDocument>): readonly CaseDocument[] {
  return documents.map((each) => (each.documentId === documentId ? { ...each, ...change } : each));
}
