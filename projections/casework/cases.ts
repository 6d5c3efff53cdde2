import { InvariantError } from "../../domain/shared/index.js";
import { cases, type CaseRecord } from "../../read-models/casework/index.js";
import { rowProjection, type Projection } from "../projection.js";
import { clockChanges, nextTimerOf, NO_DAY } from "./clock-changes.js";
import type { CaseFact, CaseFactNamed } from "./facts.js";
import { handlingChanges } from "./handling-changes.js";

/** How a fact changes the row of its case. */
export type Changes<Types extends CaseFact["type"]> = {
  readonly [Type in Types]: (row: CaseRecord, fact: CaseFactNamed<Type>) => Partial<CaseRecord>;
};

const changes = { ...handlingChanges, ...clockChanges };

/** Every case, one row each, from lodging to whatever came of it. */
export const casesProjection: Projection = rowProjection<CaseRecord>({
  name: "cases",
  version: 5,
  types: ["ApplicationLodged", ...Object.keys(changes)],
  view: cases,
  idOf: (fact) => (fact as CaseFact).data.caseId,
  reduce: (row, fact) => caseAfter(row, fact as CaseFact),
});

/** The row of a case after any fact of it. */
export function caseAfter(row: CaseRecord | undefined, fact: CaseFact): CaseRecord {
  if (fact.type === "ApplicationLodged") return lodged(fact);
  if (row === undefined) throw new InvariantError(`${fact.type} ${fact.eventId} is of a case that was never lodged`);
  const change = changes[fact.type as keyof typeof changes] as
    ((row: CaseRecord, fact: CaseFact) => Partial<CaseRecord>) | undefined;
  if (change === undefined) return row;
  const changed = { ...row, ...change(row, fact) };
  return { ...changed, nextTimer: nextTimerOf(changed) };
}

function lodged({ data, effectiveDate }: CaseFactNamed<"ApplicationLodged">): CaseRecord {
  const { number, service, workflow, confidentiality, applicant, office, state, at, by } = data;
  return {
    number,
    service: service.code,
    serviceVersion: service.version,
    workflow: workflow.code,
    workflowVersion: workflow.version,
    confidentiality,
    taxpayerId: applicant.taxpayerId,
    accountId: applicant.taxpayerId,
    applicantUserId: applicant.userId,
    applicantKind: applicant.kind,
    applicantName: applicant.name,
    channel: by.role === "applicant" && !by.counter ? "online" : "counter",
    lodgedAt: office,
    office,
    lodgedOn: effectiveDate,
    state,
    stateSince: at,
    handlers: {},
    handledBy: [],
    dueOn: null,
    dueAt: null,
    queueDay: NO_DAY,
    suspendedSince: null,
    suspensions: 0,
    missedAt: null,
    decidedOn: null,
    decidedBy: null,
    outcome: null,
    closedAt: null,
    reopened: 0,
    warnings: {},
    answerOver: null,
    nextTimer: null,
  };
}
