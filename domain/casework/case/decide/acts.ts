import { refusal, type Refusal } from "../../../shared/index.js";
import type { OnCase } from "../commands.js";
import type { CaseState } from "../state.js";
import { nothingToAppealFault } from "./aftermath.js";
import { answeringFault } from "./complaints.js";
import { anyMoverFault } from "./documents.js";
import { moverFault, officerFault, openFault } from "./movers.js";
import { forgottenFault, reopeningFault, undecidedFault } from "./second-life.js";
import { begin, type Work } from "./work.js";

/** What may be done with a case besides the steps of its workflow. */
export const CASE_ACTS = [
  "classify",
  "check-clearance",
  "complain",
  "answer-complaint",
  "appeal",
  "decide-appeal",
  "reopen",
  "move-to-version",
  "correct-form",
  "correct-applicant",
  "correct-decision",
] as const;
export type CaseAct = (typeof CASE_ACTS)[number];

/** One of them, as it stands open to one mover at one moment. */
export interface ActNow {
  readonly act: CaseAct;
  /** What stands against it, whatever is said with it; null: nothing. */
  readonly fault: Refusal | null;
}

type Fault = (work: Work) => Refusal | null;

/** What each act asks of the case and of who acts, before a word of it is read: the very rules of its decision, in turn. */
export const ACT_FAULTS: Readonly<Record<CaseAct, Fault>> = {
  classify: firstOf(openFault, officerFault),
  "check-clearance": firstOf(askedLateFault, moverFault),
  complain: firstOf(anyMoverFault, forgottenFault),
  "answer-complaint": firstOf(officerFault, forgottenFault, answeringFault),
  appeal: firstOf(anyMoverFault, forgottenFault, nothingToAppealFault),
  "decide-appeal": firstOf(officerFault),
  reopen: firstOf(officerFault, reopeningFault),
  "move-to-version": firstOf(officerFault, openFault, forgottenFault),
  "correct-form": firstOf(officerFault, forgottenFault),
  "correct-applicant": firstOf(officerFault, forgottenFault),
  "correct-decision": firstOf(officerFault, undecidedFault),
};

/** Whose refusal the decision gives only for what was said: for which there is nothing that could be said. */
const BESIDES: Readonly<Partial<Record<CaseAct, Fault>>> = {
  "answer-complaint": ({ state }) =>
    state.complaints.some(({ answered }) => !answered) ? null : refusal("no-open-complaint"),
  "decide-appeal": ({ state }) =>
    state.appeals.some(({ effect }) => effect === null) ? null : refusal("no-open-appeal"),
  "correct-form": openFault,
};

/** Every act on a case besides its steps, and what stands against each now. */
export function actsNow(base: OnCase, state: CaseState): readonly ActNow[] {
  const work = begin(base, state);
  return CASE_ACTS.map((act) => ({ act, fault: ACT_FAULTS[act](work) ?? BESIDES[act]?.(work) ?? null }));
}

/** Once the case is closed the account has nothing to say to it, but which clearance was issued on the decision. */
function askedLateFault(work: Work): Refusal | null {
  const { clearance, by } = work.base;
  return clearance?.code && by.role === "system" ? null : openFault(work);
}

function firstOf(...faults: readonly Fault[]): Fault {
  return (work) => {
    for (const fault of faults) {
      const found = fault(work);
      if (found) return found;
    }
    return null;
  };
}
