import { accepted, refusal, refused, type Decision } from "../../../shared/index.js";
import { tooFarAhead } from "../checks/dates.js";
import { codeFault } from "../checks/texts.js";
import type { CloseTaxpayer } from "../commands.js";
import type { RegisterEvent } from "../events.js";
import { event } from "../proposal.js";
import type { RegisteredTaxpayer } from "../state.js";

/** Ends activities and objects that still go on, each in a fact of its own, and then the taxpayer. */
export function close(command: CloseTaxpayer, state: RegisteredTaxpayer): Decision<RegisterEvent> {
  const { taxpayerId, to, ground } = command;
  if (state.closedOn === to) return accepted();
  if (state.closedOn !== null) return refused(refusal("taxpayer-closed", { taxpayerId, to: state.closedOn }));
  const fault = codeFault(ground) ?? tooFarAhead(to, command.on);
  if (fault) return refused(fault);
  const goesOn = (each: { readonly to: string | null }) => each.to === null || each.to > to;
  const activities = [...state.activities.values()].filter(goesOn);
  const objects = [...state.objects.values()].filter(goesOn);
  const later = objects.find((object) => object.versions.at(-1)!.from > to);
  if (later)
    return refused(
      refusal("object-changed-already", {
        objectId: later.objectId,
        from: to,
        changedFrom: later.versions.at(-1)!.from,
      }),
    );
  const started = activities.find((activity) => activity.from > to);
  if (started) return refused(refusal("date-before-activity", { date: to, from: started.from }));
  return accepted(
    ...activities.map(({ activityId }) => event(command, "ActivityEnded", { taxpayerId, activityId }, to)),
    ...objects.map(({ objectId }) => event(command, "ObjectRetired", { taxpayerId, objectId, to, ground }, to)),
    event(command, "TaxpayerClosed", { taxpayerId, to, ground }, to),
  );
}
