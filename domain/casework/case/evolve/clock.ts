import type { Suspension } from "../../time-limit/index.js";
import type { LimitName } from "../events/index.js";
import type { CaseLimit, CaseState } from "../state.js";
import type { Folds } from "./index.js";

export const clockFolds: Folds<
  | "TimeLimitSet"
  | "TimeLimitSuspended"
  | "TimeLimitResumed"
  | "TimeLimitExtended"
  | "TimeLimitRecomputed"
  | "TimeLimitWarned"
  | "TimeLimitMissed"
  | "TimeLimitEscalated"
  | "TimeLimitMet"
  | "SilenceTookEffect"
> = {
  TimeLimitSet: (state, { limit, term, use, startedAt, calendar, due }) =>
    limits(state, limit, {
      term,
      use,
      startedAt,
      calendar,
      due,
      extensions: [],
      suspensions: [],
      warned: [],
      missedAt: null,
      endedAt: null,
    }),
  TimeLimitSuspended: (state, { limit, number, from }) =>
    change(state, limit, (each) => ({
      suspensions: withSuspension(each.suspensions, { number, from, to: null }),
      due: null,
    })),
  TimeLimitResumed: (state, { limit, number, from, to, calendar, due }) =>
    change(state, limit, (each) => ({
      suspensions: withSuspension(each.suspensions, { number, from, to }),
      calendar,
      due,
    })),
  TimeLimitExtended: (state, { limit, value, calendar, due }) =>
    change(state, limit, (each) => ({ extensions: [...each.extensions, value], calendar, due })),
  TimeLimitRecomputed: (state, { limit, calendar, due }) => change(state, limit, () => ({ calendar, due })),
  TimeLimitWarned: (state, { limit, step }) => change(state, limit, (each) => ({ warned: [...each.warned, step] })),
  /** The case must still be decided, so its limit stands until it is; the applicant's term is over. */
  TimeLimitMissed: (state, { limit, at }) =>
    change(state, limit, () => ({ missedAt: at, ...(limit === "applicant" ? { endedAt: at } : {}) })),
  TimeLimitEscalated: () => ({}),
  TimeLimitMet: (state, { limit, at }) => change(state, limit, () => ({ endedAt: at })),
  SilenceTookEffect: (_state, { effect, due }) => ({ silence: effect, silentSince: due.on }),
};

/** By number: the end of a suspension says also when it began, so that the order of the two makes no difference. */
function withSuspension(suspensions: readonly Suspension[], one: Suspension): readonly Suspension[] {
  const known = suspensions.find(({ number }) => number === one.number);
  if (known && known.to !== null) return suspensions;
  return [...suspensions.filter(({ number }) => number !== one.number), one];
}

function change(
  state: CaseState,
  name: LimitName,
  by: (limit: CaseLimit) => Partial<CaseLimit>,
): Pick<CaseState, "limits"> {
  const limit = state.limits[name];
  return limits(state, name, limit && { ...limit, ...by(limit) });
}

function limits(state: CaseState, name: LimitName, limit: CaseLimit | null): Pick<CaseState, "limits"> {
  return { limits: { ...state.limits, [name]: limit } };
}
