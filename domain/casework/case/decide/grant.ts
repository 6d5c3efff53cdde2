import { refusal, sumLek, type Refusal } from "../../../shared/index.js";
import { grants, type Move } from "../../workflow/index.js";
import { clearanceFault } from "../guards/index.js";
import type { CaseState } from "../state.js";
import { answerOf } from "./clearance.js";
import type { Work } from "./work.js";

/**
 * What stands against giving what was asked for, whoever takes the step and whatever the definition had its steps ask:
 * dues that are owed today where the service asks for none, and fees that were paid when the procedure went on and are
 * not any more.
 */
export function grantFault({ state, base }: Pick<Work, "state" | "base">, { to }: Pick<Move, "to">): Refusal | null {
  if (!grants(to)) return null;
  const asked = { service: base.definition.service.content, clearance: answerOf({ state, base }), on: base.on };
  return clearanceFault(asked) ?? owedAgainFault(state);
}

function owedAgainFault({ fees }: CaseState): Refusal | null {
  const owed = (fees ?? []).filter(({ blocks, owedAgainOn }) => blocks && owedAgainOn !== null);
  return owed.length === 0 ? null : refusal("fee-owed-again", { amount: sumLek(owed.map(({ amount }) => amount)) });
}
