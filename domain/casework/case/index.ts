import type { Decider } from "../../shared/index.js";
import type { CaseCommand } from "./commands.js";
import { decide } from "./decide/index.js";
import { evolve } from "./evolve/index.js";
import type { CaseEvent } from "./events/index.js";
import { NO_CASE, type CaseState } from "./state.js";

export type * from "./commands.js";
export { actsNow, CASE_ACTS, type ActNow, type CaseAct } from "./decide/acts.js";
export { readIdentifier } from "./decide/applicant.js";
export { STEP_PARTS, type StepPart } from "./decide/act.js";
export { clearanceAtEntrance, clearanceDrives, clearanceNeeded } from "./decide/clearance.js";
export { MAX_DOCUMENTS, readFileName } from "./decide/documents.js";
export { entranceOf } from "./decide/entrance.js";
export { feesMayArise } from "./decide/fees.js";
export { roleAbove, silenceAt } from "./decide/limit-ends.js";
export { wayOn } from "./decide/recheck.js";
export { statesToGoOnIn, statesToReopenIn } from "./decide/second-life.js";
export { silentWaits } from "./decide/silence.js";
export { waysNow, type Way } from "./decide/ways.js";
export * from "./events/index.js";
export { missingDocuments } from "./guards/index.js";
export * from "./sight.js";
export * from "./state.js";
export * from "./timers.js";

/** A case after events that were written, or are about to be. */
export function caseAfter(state: CaseState, events: readonly Pick<CaseEvent, "type" | "data">[]): CaseState {
  return events.reduce(evolve, state);
}

/** The stream `case-T.id`: one application, from the counter to the decision and what comes after. */
export const caseDecider: Decider<CaseState, CaseCommand, CaseEvent> = {
  initialState: NO_CASE,
  decide,
  evolve,
  evolveUnrecorded: evolve,
};
