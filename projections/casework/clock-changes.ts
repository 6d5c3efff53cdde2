import { afterEnd, timerInstant, type DataOf } from "../../domain/casework/index.js";
import type { CivilDate, Instant } from "../../domain/shared/index.js";
import type { CaseRecord } from "../../read-models/casework/index.js";
import type { Changes } from "./cases.js";

/** Behind every day that is due: none that the ledger takes comes after it. */
export const NO_DAY = "9999-12-31" as CivilDate;

/** The clock of the case itself, which queues and statistics look at, and for its timers the applicant's term beside it. */
export const clockChanges: Changes<
  | "TimeLimitSet"
  | "TimeLimitSuspended"
  | "TimeLimitResumed"
  | "TimeLimitExtended"
  | "TimeLimitRecomputed"
  | "TimeLimitWarned"
  | "TimeLimitMissed"
  | "TimeLimitMet"
> = {
  TimeLimitSet: (_row, { data }) => ({
    ...dueColumns(data),
    ...(data.limit === "case" ? { suspendedSince: null, missedAt: null } : {}),
  }),
  TimeLimitSuspended: (row, { data: { number, from } }) => ({
    ...NOTHING_DUE,
    suspendedSince: from,
    suspensions: Math.max(row.suspensions, number),
  }),
  TimeLimitResumed: (_row, { data }) => ({
    ...dueColumns(data),
    ...(data.limit === "case" ? { suspendedSince: null } : {}),
  }),
  TimeLimitExtended: (_row, { data }) => dueColumns(data),
  TimeLimitRecomputed: (_row, { data }) => dueColumns(data),
  TimeLimitWarned: (row, { data: { step } }) => {
    const { [step]: _given, ...warnings } = row.warnings;
    return { warnings };
  },
  TimeLimitMissed: (_row, { data: { limit, at } }) => (limit === "case" ? { missedAt: at } : { answerOver: null }),
  // A case whose limit is met is closed in the same append.
  TimeLimitMet: (_row, { data: { limit } }) => (limit === "case" ? {} : { answerOver: null }),
};

const NOTHING_DUE = { dueOn: null, dueAt: null, queueDay: NO_DAY, warnings: {} };

function dueColumns({
  limit,
  due,
  warnings = [],
}: Pick<DataOf<"TimeLimitSet">, "limit" | "due" | "warnings">): Partial<CaseRecord> {
  if (limit === "applicant") return { answerOver: due && timerInstant(afterEnd(due)) };
  if (due === null) return NOTHING_DUE;
  const toCome = warnings.map(({ step, due: at }) => [step, timerInstant(at)] as const);
  return { dueOn: due.on, dueAt: due.at, queueDay: due.on, warnings: Object.fromEntries(toCome) };
}

/** As the case itself says (`nextTimerOf` of the domain), from what the row holds. */
export function nextTimerOf({
  outcome,
  dueOn,
  dueAt,
  missedAt,
  warnings,
  answerOver,
}: Omit<CaseRecord, "nextTimer">): Instant | null {
  if (outcome !== null) return null;
  const runs = dueOn !== null && missedAt === null;
  const ofCase = runs ? [timerInstant(afterEnd({ on: dueOn, at: dueAt })), ...Object.values(warnings)] : [];
  return [...ofCase, answerOver].filter((each) => each !== null).toSorted()[0] ?? null;
}
