import type { ProcessManager } from "../process-manager.js";
import { BY_SYSTEM, type CaseworkProcessParts } from "./parts.js";

/**
 * A calendar is adopted: the limits of every open case are counted again by it. Cases that are lodged later are counted
 * by it from the beginning.
 */
export function recomputeLimits({ cases, lists }: CaseworkProcessParts): ProcessManager {
  return {
    name: "recompute-limits",
    prefixes: ["municipality-"],
    types: ["CalendarAdopted"],
    async *react({ tenant, position }) {
      for await (const caseId of lists.openCases(tenant, position))
        yield { about: caseId, carryOut: (ask) => cases.recomputeLimits(ask, { caseId, by: BY_SYSTEM }) };
    },
  };
}
