import type { ProcessManager } from "../process-manager.js";
import { BY_SYSTEM, factOf, type CaseworkProcessParts } from "./parts.js";

/** A favourable decision of the service that certifies settled dues: the account issues its clearance. */
export function issueClearance({ cases }: CaseworkProcessParts): ProcessManager {
  return {
    name: "issue-clearance",
    prefixes: ["case-"],
    types: ["DecisionTaken"],
    *react(given) {
      const fact = factOf(given);
      if (fact.type !== "DecisionTaken" || fact.data.outcome !== "favourable") return;
      const { caseId } = fact.data;
      yield {
        about: caseId,
        // Other services certify nothing of this kind; a case may have been reopened since.
        fine: ["case-not-about-dues", "case-not-decided"],
        carryOut: (ask) => cases.issueClearance(ask, { caseId, by: BY_SYSTEM }),
      };
    },
  };
}
