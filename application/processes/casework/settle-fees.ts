import { accountStream, idsOfTaxpayer } from "../../taxation/support/index.js";
import type { ProcessManager } from "../process-manager.js";
import { BY_SYSTEM, type CaseworkProcessParts } from "./parts.js";

/** Whatever moves money on an account may settle a fee, or have it owed again: also a charge that an advance covers at once. */
const MOVES_MONEY = [
  "PaymentReceived",
  "PaymentReversed",
  "ObligationCharged",
  "ObligationsReassessed",
  "ObligationWrittenOff",
  "AccountMerged",
];

/**
 * When money moves on an account, the cases whose fees stand on it look whether they are paid. Which cases these are the
 * account itself says, in its own stream and in those that were merged into it: nothing can lag behind. Of what was
 * before it first ran, only the cases that have fees matter, not every account.
 */
export function settleFees({ cases, ledger }: CaseworkProcessParts): ProcessManager {
  return {
    name: "settle-fees",
    prefixes: ["taxAccount-"],
    types: MOVES_MONEY,
    past: { prefixes: ["case-"], types: ["FeeCharged"] },
    async *react({ tenant, type, data }) {
      const { accountId, caseId: ofCase } = data as { readonly accountId: string; readonly caseId?: string };
      const concerned = type === "FeeCharged" ? [ofCase!] : await casesOf(ledger, tenant, accountId);
      // Left out where it is not so, as in commands written before it could be said: one that comes again is known by its hash.
      const reversed = type === "PaymentReversed" ? { reversed: true } : {};
      for (const caseId of concerned)
        yield {
          about: caseId,
          // What was charged for a case may stand for something else; fees that stand on no account wait for a receipt.
          fine: ["case-unknown", "fee-without-account", "account-unknown"],
          carryOut: (ask) => cases.settleFees(ask, { caseId, by: BY_SYSTEM, ...reversed }),
        };
    },
  };
}

interface AccountFact {
  readonly type: string;
  readonly data: { readonly caseId?: string | null };
}

/** The cases that an account was charged for, and those that were merged into it. */
async function casesOf(ledger: CaseworkProcessParts["ledger"], tenant: string, accountId: string) {
  const charged = new Set<string>();
  for (const id of await idsOfTaxpayer(ledger, tenant, accountId))
    for (const each of (await ledger.load(accountStream(tenant, id), casesCharged)).state) charged.add(each);
  return charged;
}

/** The cases that an account was charged for. */
const casesCharged = {
  initialState: [] as readonly string[],
  evolve(cases: readonly string[], { type, data: { caseId } }: AccountFact): readonly string[] {
    return type !== "ObligationCharged" || !caseId || cases.includes(caseId) ? cases : [...cases, caseId];
  },
};
