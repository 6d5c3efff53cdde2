import { finding, type Finding } from "../../definition/finding.js";
import { repeatedCodes } from "../../definition/read-content.js";
import type { WorkflowContent } from "../content.js";
import { EFFECTS, GUARDS, ROLES_OF_NOBODY } from "../vocabulary.js";
import { isMoment, isWorkflowEvent } from "../moments.js";

/** What a check of a workflow stands on: the roles that exist, and those that somebody holds. */
export interface WorkflowKnown {
  readonly roles: readonly string[];
  readonly rolesHeld: readonly string[];
}

/** Names that stand twice, or point nowhere. */
export function nameFindings(workflow: WorkflowContent): readonly Finding[] {
  const states = new Set(workflow.states.map(({ code }) => code));
  const stateAt = (path: string, code: string) =>
    states.has(code) ? [] : [finding("state-unknown", path, { state: code })];
  return [
    ...repeatedCodes(
      "states",
      workflow.states.map(({ code }) => code),
    ),
    ...repeatedCodes(
      "transitions",
      workflow.transitions.map(({ code }) => code),
    ),
    ...repeatedCodes(
      "steps",
      workflow.steps.map(({ code }) => code),
    ),
    ...repeatedCodes(
      "automaticSteps",
      workflow.automaticSteps.map(({ code }) => code),
    ),
    ...stateAt("initial", workflow.initial),
    ...workflow.transitions.flatMap(({ code, from, to, guards, effects }) => [
      ...from.flatMap((state) => stateAt(`transitions[${code}].from`, state)),
      ...stateAt(`transitions[${code}].to`, to),
      ...unknownOf("guard-unknown", `transitions[${code}].guards`, guards, GUARDS),
      ...unknownOf("effect-unknown", `transitions[${code}].effects`, effects, EFFECTS),
    ]),
    ...workflow.steps.flatMap(({ code, states: of }) => of.flatMap((state) => stateAt(`steps[${code}].states`, state))),
    ...workflow.automaticSteps.flatMap(({ code, effect }) =>
      unknownOf("effect-unknown", `automaticSteps[${code}].effect`, [effect], EFFECTS),
    ),
    ...workflow.automaticSteps.flatMap((step) => momentFindings(workflow, step)),
  ];
}

/** Roles that do not exist, and roles that nobody holds: their transitions could never be taken. */
export function roleFindings(workflow: WorkflowContent, { roles, rolesHeld }: WorkflowKnown): readonly Finding[] {
  const held = new Set([...rolesHeld, ...ROLES_OF_NOBODY]);
  const named = [
    ...workflow.transitions.flatMap((each) =>
      each.roles.map((role) => [`transitions[${each.code}].roles`, role] as const),
    ),
    ...workflow.steps.map((each) => [`steps[${each.code}].role`, each.role] as const),
  ];
  const unknown = named.filter(([, role]) => !roles.includes(role));
  const missing = workflow.transitions.filter((each) => !each.roles.some((role) => held.has(role)));
  return [
    ...unknown.map(([path, role]) => finding("role-unknown", path, { role })),
    ...missing.map(({ code, roles: asked }) =>
      finding("role-without-holder", `transitions[${code}].roles`, { role: asked.join(", ") }),
    ),
  ];
}

function momentFindings(
  workflow: WorkflowContent,
  { code, when }: WorkflowContent["automaticSteps"][number],
): readonly Finding[] {
  const path = `automaticSteps[${code}].when`;
  const [kind, name = ""] = when.split(":", 2);
  const states = workflow.states.map((each) => each.code);
  const transitions = workflow.transitions.map((each) => each.code);
  if (kind === "on-enter") return states.includes(name) ? [] : [finding("state-unknown", path, { state: name })];
  if (kind === "before")
    return transitions.includes(name) ? [] : [finding("transition-unknown", path, { transition: name })];
  if (isMoment(when) || isWorkflowEvent(when)) return [];
  return [finding("moment-unknown", path, { when })];
}

function unknownOf(
  code: "guard-unknown" | "effect-unknown",
  path: string,
  used: readonly string[],
  known: readonly string[],
): readonly Finding[] {
  return used
    .filter((each) => !known.includes(each))
    .map((each) =>
      code === "guard-unknown"
        ? finding("guard-unknown", path, { guard: each })
        : finding("effect-unknown", path, { effect: each }),
    );
}
