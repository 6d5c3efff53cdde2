import { processedBy } from "./application.js";
import type { Folds } from "./index.js";

export const decisionFolds: Folds<
  | "DecisionProposed"
  | "DecisionTaken"
  | "DecisionNotified"
  | "ComplaintLodged"
  | "ComplaintAnswered"
  | "AppealLodged"
  | "AppealDecided"
  | "CaseClosed"
  | "CaseReopened"
  | "OutputIssued"
  | "OutputRevoked"
> = {
  DecisionProposed: (state, { by }) => ({ processors: processedBy(state.processors, by) }),
  DecisionTaken: (_state, { transition, outcome, on, validUntil, silence, by }) => ({
    decision: { transition, outcome, on, by: by.personId, validUntil, bySilence: silence !== undefined },
  }),
  DecisionNotified: (state, { noticeId, receivedOn }) => ({
    notices: [...state.notices.filter((each) => each.noticeId !== noticeId), { noticeId, receivedOn }],
  }),
  ComplaintLodged: (state, { complaintId }) => ({
    complaints: [...state.complaints, { complaintId, answered: false }],
  }),
  ComplaintAnswered: (state, { complaintId }) => ({
    complaints: state.complaints.map((each) => (each.complaintId === complaintId ? { ...each, answered: true } : each)),
  }),
  AppealLodged: (state, { appealId }) => ({ appeals: [...state.appeals, { appealId, effect: null }] }),
  AppealDecided: (state, { appealId, effect }) => ({
    appeals: state.appeals.map((each) => (each.appealId === appealId ? { ...each, effect } : each)),
  }),
  CaseClosed: (state, { outcome, at }) => ({
    outcome,
    limits: { ...state.limits, case: state.limits.case && { ...state.limits.case, endedAt: at } },
  }),
  CaseReopened: (state, { to, at }) => ({
    state: to,
    enteredAt: at,
    rounds: { ...state.rounds, [to]: (state.rounds[to] ?? 0) + 1 },
    outcome: null,
    decision: null,
    silence: "none",
    silentSince: null,
    notices: [],
  }),
  OutputIssued: (state, { outputId, number }) => ({
    outputs: [...state.outputs, { outputId, number, revoked: false }],
  }),
  OutputRevoked: (state, { outputId }) => ({
    outputs: state.outputs.map((each) => (each.outputId === outputId ? { ...each, revoked: true } : each)),
  }),
};
