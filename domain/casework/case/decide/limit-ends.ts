import { parsed } from "../../../shared/index.js";
import { hasPassed } from "../../time-limit/index.js";
import type { SilenceEffect } from "../../workflow/index.js";
import type { LimitName } from "../events/index.js";
import type { CaseLimit, CaseState } from "../state.js";
import { runningLimit } from "./clock.js";
import type { OnCase } from "../commands.js";
import { BY_SYSTEM, record, type Step, type Work } from "./work.js";

/** What was to be done is done: the limit is met, or, where it passed before, missed. */
export function endLimit(name: LimitName): Step {
  return (work) => {
    const limit = runningLimit(work, name);
    if (!limit) return parsed(work);
    const missed = missedBy(work, name, limit);
    const late = missed.state.limits[name]!.missedAt !== null;
    return parsed(late ? missed : record(missed, "TimeLimitMet", { limit: name, due: limit.due, at: work.base.at }));
  };
}

/**
 * The case's limit that passed is missed once; silence has its effect with it, and the next role above is told. Comes first
 * wherever a case is brought on, so that what is decided on is the case as the clock has made it, whether or not a timer came by.
 */
export const missLimit: Step = (work) => {
  const limit = runningLimit(work, "case");
  return parsed(limit ? missedBy(work, "case", limit) : work);
};

/** What silence has made of a case by a moment: also where its limit has passed and nobody has written that down yet. */
export function silenceAt(
  { silence, limits }: Pick<CaseState, "silence" | "limits">,
  { at, definition }: Pick<OnCase, "at" | "definition">,
): SilenceEffect {
  const limit = limits.case;
  const missedNow =
    limit?.endedAt === null && limit.missedAt === null && limit.due !== null && hasPassed(limit.due, at);
  return silence === "none" && missedNow ? definition.workflow.content.silence : silence;
}

function missedBy(work: Work, name: LimitName, { due, missedAt }: CaseLimit): Work {
  const { at, definition } = work.base;
  if (due === null || missedAt !== null || !hasPassed(due, at)) return work;
  const workflow = definition.workflow.content;
  const effects = workflow.automaticSteps.filter(({ when }) => when === "at:time-limit-passed");
  const told = name === "case" ? [...new Set(effects.map(({ effect }) => effect))] : [];
  const missed = record(work, "TimeLimitMissed", { limit: name, due, effects: told, at });
  if (name === "applicant") return missed;
  const role = workflow.steps.find(({ states }) => states.includes(work.state.state))?.role ?? BY_SYSTEM.role;
  const above = roleAbove(role);
  const escalated =
    above === null ? missed : record(missed, "TimeLimitEscalated", { limit: name, from: role, to: above, at });
  if (workflow.silence === "none") return escalated;
  return record(escalated, "SilenceTookEffect", { effect: workflow.silence, due, at });
}

/** Officers answer to the head of their sector, heads to who signs; above who signs there is nobody in the workflow. */
export function roleAbove(role: string): string | null {
  if (role === "signatory") return null;
  return role === "sector-head" ? "signatory" : "sector-head";
}
