import { accepted, refusal, refused, sumLek, type CivilDate } from "../../../shared/index.js";
import { collectableUntil } from "../../law/index.js";
import type { WriteOff } from "../commands.js";
import { covers } from "../position/clearance.js";
import { positionOn, type PartPosition } from "../position/index.js";
import type { AccountState } from "../state.js";
import { amountFault, eventOf, firstFault, obligationOf, type Decided } from "./common.js";

/** Not above what is unpaid of the obligation; for prescription, not above what can no longer be collected. */
export function writeOff(command: WriteOff, state: AccountState): Decided {
  const { accountId, writeOffId, key, amount, ground, decision, on, law } = command;
  const obligation = obligationOf(state, key);
  const fault = firstFault(
    amountFault(amount),
    !obligation && refusal("obligation-unknown", { key }),
    state.writeOffs.some((each) => each.writeOffId === writeOffId) && refusal("write-off-known", { writeOffId }),
  );
  if (fault) return fault;
  const parts = positionOn(state, on, law).obligations.find((each) => each.key === key)?.parts ?? [];
  const outstanding = sumLek(parts.map(unpaidOf));
  if (amount > outstanding) return refused(refusal("write-off-above-outstanding", { amount, outstanding }));
  if (ground === "prescription") {
    const until = (part: PartPosition) => collectableUntil(part.due, interruptionsOf(state, key, part), law.rules);
    const prescribed = sumLek(parts.filter((part) => until(part) < on).map(unpaidOf));
    if (amount > prescribed) return refused(refusal("obligation-not-prescribed", { key, amount, prescribed }));
  }
  return accepted(eventOf(command, "ObligationWrittenOff", { accountId, writeOffId, key, amount, ground, decision }));
}

function unpaidOf({ outstanding }: PartPosition) {
  return sumLek([outstanding.principal, outstanding["enforcement-costs"]]);
}

/** Payments that settled some of it, agreements over it, and acts of forced collection served on the account. */
function interruptionsOf(state: AccountState, key: string, part: PartPosition): readonly CivilDate[] {
  return [
    ...part.settledBy.map(({ on }) => on),
    ...state.agreements.filter((each) => covers(each, { key, part: part.number })).map(({ signedOn }) => signedOn),
    ...state.notices.filter(({ what }) => what === "forced-collection-act").map((notice) => notice.deemedReceivedOn),
  ];
}
