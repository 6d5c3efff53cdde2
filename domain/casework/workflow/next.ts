import { leaving } from "./checks/graph.js";
import type { Transition, WorkflowContent } from "./content.js";
import { stateOf } from "./reducer.js";
import { ROLES_OF_NOBODY } from "./vocabulary.js";

/**
 * The roles that a case waits for in a state: those whose part of the work it is. Where none of their steps leads on to
 * more work, also those who take the step that does (a head who assigns what the front desk has registered). Nobody
 * where the case waits for the applicant, for the system or for nothing any more.
 */
export function nextRoles(workflow: WorkflowContent, state: string): readonly string[] {
  if (stateOf(workflow, state).kind !== "active") return [];
  const working = workflow.steps.filter(({ states }) => states.includes(state)).map(({ role }) => role);
  const steps = leaving(workflow, state).filter(({ automatic }) => !automatic);
  const leadingOn = steps.filter(({ to }) => stateOf(workflow, to).kind === "active");
  const ledOn = working.length > 0 && (leadingOn.length === 0 || leadingOn.some(takenByOneOf(working)));
  const acting = ledOn ? [] : (working.length > 0 ? leadingOn : steps).flatMap(({ roles }) => roles);
  return [...new Set([...working, ...acting])].filter((role) => !ROLES_OF_NOBODY.includes(role));
}

function takenByOneOf(roles: readonly string[]): (transition: Transition) => boolean {
  return (transition) => transition.roles.some((role) => roles.includes(role));
}
