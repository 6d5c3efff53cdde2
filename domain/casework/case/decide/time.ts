import { parsed } from "../../../shared/index.js";
import { hasCome, hasPassed, warningOf } from "../../time-limit/index.js";
import { warningsOf } from "../../workflow/index.js";
import { settle } from "./advance.js";
import { calendarOf, isSuspended, recomputeLimit, runningLimit } from "./clock.js";
import { endLimit, missLimit } from "./limit-ends.js";
import { inTurn, record, type Step, type Work } from "./work.js";

/**
 * Everything that is due by now and has not happened yet, each once: warnings, the limit missed with escalation and the
 * effect of silence, and the steps that happen by themselves when the applicant's term is over.
 */
export const passTime: Step = (work) =>
  work.state.outcome === null ? inTurn(work, warn, missLimit, endTermInVain, settle) : parsed(work);

/** Once silence has granted, a term of the applicant ends without taking anything away: else it would be due for ever. */
const endTermInVain: Step = (work) => {
  const term = runningLimit(work, "applicant");
  const over = term !== null && term.due !== null && hasPassed(term.due, work.base.at);
  return over && work.state.silence === "deemed-granted" ? endLimit("applicant")(work) : parsed(work);
};

/** Counts every running limit by the calendar as it is now. */
export const recompute: Step = (work) => inTurn(work, recomputeLimit("case"), recomputeLimit("applicant"));

const warn: Step = (work) => {
  const limit = runningLimit(work, "case");
  if (!limit || isSuspended(limit)) return parsed(work);
  const { at, definition } = work.base;
  // A limit that has passed is missed: a warning would come too late to warn of anything.
  if (limit.due === null || hasPassed(limit.due, at)) return parsed(work);
  const steps = warningsOf(definition.workflow.content).filter(({ code }) => !limit.warned.includes(code));
  if (steps.length === 0) return parsed(work);
  const calendar = calendarOf(work);
  if (!calendar.ok) return calendar;
  let done: Work = work;
  for (const { code, percent, effect } of steps) {
    const due = warningOf(limit, percent, calendar.value);
    if (!due.ok) return due;
    if (due.value === null || !hasCome(due.value, at)) continue;
    done = record(done, "TimeLimitWarned", { limit: "case", step: code, percent, effects: [effect], at });
  }
  return parsed(done);
};
