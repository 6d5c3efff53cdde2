import { InvariantError, notParsed, parsed, type Parsed, type Refusal } from "../../shared/index.js";
import { leaving } from "./checks/graph.js";
import type { Transition, WorkflowContent, WorkflowState } from "./content.js";
import { DECIDED_OUTCOMES, GUARDS, type DecidedOutcome, type Guard } from "./vocabulary.js";

/** One step along a workflow: a transition, where it led from and to, and everything that follows from it. */
export interface Move {
  readonly transition: Transition;
  readonly from: WorkflowState;
  readonly to: WorkflowState;
  /** Of the transition, and of entering the state it leads to; each once. */
  readonly effects: readonly string[];
}

/** What a guard has against a transition; null where it holds. */
export type GuardTest = (guard: Guard, transition: Transition) => Refusal | null;

/** A state by its code. Throws InvariantError: what is published names only states that exist. */
export function stateOf(workflow: WorkflowContent, code: string): WorkflowState {
  const state = workflow.states.find((each) => each.code === code);
  if (!state) throw new InvariantError(`workflow ${workflow.code} has no state ${code}`);
  return state;
}

/** The transitions that a role may ask for in a state, whether or not their guards hold now. */
export function waysOf(workflow: WorkflowContent, state: string, role: string): readonly Transition[] {
  return leaving(workflow, state).filter(({ automatic, roles }) => !automatic && roles.includes(role));
}

/**
 * The step that a role asks for. Refuses `transition-unknown`, `transition-not-from-here`, `transition-automatic`,
 * `transition-role-wrong`, `guard-unknown`, and whatever the first guard that does not hold says.
 */
export function moveBy(
  workflow: WorkflowContent,
  state: string,
  asked: { readonly transition: string; readonly role: string },
  test: GuardTest,
): Parsed<Move> {
  const transition = workflow.transitions.find(({ code }) => code === asked.transition);
  const facts = { transition: asked.transition.slice(0, 80), state };
  if (!transition) return notParsed("transition-unknown", facts);
  if (!transition.from.includes(state)) return notParsed("transition-not-from-here", facts);
  if (transition.automatic) return notParsed("transition-automatic", facts);
  if (!transition.roles.includes(asked.role))
    return notParsed("transition-role-wrong", { ...facts, role: asked.role, roles: transition.roles.join(", ") });
  const fault = guardFault(transition, test);
  return fault ? { ok: false, refusal: fault } : parsed(moveAlong(workflow, state, transition));
}

/** The step that happens by itself: the first automatic transition whose guards hold; null where the case rests. */
export function moveByItself(workflow: WorkflowContent, state: string, test: GuardTest): Move | null {
  const transition = leaving(workflow, state).find(
    (each) => each.automatic && each.roles.includes("system") && guardFault(each, test) === null,
  );
  return transition ? moveAlong(workflow, state, transition) : null;
}

/** What follows from a transition: its own effects, and those of entering the state it leads to. */
export function effectsOf(workflow: WorkflowContent, { effects, to }: Transition): readonly string[] {
  const entering = workflow.automaticSteps.filter(({ when }) => when === `on-enter:${to}`).map(({ effect }) => effect);
  return [...new Set([...effects, ...entering])];
}

/** Whether a step of the definition asks for an effect before a transition: `before:<transition>`. */
export function asksBefore(workflow: WorkflowContent, transition: string, effect: string): boolean {
  return workflow.automaticSteps.some((step) => step.when === `before:${transition}` && step.effect === effect);
}

/** Whether a case that comes to a state has what was asked for, whoever brought it there. */
export function grants({ outcome }: WorkflowState): boolean {
  return outcome === "favourable";
}

/** The outcome that an officer decides by a transition to a state; null where it is no decision. */
export function decidedOutcome(to: WorkflowState, { roles }: Transition): DecidedOutcome | null {
  const outcome = DECIDED_OUTCOMES.find((each) => each === to.outcome);
  return outcome !== undefined && roles.some((role) => role !== "applicant") ? outcome : null;
}

/** Whether a transition is a decision: an officer ends the case with what was asked for, without it, or otherwise. */
export function decides(workflow: WorkflowContent, transition: Transition): boolean {
  return decidedOutcome(stateOf(workflow, transition.to), transition) !== null;
}

/** A transition as a step from one of the states that it leaves. */
export function moveAlong(workflow: WorkflowContent, state: string, transition: Transition): Move {
  return {
    transition,
    from: stateOf(workflow, state),
    to: stateOf(workflow, transition.to),
    effects: effectsOf(workflow, transition),
  };
}

function guardFault(transition: Transition, test: GuardTest): Refusal | null {
  for (const guard of transition.guards) {
    const known = GUARDS.find((each) => each === guard);
    const fault: Refusal | null = known
      ? test(known, transition)
      : { code: "guard-unknown", facts: { guard: guard.slice(0, 80) } };
    if (fault) return fault;
  }
  return null;
}
