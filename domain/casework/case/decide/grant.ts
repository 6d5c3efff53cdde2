import { refusal, sumLek, type Refusal } from "../../../shared/index.js";
import { grants, type Move, type Outcome } from "../../workflow/index.js";
import { clearanceFault, feeFault } from "../guards/index.js";
import type { CaseState } from "../state.js";
import { answerOf } from "./clearance.js";
import type { Work } from "./work.js";

/**
 * What stands against the end that a step leads to, whoever takes it and whatever the definition had its steps ask: what
 * was asked for is not given past the gate, and not taken away once silence has granted it.
 */
export function endFault(work: Pick<Work, "state" | "base">, move: Pick<Move, "to" | "transition">): Refusal | null {
  return grantFault(work, move) ?? silenceFault(work.state, move.to.outcome);
}

/**
 * What stands against giving what was asked for: dues that are owed today where the service asks for none, and fees that
 * were paid when the procedure went on and are not any more. What silence grants waits for every fee that blocks: no
 * officer has looked whether it was paid.
 */
function grantFault(
  { state, base }: Pick<Work, "state" | "base">,
  { to, transition }: Pick<Move, "to" | "transition">,
): Refusal | null {
  if (!grants(to)) return null;
  const service = base.definition.service.content;
  const asked = { service, clearance: answerOf({ state, base }), on: base.on };
  const unpaid = transition.automatic && state.silence === "deemed-granted" ? feeFault({ state, service }) : null;
  return clearanceFault(asked) ?? owedAgainFault(state) ?? unpaid;
}

function owedAgainFault({ fees }: CaseState): Refusal | null {
  const owed = (fees ?? []).filter(({ blocks, owedAgainOn }) => blocks && owedAgainOn !== null);
  return owed.length === 0 ? null : refusal("fee-owed-again", { amount: sumLek(owed.map(({ amount }) => amount)) });
}

/** Ends that would take away what silence has granted; the applicant may still give it up. */
const TAKES_AWAY: readonly Outcome[] = ["adverse", "ended", "lapsed"];

function silenceFault({ silence }: CaseState, outcome: Outcome | null): Refusal | null {
  const taken = outcome !== null && TAKES_AWAY.includes(outcome);
  return taken && silence === "deemed-granted" ? refusal("silence-granted") : null;
}
