import { accepted, parseText, refusal, refused, type Decision } from "../../../shared/index.js";
import { endsBeforeBeginning, tooFarAhead } from "../checks/dates.js";
import { codeFault, idFault } from "../checks/texts.js";
import type { ChangeActivity, EndActivity, StartActivity } from "../commands.js";
import type { RegisterEvent } from "../events.js";
import { event } from "../proposal.js";
import type { Activity, RegisteredTaxpayer } from "../state.js";

type Decided = Decision<RegisterEvent>;

export function startActivity(command: StartActivity, state: RegisteredTaxpayer): Decided {
  const stated = parsed(command);
  if (!stated.ok) return stated;
  const known = state.activities.get(command.activityId);
  if (known)
    return known.from === command.from && sameActivity(known, stated.value)
      ? accepted()
      : refused(refusal("activity-exists", { activityId: command.activityId }));
  return accepted(event(command, "ActivityStarted", stated.value, command.from));
}

export function changeActivity(command: ChangeActivity, state: RegisteredTaxpayer): Decided {
  const { activityId, from } = command;
  const known = state.activities.get(activityId);
  if (!known) return refused(refusal("activity-unknown", { activityId }));
  if (known.to !== null) return refused(refusal("activity-ended", { activityId, to: known.to }));
  const stated = parsed(command);
  if (!stated.ok) return stated;
  if (sameActivity(known, stated.value)) return accepted();
  if (from < known.from) return refused(refusal("date-before-activity", { date: from, from: known.from }));
  return accepted(event(command, "ActivityChanged", stated.value, from));
}

export function endActivity(command: EndActivity, state: RegisteredTaxpayer): Decided {
  const { taxpayerId, activityId, to } = command;
  const known = state.activities.get(activityId);
  if (!known) return refused(refusal("activity-unknown", { activityId }));
  if (known.to === to) return accepted();
  if (known.to !== null) return refused(refusal("activity-ended", { activityId, to: known.to }));
  const fault = endsBeforeBeginning(known.from, to) ?? tooFarAhead(to, command.on);
  if (fault) return refused(fault);
  return accepted(event(command, "ActivityEnded", { taxpayerId, activityId }, to));
}

type StatedActivity = Extract<RegisterEvent, { type: "ActivityStarted" }>["data"];

function parsed(command: StartActivity | ChangeActivity) {
  const { taxpayerId, activityId, activity, unit, from, on } = command;
  const fault = idFault(activityId) ?? codeFault(activity, unit) ?? tooFarAhead(from, on);
  if (fault) return refused(fault);
  const name = parseText(command.name, 200);
  if (!name.ok) return name;
  return { ok: true, value: { taxpayerId, activityId, activity, unit, name: name.value } } as const;
}

function sameActivity(known: Activity, stated: StatedActivity): boolean {
  return known.activity === stated.activity && known.unit === stated.unit && known.name === stated.name;
}
