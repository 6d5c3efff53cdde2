import { accepted, refusal, refused } from "../../../shared/index.js";
import type { AccountCommand, IssueClearance, RevokeClearance } from "../commands.js";
import type { AccountEvent, ClearanceRevoked } from "../events/index.js";
import { decideClearance } from "../position/index.js";
import type { AccountClearance, AccountState } from "../state.js";
import type { EventOf } from "../../../shared/index.js";
import { eventOf, firstFault, type Decided } from "./common.js";

type RevocationGround = EventOf<typeof ClearanceRevoked>["data"]["ground"];

/** Decided on this stream, at its last revision: nothing can have happened that the decision did not see. */
export function issueClearance(command: IssueClearance, state: AccountState): Decided {
  const { accountId, clearanceId, number, verificationCode, validUntil, purpose, office, on, law } = command;
  const known = state.clearances.some(
    (each) => each.clearanceId === clearanceId || each.number === number || each.verificationCode === verificationCode,
  );
  const fault = firstFault(
    known && refusal("clearance-known", { number }),
    validUntil < on && refusal("clearance-validity-over", { validUntil, on }),
  );
  if (fault) return fault;
  const decision = decideClearance(state, on, law);
  if (decision.state === "not-clear") {
    const { owedTotal, owedSince, owed } = decision;
    return refused(refusal("clearance-not-clear", { owedTotal, owedSince, items: owed.length }));
  }
  const { article, basis } = decision;
  const paper = { accountId, clearanceId, number, verificationCode, state: decision.state, article, basis: [...basis] };
  const dated = { decidedAtRevision: state.revision, issuedOn: on, validUntil, purpose, office };
  return accepted(eventOf(command, "ClearanceIssued", { ...paper, ...dated }));
}

export function revokeClearance(command: RevokeClearance, state: AccountState): Decided {
  const { accountId, clearanceId, ground, on, law } = command;
  const clearance = state.clearances.find((each) => each.clearanceId === clearanceId);
  if (!clearance) return refused(refusal("clearance-not-on-account", { clearanceId }));
  if (clearance.revokedOn !== null)
    return refused(refusal("clearance-revoked", { number: clearance.number, revokedOn: clearance.revokedOn }));
  const owed = decideClearance(state, on, law).owedTotal;
  const data = { accountId, clearanceId, number: clearance.number, ground, causedBy: null, owed };
  return accepted(eventOf(command, "ClearanceRevoked", data));
}

/**
 * Revokes those of the clearances that would not have been given on what is known now; a broken agreement
 * takes all that rest on it. `owed` is what kept it from being given on its day, or is owed today.
 */
export function revocations(
  command: AccountCommand,
  known: AccountState,
  clearances: readonly AccountClearance[],
  ground: RevocationGround,
  causedBy: string | null,
): readonly AccountEvent[] {
  const always = ground === "agreement-broken";
  return clearances
    .filter((each) => each.revokedOn === null)
    .flatMap(({ clearanceId, number, issuedOn }) => {
      const then = decideClearance(known, issuedOn, command.law);
      if (!always && then.state !== "not-clear") return [];
      const owed = always ? decideClearance(known, command.on, command.law).owedTotal : then.owedTotal;
      const data = { accountId: command.accountId, clearanceId, number, ground, causedBy, owed };
      return [eventOf(command, "ClearanceRevoked", data)];
    });
}
