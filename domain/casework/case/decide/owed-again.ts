import { refusal, sumLek, type Refusal } from "../../../shared/index.js";
import { decidedOutcome, type Move } from "../../workflow/index.js";
import type { CaseState } from "../state.js";

/**
 * What the procedure waits for was paid when it went on, and is not any more: what was asked for is not given until it is
 * paid again, whichever step the definition had ask for the fee.
 */
export function owedAgainFault({ fees }: CaseState, { to, transition }: Move): Refusal | null {
  if (decidedOutcome(to, transition) !== "favourable") return null;
  const owed = (fees ?? []).filter(({ blocks, owedAgainOn }) => blocks && owedAgainOn !== null);
  return owed.length === 0 ? null : refusal("fee-owed-again", { amount: sumLek(owed.map(({ amount }) => amount)) });
}
