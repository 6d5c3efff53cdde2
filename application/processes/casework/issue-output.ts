import type { ProcessManager } from "../process-manager.js";
import { BY_SYSTEM, factOf, type CaseworkProcessParts } from "./parts.js";

/** A favourable decision gives what the case was lodged for: the act, or the clearance where it is about dues. */
export function issueOutput({ cases }: CaseworkProcessParts): ProcessManager {
  return {
    name: "issue-output",
    prefixes: ["case-"],
    types: ["DecisionTaken"],
    *react(given) {
      const fact = factOf(given);
      if (fact.type !== "DecisionTaken" || fact.data.outcome !== "favourable") return;
      const { caseId } = fact.data;
      yield {
        about: caseId,
        // Since the decision the case may have been reopened, or decided otherwise, or the person forgotten.
        fine: ["case-not-decided", "output-of-denial", "paper-of-forgotten"],
        carryOut: (ask) => cases.issueOutput(ask, { caseId, by: BY_SYSTEM }),
      };
    },
  };
}
