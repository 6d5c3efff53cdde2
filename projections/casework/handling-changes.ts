import type { CaseRecord } from "../../read-models/casework/index.js";
import type { Changes } from "./cases.js";

/** Where a case is, who has it, and what came of it. */
export const handlingChanges: Changes<
  | "CorrectionRecorded"
  | "CheckRecorded"
  | "CaseMovedToVersion"
  | "CaseAdvanced"
  | "CaseAssigned"
  | "CaseTransferred"
  | "DecisionTaken"
  | "CaseClosed"
  | "CaseReopened"
> = {
  CorrectionRecorded: (_row, { data: { applicant } }) =>
    applicant === null
      ? {}
      : { taxpayerId: applicant.taxpayerId, applicantKind: applicant.kind, applicantName: applicant.name },
  CheckRecorded: (_row, { data: { check } }) => (check.kind === "taxpayer" ? { accountId: check.accountId } : {}),
  CaseMovedToVersion: (_row, { data: { service, workflow, to } }) => ({
    serviceVersion: service.version,
    workflow: workflow.code,
    workflowVersion: workflow.version,
    state: to,
  }),
  CaseAdvanced: (_row, { data: { to, at } }) => ({ state: to, stateSince: at }),
  CaseAssigned: (row, { data: { role, to } }) => {
    const { [role]: _before, ...others } = row.handlers;
    return withHandlers(to === null ? others : { ...others, [role]: to });
  },
  // Who handled it sits in the office that it left.
  CaseTransferred: (_row, { data: { to } }) => ({ office: to, ...withHandlers({}) }),
  DecisionTaken: (_row, { data: { on, by } }) => ({ decidedOn: on, decidedBy: by.personId }),
  CaseClosed: (_row, { data: { outcome, at } }) => ({ outcome, closedAt: at }),
  CaseReopened: (row, { data: { to, at } }) => ({
    state: to,
    stateSince: at,
    outcome: null,
    closedAt: null,
    decidedOn: null,
    decidedBy: null,
    reopened: row.reopened + 1,
  }),
};

function withHandlers(handlers: Readonly<Record<string, string>>): Pick<CaseRecord, "handlers" | "handledBy"> {
  return { handlers, handledBy: [...new Set(Object.values(handlers))].toSorted() };
}
