import { parsed } from "../../../shared/index.js";
import { feeFault } from "../guards/index.js";
import type { PinnedDefinition } from "../commands.js";
import type { CaseState } from "../state.js";
import { answerOf, recordClearance, saysTheSame } from "./clearance.js";
import { chargeFees } from "./fees.js";
import type { Step, Work } from "./work.js";

/** What an act that silence has granted waits for: dues, a fee, or else something that the office has to do. */
type SilentWait = "dues" | "fee" | "office";

/** What stands, by what is written in the case, between what silence has granted and its paper; empty where nothing is waited for. */
export function silentWaits(
  state: CaseState,
  { service: { content: service } }: PinnedDefinition,
): readonly SilentWait[] {
  if (!isGranted({ state })) return [];
  const waits: SilentWait[] = [
    ...(service.taxClearance.rule === "required" && state.clearance?.state === "not-clear" ? (["dues"] as const) : []),
    ...(feeFault({ state, service }) ? (["fee"] as const) : []),
  ];
  return waits.length > 0 ? waits : ["office"];
}

/** A fee that the procedure would have charged later arises at once: the grant waits for it. What cannot be counted is left to the office. */
export const chargeSilently: Step = (work) => {
  if (!isGranted(work)) return parsed(work);
  const charged = chargeFees(work);
  return charged.ok ? charged : parsed(work);
};

/** Where the gate keeps what silence has granted, the file says what the account answered. */
export const explainSilence: Step = (work) => {
  const answer = answerOf(work);
  if (!isGranted(work) || answer === null || answer.on !== work.base.on) return parsed(work);
  return saysTheSame(work.state.clearance, answer) ? parsed(work) : recordClearance(work);
};

/** Silence has granted what was asked for, and the case has not ended with it yet. */
function isGranted({ state }: Pick<Work, "state">): boolean {
  return state.silence === "deemed-granted" && state.outcome === null;
}
