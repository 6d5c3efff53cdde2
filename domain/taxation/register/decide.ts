import { refusal, refused, type Decision } from "../../shared/index.js";
import type { RegisterCommand } from "./commands.js";
import { changeActivity, endActivity, startActivity } from "./decide/activity.js";
import { close } from "./decide/closing.js";
import { absorb, mergeInto } from "./decide/merging.js";
import { changeObject, correctObject, declareObject, retireObject, setShare } from "./decide/object.js";
import { endRelief, grantRelief } from "./decide/relief.js";
import { correct, move, register } from "./decide/taxpayer.js";
import type { RegisterEvent } from "./events.js";
import type { TaxpayerState } from "./state.js";

/** What is still possible when the taxpayer has left: past years may have to be put right. */
const AFTER_CLOSING: ReadonlySet<RegisterCommand["type"]> = new Set([
  "CorrectTaxpayer",
  "CorrectObject",
  "EndRelief",
  "MergeInto",
  "AbsorbDuplicate",
  "CloseTaxpayer",
]);

/** A merger that broke off is given again: what it did on a record that was merged meanwhile is so, and no refusal. */
const OF_A_MERGER: ReadonlySet<RegisterCommand["type"]> = new Set(["MergeInto", "AbsorbDuplicate"]);

/** The register's rules on one taxpayer. To state again what is already so gives no event. */
export function decide(command: RegisterCommand, state: TaxpayerState): Decision<RegisterEvent> {
  const { taxpayerId } = command;
  if (command.type === "RegisterTaxpayer") return register(command, state);
  if (state.phase === "none") return refused(refusal("taxpayer-unknown", { taxpayerId }));
  if (state.phase === "merged" && !OF_A_MERGER.has(command.type))
    return refused(refusal("taxpayer-merged", { taxpayerId, survivorId: state.mergedInto }));
  if (state.phase === "closed" && !AFTER_CLOSING.has(command.type))
    return refused(refusal("taxpayer-closed", { taxpayerId, to: state.closedOn }));
  switch (command.type) {
    case "CorrectTaxpayer":
      return correct(command, state);
    case "MoveTaxpayer":
      return move(command, state);
    case "StartActivity":
      return startActivity(command, state);
    case "ChangeActivity":
      return changeActivity(command, state);
    case "EndActivity":
      return endActivity(command, state);
    case "DeclareObject":
      return declareObject(command, state);
    case "ChangeObject":
      return changeObject(command, state);
    case "CorrectObject":
      return correctObject(command, state);
    case "RetireObject":
      return retireObject(command, state);
    case "SetShare":
      return setShare(command, state);
    case "GrantRelief":
      return grantRelief(command, state);
    case "EndRelief":
      return endRelief(command, state);
    case "MergeInto":
      return mergeInto(command, state);
    case "AbsorbDuplicate":
      return absorb(command, state);
    case "CloseTaxpayer":
      return close(command, state);
  }
}
