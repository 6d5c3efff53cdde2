import { BY_SYSTEM, factOf, type CaseworkProcessParts } from "./parts.js";
import type { ProcessManager } from "../process-manager.js";

/**
 * A fee of a case becomes an obligation of the applicant's account: when it arises, and when the applicant is linked to
 * an account. The command that wrote the fact does so at once; this makes good what it could not finish. Without an
 * account the fee waits.
 */
export function chargeFees({ cases }: CaseworkProcessParts): ProcessManager {
  return {
    name: "charge-fees",
    prefixes: ["case-"],
    types: ["FeeCharged", "CheckRecorded"],
    *react(given) {
      const fact = factOf(given);
      if (fact.type === "CheckRecorded" && fact.data.check.kind !== "taxpayer") return;
      const { caseId } = (fact as { readonly data: { readonly caseId: string } }).data;
      yield {
        about: caseId,
        fine: ["fee-without-account"],
        carryOut: (ask) => cases.chargeFees(ask, { caseId, by: BY_SYSTEM }),
      };
    },
  };
}
