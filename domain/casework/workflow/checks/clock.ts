import { finding, type Finding } from "../../definition/finding.js";
import type { WorkflowContent, WorkflowState } from "../content.js";

type Clock = WorkflowState["clock"];

/** The effect that a passage between two clocks needs. */
const NEEDED: Readonly<Partial<Record<`${Clock}>${Clock}`, string>>> = {
  "not-started>running": "start-clock",
  "not-started>suspended": "start-clock",
  "running>suspended": "suspend-clock",
  "suspended>running": "resume-clock",
  "running>stopped": "stop-clock",
  "suspended>stopped": "stop-clock",
};

/** The clock of states and the effects of transitions must say the same, and every terminal state what it means. */
export function clockFindings(workflow: WorkflowContent): readonly Finding[] {
  const byCode = new Map(workflow.states.map((each) => [each.code, each]));
  return [
    ...workflow.transitions.flatMap(({ code, from, to, effects }) =>
      from.flatMap((each) => {
        const needed = NEEDED[`${byCode.get(each)!.clock}>${byCode.get(to)!.clock}`];
        return needed === undefined || effects.includes(needed)
          ? []
          : [finding("clock-effect-missing", `transitions[${code}].effects`, { from: each, to, effect: needed })];
      }),
    ),
    ...workflow.states.flatMap(({ code, kind, outcome, clock }) => [
      ...((kind === "terminal") === (outcome === null)
        ? [finding("outcome-misplaced", `states[${code}].outcome`, { state: code })]
        : []),
      ...((kind === "terminal") !== (clock === "stopped")
        ? [finding("clock-misplaced", `states[${code}].clock`, { state: code })]
        : []),
    ]),
    ...workflow.transitions
      .filter(({ effects }) => effects.includes("extend-clock") && workflow.extension === null)
      .map(({ code }) => finding("extension-missing", `transitions[${code}].effects`)),
  ];
}

/** Shares of the steps add up to 100, and every state in which time runs belongs to exactly one step. */
export function stepFindings(workflow: WorkflowContent): readonly Finding[] {
  const total = workflow.steps.reduce((sum, { timeShare }) => sum + timeShare, 0);
  const stepped = workflow.steps.flatMap(({ states }) => states);
  const running = workflow.states.filter(({ clock }) => clock === "running").map(({ code }) => code);
  return [
    ...(total === 100 ? [] : [finding("time-shares-not-100", "steps", { total })]),
    ...running
      .filter((code) => stepped.filter((each) => each === code).length !== 1)
      .map((code) => finding("state-not-in-one-step", `states[${code}]`, { state: code })),
    ...stepped
      .filter((code) => !running.includes(code))
      .map((code) => finding("step-without-time", `states[${code}]`, { state: code })),
  ];
}
