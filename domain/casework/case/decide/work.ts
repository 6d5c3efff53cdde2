import { accepted, parsed, refused, type Decision, type Parsed, type Refusal } from "../../../shared/index.js";
import type { OnCase } from "../commands.js";
import { evolve } from "../evolve/index.js";
import type { By, CaseEvent, CaseEventType, DataOf } from "../events/index.js";
import type { CaseState } from "../state.js";

/** A decision in the making: the command's frame, the case as it will be, and the events that make it so. */
export interface Work<Base extends OnCase = OnCase> {
  readonly base: Base;
  readonly state: CaseState;
  readonly events: readonly CaseEvent[];
}

/** One part of a decision: more events, or the refusal of all of it. */
export type Step = (work: Work) => Parsed<Work>;

export function begin<Base extends OnCase>(base: Base, state: CaseState): Work<Base> {
  return { base, state, events: [] };
}

/** Writes an event down and folds it, so that what comes after sees it. */
export function record<Type extends CaseEventType>(
  work: Work,
  type: Type,
  data: Omit<DataOf<Type>, "caseId" | "subjectId">,
): Work {
  const { caseId, on, reason } = work.base;
  const { subjectId } = work.state;
  const whole = OF_SUBJECT.has(type) ? { caseId, subjectId, ...data } : { caseId, ...data };
  const event = { type, data: whole, effectiveDate: on, ...(reason === undefined ? {} : { reason }) };
  const written = event as unknown as CaseEvent;
  return { ...work, state: evolve(work.state, written), events: [...work.events, written] };
}

/** Events with personal fields name the person whose key hides them. */
const OF_SUBJECT: ReadonlySet<CaseEventType> = new Set([
  "ApplicationLodged",
  "CompletionProvided",
  "ApplicationWithdrawn",
  "CorrectionRecorded",
  "DocumentAttached",
  "DocumentClassified",
  "CaseAdvanced",
  "CompletionRequested",
  "OpinionRequested",
  "OpinionGiven",
  "CheckRecorded",
  "DecisionProposed",
  "DecisionTaken",
  "ComplaintLodged",
  "ComplaintAnswered",
  "AppealLodged",
]);

/** One step after the other; the first refusal ends it. */
export function inTurn(work: Work, ...steps: readonly Step[]): Parsed<Work> {
  let done: Parsed<Work> = parsed(work);
  for (const step of steps) {
    if (!done.ok) return done;
    done = step(done.value);
  }
  return done;
}

/** A step that refuses or changes nothing. */
export function unless(fault: (work: Work) => Refusal | null): Step {
  return (work) => {
    const found = fault(work);
    return found ? { ok: false, refusal: found } : parsed(work);
  };
}

export function decisionOf(work: Parsed<Work>): Decision<CaseEvent> {
  return work.ok ? accepted(...work.value.events) : refused(work.refusal);
}

/** Who acted, as events say it. */
export function byOf({ by }: Pick<OnCase, "by">): By {
  return { personId: by.personId, role: by.role, counter: by.counter === true };
}

/** What the system does by itself, whoever set it off. */
export const BY_SYSTEM: By = { personId: "system", role: "system", counter: false };
