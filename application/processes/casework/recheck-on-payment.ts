import { idsOfTaxpayer } from "../../taxation/support/index.js";
import type { ProcessManager } from "../process-manager.js";
import { BY_SYSTEM, type CaseworkProcessParts } from "./parts.js";

/** Whatever may leave an account without dues that stand in the way, by payment or otherwise. */
const MAY_CLEAR = [
  "PaymentReceived",
  "ObligationsReassessed",
  "ObligationWrittenOff",
  "InstalmentAgreementMade",
  "ObjectionLodged",
  "ObjectionDecided",
  "AccountMerged",
];

/**
 * `on-event:payment-recorded` of definitions: when less is owed on an account, or a fee of a case is paid, the cases that
 * wait for it look again, and go on where they can. Which cases an account has, and those that were merged into it, the
 * list says once it has come as far as the fact; a case that came to wait later asked the account itself.
 */
export function recheckOnPayment({ cases, ledger, lists }: CaseworkProcessParts): ProcessManager {
  const recheck = (caseId: string) => ({
    about: caseId,
    fine: ["case-unknown"],
    carryOut: (ask: Parameters<typeof cases.recheck>[0]) =>
      cases.recheck(ask, { caseId, by: BY_SYSTEM, event: "payment-recorded" }),
  });
  return {
    name: "recheck-on-payment",
    prefixes: ["taxAccount-", "case-"],
    types: [...MAY_CLEAR, "FeeSettled"],
    past: { prefixes: ["case-"], types: ["ClearanceChecked"] },
    async *react({ tenant, data, position }) {
      const { accountId, caseId } = data as { readonly accountId?: string; readonly caseId?: string };
      if (accountId === undefined) yield recheck(caseId!);
      else {
        const accountIds = await idsOfTaxpayer(ledger, tenant, accountId);
        for await (const each of lists.openCasesOf(tenant, accountIds, position)) yield recheck(each);
      }
    },
  };
}
