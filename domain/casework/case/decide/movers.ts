import { refusal, type Refusal } from "../../../shared/index.js";
import { leaving, type WorkflowContent } from "../../workflow/index.js";
import type { Mover } from "../commands.js";
import type { CaseState } from "../state.js";
import type { Work } from "./work.js";

/** Roles that are no officer's. */
const NOT_OFFICERS: readonly string[] = ["applicant", "system"];

export function isOfficer({ role }: Pick<Mover, "role">): boolean {
  return !NOT_OFFICERS.includes(role);
}

/** The case is there, and open. */
export function openFault({ state }: Work): Refusal | null {
  return state.outcome === null ? null : refusal("case-closed", { state: state.state, outcome: state.outcome });
}

/**
 * Who acts may have a hand in this case at all: the applicant in their own, or an officer in their name at any counter;
 * other officers where the case is handled, and only they where it is assigned to somebody in their role.
 */
export function moverFault({ state, base: { by } }: Work): Refusal | null {
  if (by.role === "system") return null;
  if (by.role === "applicant")
    return by.counter === true || isApplicant(state, by) ? null : refusal("not-the-applicant");
  return officeFault(state, by) ?? handlerFault(state, by);
}

/** An officer, with the case in one of their offices. */
export function officerFault({ state, base: { by } }: Work): Refusal | null {
  return isOfficer(by) ? officeFault(state, by) : refusal("officers-only", { role: by.role });
}

/** A role that has a part in the state: it takes one of the steps out of it, or does its work. */
export function partInStateFault(workflow: WorkflowContent, state: string, role: string): Refusal | null {
  const acting = leaving(workflow, state).flatMap(({ roles }) => roles);
  const working = workflow.steps.filter(({ states }) => states.includes(state)).map((step) => step.role);
  return [...acting, ...working].includes(role) ? null : refusal("role-without-part", { role, state });
}

function isApplicant({ applicant }: CaseState, { personId }: Mover): boolean {
  return personId === applicant.userId || personId === applicant.taxpayerId;
}

function officeFault({ office }: CaseState, { offices }: Mover): Refusal | null {
  return offices === null || offices.includes(office) ? null : refusal("case-in-another-office", { office });
}

function handlerFault({ handlers }: CaseState, { role, personId }: Mover): Refusal | null {
  const handler = handlers[role];
  return handler === undefined || handler === personId ? null : refusal("case-with-another", { role, handler });
}
