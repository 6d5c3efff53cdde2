import { caseDecider } from "../../../domain/casework/index.js";
import { refusal } from "../../../domain/shared/index.js";
import { outcomeOf, refusedOutcome } from "../../taxation/support/index.js";
import type { Ask, Outcome } from "../../taxation/index.js";
import { caseStream } from "../support/index.js";
import type { CaseStanding, TakeNextInput } from "../use-cases.js";
import { standingOf, withoutRole, type CaseRoom } from "./case-room.js";

/**
 * Takes the first case of a queue that can still be taken: one that somebody else took a moment ago, or that went on
 * meanwhile, is passed over. Sent again, it finds the case that it took among those that the officer has.
 */
export async function takeNextCase(
  room: CaseRoom,
  ask: Ask,
  { queue, mine }: TakeNextInput,
): Promise<Outcome<CaseStanding>> {
  for (const input of mine) {
    const earlier = await room.earlier(ask, input, { Take: withoutRole(input) });
    if (earlier === null) continue;
    const { state } = await room.parts.ledger.load(caseStream(ask.tenant, input.caseId), caseDecider);
    return outcomeOf(earlier, () => standingOf(state));
  }
  for await (const input of queue) {
    const taken = await room.simply(ask, input, (frame) => ({ ...frame, type: "Take" }));
    // Whoever has it already has not taken it now.
    if (taken.ok && taken.receipt.eventIds.length > 0) return taken;
  }
  return refusedOutcome(refusal("queue-empty"));
}
