import { openOfficeFault } from "../../../domain/taxation/index.js";
import { outcomeOf } from "../../taxation/support/index.js";
import type { Ask, Outcome } from "../../taxation/index.js";
import type { CaseStanding, ReopenInput } from "../use-cases.js";
import { standingAfter, withoutRole, type CaseRoom } from "./case-room.js";
import { answerDriving } from "./clearance-answer.js";

/**
 * What was closed goes on, in its office while that is open. The account is asked as the state in which it goes on may need
 * it. Refuses `office-closed`, and what the decider refuses.
 */
export async function reopenCase(room: CaseRoom, ask: Ask, input: ReopenInput): Promise<Outcome<CaseStanding>> {
  const opened = await room.open(ask, input);
  if (!opened.ok) return opened;
  const { frame, state, definition, municipality } = opened.value;
  const there = { ...state, outcome: null, state: input.to, silence: "none" } as const;
  const clearance = await answerDriving(room.parts, ask, definition, there);
  const officeFault = openOfficeFault(municipality, state.office);
  const command = { ...input, ...frame, clearance, officeFault, type: "Reopen" } as const;
  const result = await room.carryOut(ask, command, { Reopen: withoutRole(input) });
  return outcomeOf(result, () => standingAfter(opened.value, result));
}
