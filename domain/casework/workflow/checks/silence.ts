import { refusal } from "../../../shared/index.js";
import { finding, type Finding } from "../../definition/finding.js";
import type { WorkflowContent } from "../content.js";
import { grants, moveByItself, stateOf, type GuardTest } from "../reducer.js";

/** What the applicant can bring about without the office: a way that waits for more than this grants nothing by silence. */
const UP_TO_THE_APPLICANT: readonly string[] = ["silence-granted", "documents-complete", "tax-clear", "fee-paid"];

/**
 * Where silence is to grant, a case must come by itself from every state in which the limit can pass to what was asked
 * for, without anything that the office would have to do: else the effect would be written down and nothing given.
 */
export function silenceFindings(workflow: WorkflowContent): readonly Finding[] {
  if (workflow.silence !== "deemed-granted") return [];
  return workflow.states
    .filter(({ clock, kind }) => clock === "running" && kind !== "terminal")
    .filter(({ code }) => !grants(stateOf(workflow, restOf(workflow, code))))
    .map(({ code }) => finding("silence-grants-nothing", `states[${code}]`, { state: code }));
}

const onceSilent: GuardTest = (guard) =>
  UP_TO_THE_APPLICANT.includes(guard) ? null : refusal("silence-grants-nothing");

/** Where a case comes to rest by itself once silence has granted and the applicant owes nothing. */
function restOf(workflow: WorkflowContent, start: string): string {
  let state = start;
  // Cycles of automatic steps are findings of their own: here they only must not go on for ever.
  for (let moves = 0; moves < workflow.states.length; moves++) {
    const move = moveByItself(workflow, state, onceSilent);
    if (!move) return state;
    state = move.to.code;
  }
  return state;
}
