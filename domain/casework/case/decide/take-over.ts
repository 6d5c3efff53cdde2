import { notParsed, parsed, refusal, type Parsed } from "../../../shared/index.js";
import { stateOf } from "../../workflow/index.js";
import type { TakeOver } from "../commands.js";
import type { CaseState } from "../state.js";
import { applicantFault, readApplicant } from "./applicant.js";
import { setLimit, suspendLimit } from "./clock.js";
import { begin, byOf, inTurn, record, type Work } from "./work.js";

/**
 * A case of an older register goes on here, in the state that it has reached, with its own number and day; or is kept as
 * what it came to. What the older register does not say (form, documents, who did what) is not made up.
 */
export function takeOver(command: TakeOver, before: CaseState): Parsed<Work> {
  const { caseId, definition, applicant, state: code, number, office, origin } = command;
  if (before.caseId !== null) return notParsed("case-exists", { caseId });
  const { content: workflow } = definition.workflow;
  const { content: service } = definition.service;
  if (!workflow.states.some((each) => each.code === code && each.kind !== "draft"))
    return notParsed("state-not-of-workflow", { state: code.slice(0, 80), workflow: workflow.code });
  const fault = applicantFault(service, applicant);
  if (fault) return { ok: false, refusal: fault };
  const person = readApplicant(applicant, null);
  if (!person.ok) return person;
  const opened = record(
    begin(command, { ...before, subjectId: person.value.applicant.taxpayerId ?? caseId }),
    "ApplicationLodged",
    {
      ...{ number, office, state: code, origin, form: {} },
      service: definition.service.name,
      workflow: definition.workflow.name,
      confidentiality: service.confidentiality,
      ...person.value,
      at: command.at,
      by: byOf(command),
    },
  );
  const state = stateOf(workflow, code);
  if (state.kind === "terminal") return closed(opened, command, state.outcome);
  if (command.closed !== null) return { ok: false, refusal: refusal("case-closed-in-open-state", { state: code }) };
  return inTurn(opened, setLimit("case", service.timeLimit), state.clock === "suspended" ? suspendLimit(code) : parsed);
}

function closed(work: Work, { closed: end, state, at, on }: TakeOver, outcome: CaseState["outcome"]): Parsed<Work> {
  if (end === null) return notParsed("case-end-not-stated", { state });
  if (end.at < at || outcome === null) return notParsed("case-ends-before-it-begins", { from: on, to: end.on });
  const later: Work = { ...work, base: { ...work.base, ...end } };
  return parsed(record(later, "CaseClosed", { state, outcome, at: end.at }));
}
