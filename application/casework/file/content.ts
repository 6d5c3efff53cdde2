import type { CaseEvent, CaseEventType, DataOf, FilledForm } from "../../../domain/casework/index.js";
import type { CivilDate, FactOf } from "../../../domain/shared/index.js";
import { FORGOTTEN } from "../../personal-data/index.js";
import type { FileContent, Stamp } from "./types.js";

export const EMPTY_FILE: FileContent = {
  applicant: null,
  representative: null,
  form: null,
  documents: [],
  requests: [],
  checks: [],
  fees: [],
  opinions: [],
  proposals: [],
  decision: null,
  notices: [],
  complaints: [],
  appeals: [],
  outputs: [],
};

type CaseFact = FactOf<CaseEvent>;
type Folds = {
  readonly [Type in CaseEventType]?: (
    file: FileContent,
    data: DataOf<Type>,
    stamp: Stamp,
    eventId: string,
  ) => Partial<FileContent>;
};

/** The file after a fact. */
export function withFact(file: FileContent, fact: CaseFact): FileContent {
  const fold = folds[fact.type] as
    ((file: FileContent, data: unknown, stamp: Stamp, eventId: string) => Partial<FileContent>) | undefined;
  if (!fold) return file;
  const data = remembered(fact.data) as { readonly by?: Stamp["by"] };
  const by = data.by ?? { personId: "system", role: "system", counter: false };
  return { ...file, ...fold(file, data, { at: fact.recordedAt, by }, fact.eventId) };
}

const folds: Folds = {
  ApplicationLodged: (_file, { applicant, representative, form }) => ({
    applicant: whole(applicant),
    representative: whole(representative),
    form: whole(form) as FilledForm | null,
  }),
  CorrectionRecorded: (file, { what, form, applicant, text }) => {
    if (what === "form") return { form: whole(form) as FilledForm | null };
    if (what === "applicant") return { applicant: whole(applicant) };
    return { decision: file.decision && { ...file.decision, correctedText: text } };
  },
  CompletionProvided: (file, { form }) => ({ form: form === null ? file.form : (whole(form) as FilledForm | null) }),
  DocumentAttached: (file, { documentId, document, name, mediaType, bytes, digest }, stamp) => ({
    documents: [
      ...file.documents,
      {
        ...{ documentId, document, name, mediaType, bytes, digest, ...stamp },
        ...{ standing: "attached", note: null, supersededBy: null },
      },
    ],
  }),
  DocumentClassified: (file, { documentId, document, standing, note }) => ({
    documents: changed(file.documents, "documentId", documentId, () => ({ document, standing, note })),
  }),
  DocumentSuperseded: (file, { documentId, supersededBy }) => ({
    documents: changed(file.documents, "documentId", documentId, () => ({ supersededBy })),
  }),
  CompletionRequested: (file, { items }, stamp, requestId) => ({
    requests: [...file.requests, { requestId, items, ...stamp }],
  }),
  CheckRecorded: (file, { check, note }, stamp) => ({ checks: [...file.checks, { check, note, ...stamp }] }),
  FeeCharged: (file, { fees }) => ({
    fees: [...file.fees, ...fees.map((fee) => ({ ...fee, settledOn: null, evidence: null, owedAgainOn: null }))],
  }),
  FeeSettled: (file, { codes, on, evidence }) => ({
    fees: file.fees.map((fee) =>
      codes.includes(fee.code) ? { ...fee, settledOn: on as CivilDate, evidence, owedAgainOn: null } : fee,
    ),
  }),
  FeeOwedAgain: (file, { codes, on, evidence }) => ({
    fees: file.fees.map((fee) =>
      codes.includes(fee.code) ? { ...fee, settledOn: null, evidence, owedAgainOn: on as CivilDate } : fee,
    ),
  }),
  OpinionRequested: (file, { opinionId, from, question, dueOn }, stamp) => ({
    opinions: [...file.opinions, { opinionId, from, question, dueOn, ...stamp, given: null }],
  }),
  OpinionGiven: (file, { opinionId, stance, text }, stamp) => ({
    opinions: changed(file.opinions, "opinionId", opinionId, () => ({ given: { stance, text, ...stamp } })),
  }),
  DecisionProposed: (file, { favours, text }, stamp) => ({
    proposals: [...file.proposals, { favours, text, ...stamp }],
  }),
  DecisionTaken: (_file, { caseId: _case, subjectId: _subject, by: _by, ...decided }, stamp) => ({
    decision: { ...decided, correctedText: null, ...stamp },
  }),
  DecisionNotified: (file, { caseId: _case, by: _by, ...notice }, stamp) => ({
    notices: [...file.notices.filter(({ noticeId }) => noticeId !== notice.noticeId), { ...notice, ...stamp }],
  }),
  ComplaintLodged: (file, { complaintId, about, grounds }, stamp) => ({
    complaints: [...file.complaints, { complaintId, about, grounds, ...stamp, answer: null }],
  }),
  ComplaintAnswered: (file, { caseId: _case, subjectId: _subject, by: _by, at: _at, ...answer }, stamp) => ({
    complaints: changed(file.complaints, "complaintId", answer.complaintId, () => ({
      answer: { ...answer, ...stamp },
    })),
  }),
  AppealLodged: (file, { caseId: _case, subjectId: _subject, by: _by, ...appeal }, stamp) => ({
    appeals: [...file.appeals, { ...appeal, ...stamp, decided: null }],
  }),
  AppealDecided: (file, { caseId: _case, by: _by, ...decided }, stamp) => ({
    appeals: changed(file.appeals, "appealId", decided.appealId, () => ({ decided: { ...decided, ...stamp } })),
  }),
  // The decision and what was sent of it are of the life before; they stay in the timeline.
  CaseReopened: () => ({ decision: null, notices: [] }),
  OutputIssued: (file, { caseId: _case, by: _by, ...output }, stamp) => ({
    outputs: [...file.outputs, { ...output, ...stamp, revoked: null }],
  }),
  OutputRevoked: (file, { outputId, ground }, { at }) => ({
    outputs: changed(file.outputs, "outputId", outputId, () => ({ revoked: { ground, at } })),
  }),
};

function changed<Entry, Key extends keyof Entry>(
  entries: readonly Entry[],
  key: Key,
  id: Entry[Key],
  by: (entry: Entry) => Partial<Entry>,
): readonly Entry[] {
  return entries.map((entry) => (entry[key] === id ? { ...entry, ...by(entry) } : entry));
}

/** What is personal of somebody who was forgotten reads as a mark: here it is nothing. */
function remembered(value: unknown): unknown {
  if (value === FORGOTTEN) return null;
  if (Array.isArray(value)) return value.map(remembered);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, remembered(each)]));
}

function whole<Value>(value: Value): Value | null {
  return value ?? null;
}
