import { accepted, refusal, refused, type Refusal } from "../../../shared/index.js";
import type { ContestedObligation, DecideObjection, LodgeObjection } from "../commands.js";
import type { AccountState } from "../state.js";
import { eventOf, firstFault, futureFault, obligationOf, type Decided } from "./common.js";

/** Within 30 calendar days of receipt; an obligation that was never served may be contested at any time. */
export function lodgeObjection(command: LodgeObjection, state: AccountState): Decided {
  const { accountId, objectionId, lodgedOn, contests, grounds } = command;
  const fault = firstFault(
    futureFault(lodgedOn, command.on),
    state.objections.some((each) => each.objectionId === objectionId) && refusal("objection-known", { objectionId }),
    contests.length === 0 && refusal("objection-contests-nothing"),
    ...contests.map((contested, index) => contestFault(contested, index, command, state)),
  );
  if (fault) return fault;
  const data = { accountId, objectionId, lodgedOn, contests: contests.map(({ key }) => key), grounds };
  return accepted(eventOf(command, "ObjectionLodged", data, lodgedOn));
}

export function decideObjection(command: DecideObjection, state: AccountState): Decided {
  const { accountId, objectionId, outcome, decision, decidedOn } = command;
  const objection = state.objections.find((each) => each.objectionId === objectionId);
  if (!objection) return refused(refusal("objection-unknown", { objectionId }));
  if (objection.decidedOn !== null)
    return refused(refusal("objection-decided", { objectionId, decidedOn: objection.decidedOn }));
  const { lodgedOn } = objection;
  const fault = firstFault(
    futureFault(decidedOn, command.on),
    decidedOn < lodgedOn && refusal("objection-decided-before-lodged", { decidedOn, lodgedOn }),
  );
  const data = { accountId, objectionId, outcome, decision, decidedOn };
  return fault ?? accepted(eventOf(command, "ObjectionDecided", data, decidedOn));
}

function contestFault(
  { key, appealUntil }: ContestedObligation,
  index: number,
  { lodgedOn, contests }: LodgeObjection,
  state: AccountState,
): Refusal | null {
  const obligation = obligationOf(state, key);
  if (!obligation || obligation.parts.every((part) => part.bornOn > lodgedOn))
    return refusal("obligation-unknown", { key });
  if (contests.findIndex((each) => each.key === key) !== index) return refusal("obligation-twice", { key });
  if (state.objections.some((each) => each.decidedOn === null && each.contests.includes(key)))
    return refusal("obligation-contested", { key });
  return appealUntil !== null && lodgedOn > appealUntil
    ? refusal("appeal-term-over", { key, until: appealUntil, lodgedOn })
    : null;
}
