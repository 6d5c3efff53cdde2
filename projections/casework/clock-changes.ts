import type { CivilDate } from "../../domain/shared/index.js";
import type { CaseRecord } from "../../read-models/casework/index.js";
import type { Changes } from "./cases.js";

/** Behind every day that is due: none that the ledger takes comes after it. */
export const NO_DAY = "9999-12-31" as CivilDate;

/** What the clock of the case itself does; the term that the applicant has is not the office's. */
export const clockChanges: Changes<
  | "TimeLimitSet"
  | "TimeLimitSuspended"
  | "TimeLimitResumed"
  | "TimeLimitExtended"
  | "TimeLimitRecomputed"
  | "TimeLimitMissed"
> = {
  TimeLimitSet: (_row, { data: { limit, due } }) =>
    limit === "case" ? { ...dueColumns(due), suspendedSince: null, missedAt: null } : {},
  TimeLimitSuspended: (row, { data: { limit, number, from } }) =>
    limit === "case"
      ? { ...dueColumns(null), suspendedSince: from, suspensions: Math.max(row.suspensions, number) }
      : {},
  TimeLimitResumed: (_row, { data: { limit, due } }) =>
    limit === "case" ? { ...dueColumns(due), suspendedSince: null } : {},
  TimeLimitExtended: (_row, { data: { limit, due } }) => (limit === "case" ? dueColumns(due) : {}),
  TimeLimitRecomputed: (_row, { data: { limit, due } }) => (limit === "case" ? dueColumns(due) : {}),
  TimeLimitMissed: (_row, { data: { limit, at } }) => (limit === "case" ? { missedAt: at } : {}),
};

function dueColumns(due: { readonly on: CaseRecord["dueOn"]; readonly at: CaseRecord["dueAt"] } | null) {
  return { dueOn: due?.on ?? null, dueAt: due?.at ?? null, queueDay: due?.on ?? NO_DAY };
}
