import { finding, type Finding } from "../../definition/finding.js";
import type { Transition, WorkflowContent } from "../content.js";

/**
 * States that nothing leads to, states without a way out, and cycles without exit: from every state that can be
 * reached some terminal state must be reachable. Assumes that every name exists.
 */
export function graphFindings(workflow: WorkflowContent): readonly Finding[] {
  const reachable = spread([workflow.initial], (state) => leaving(workflow, state).map(({ to }) => to));
  const terminal = workflow.states.filter(({ kind }) => kind === "terminal").map(({ code }) => code);
  const ending = spread(terminal, (state) =>
    workflow.transitions.filter(({ to }) => to === state).flatMap(({ from }) => from),
  );
  return workflow.states.flatMap(({ code, kind }) => {
    const path = `states[${code}]`;
    const ways = leaving(workflow, code);
    if (!reachable.has(code)) return [finding("state-unreachable", path, { state: code })];
    if (kind === "terminal") return ways.length > 0 ? [finding("terminal-state-left", path, { state: code })] : [];
    if (ways.length === 0) return [finding("state-dead-end", path, { state: code })];
    return ending.has(code) ? [] : [finding("cycle-without-exit", path, { state: code })];
  });
}

/** Cycles of automatic transitions alone: they would never come to rest. */
export function automaticCycles(workflow: WorkflowContent): readonly Finding[] {
  const automatic = (state: string) =>
    leaving(workflow, state)
      .filter((each) => each.automatic)
      .map(({ to }) => to);
  return workflow.states
    .filter(({ code }) => spread(automatic(code), automatic).has(code))
    .map(({ code }) => finding("automatic-cycle", `states[${code}]`, { state: code }));
}

/** The transitions that leave a state. */
export function leaving(workflow: WorkflowContent, state: string): readonly Transition[] {
  return workflow.transitions.filter(({ from }) => from.includes(state));
}

/** The automatic transitions that may be taken from a state, one after the other; of those that `counts` lets count. */
export function automaticFrom(
  workflow: WorkflowContent,
  state: string,
  counts: (way: Transition) => boolean = () => true,
): readonly Transition[] {
  const automatic = (each: string) => leaving(workflow, each).filter((way) => way.automatic && counts(way));
  return [...spread([state], (each) => automatic(each).map(({ to }) => to))].flatMap(automatic);
}

function spread(start: readonly string[], next: (state: string) => readonly string[]): ReadonlySet<string> {
  const seen = new Set(start);
  const waiting = [...start];
  for (let state = waiting.pop(); state !== undefined; state = waiting.pop())
    for (const each of next(state))
      if (!seen.has(each)) {
        seen.add(each);
        waiting.push(each);
      }
  return seen;
}
