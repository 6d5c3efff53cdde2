import { accepted, refusal } from "../../../shared/index.js";
import type { ChargeObligation } from "../commands.js";
import { obligationKey } from "../obligation-key.js";
import type { AccountState } from "../state.js";
import { amountFault, dueFault, eventOf, firstFault, obligationOf, yearFault, type Decided } from "./common.js";

/** A charge that arises from an act. Only enforcement costs collect something. */
export function chargeObligation(command: ChargeObligation, state: AccountState): Decided {
  const { type: _type, on, law, reason: _reason, objectId, ...data } = command;
  const key = obligationKey(command.year, command.item, objectId);
  const fault = firstFault(
    amountFault(command.amount),
    yearFault(command.year, command),
    dueFault(command.due, on, law),
    obligationOf(state, key) !== undefined && refusal("obligation-exists", { key }),
    command.collects !== null && collectsFault(command, command.collects, state),
  );
  return fault ?? accepted(eventOf(command, "ObligationCharged", { ...data, key }));
}

function collectsFault({ component }: ChargeObligation, collects: string, state: AccountState) {
  if (component !== "enforcement-costs") return refusal("charge-collects-nothing", { collects });
  const collected = obligationOf(state, collects);
  if (!collected) return refusal("obligation-unknown", { key: collects });
  return collected.component === "principal" ? null : refusal("costs-of-costs", { key: collects });
}
