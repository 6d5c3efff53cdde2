import type { Timekeeper } from "../timekeeper.js";
import { BY_SYSTEM, type CaseworkProcessParts } from "./parts.js";

/** Time passes for cases: warnings, limits missed with what silence means, terms of applicants that end. */
export function caseTimers({ cases, lists, tenants }: CaseworkProcessParts): Timekeeper {
  return {
    name: "case-timers",
    tenants,
    due: (tenant, now, after, limit) => lists.dueTimers(tenant, now, after, limit),
    followUp: ({ about: caseId }) => ({
      about: caseId,
      carryOut: (ask) => cases.passTime(ask, { caseId, by: BY_SYSTEM }),
    }),
  };
}
