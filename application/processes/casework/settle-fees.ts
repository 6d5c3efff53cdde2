import { caseDecider } from "../../../domain/casework/index.js";
import { comparePositions, type Position } from "../../../domain/shared/index.js";
import { caseStream } from "../../casework/support/index.js";
import type { LedgerFact } from "../../ledger/index.js";
import { accountStream, withMerged } from "../../taxation/support/index.js";
import type { FollowUp, ProcessManager } from "../process-manager.js";
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
 * before it first ran, only the cases that have fees matter, not every account: whether they are paid, and of those that
 * were settled, whether a payment was taken back since.
 */
export function settleFees({ cases, ledger }: CaseworkProcessParts): ProcessManager {
  const look = (caseId: string, isReversed: boolean): FollowUp => ({
    about: caseId,
    // What was charged for a case may stand for something else; fees that stand on no account wait for a receipt.
    fine: ["case-unknown", "fee-without-account", "account-unknown"],
    // Left out where it is not so, as in commands written before it could be said: one that comes again is known by its hash.
    carryOut: (ask) => cases.settleFees(ask, { caseId, by: BY_SYSTEM, ...(isReversed ? { reversed: true } : {}) }),
  });
  return {
    name: "settle-fees",
    prefixes: ["taxAccount-"],
    types: MOVES_MONEY,
    past: { prefixes: ["case-"], types: ["FeeCharged", "FeeSettled"] },
    async *react({ tenant, type, data, position }) {
      const { accountId, caseId: ofCase } = data as { readonly accountId: string; readonly caseId?: string };
      if (type === "FeeSettled") {
        if (await takenBackSince(ledger, tenant, ofCase!, position)) yield look(ofCase!, true);
        return;
      }
      const concerned = type === "FeeCharged" ? [ofCase!] : await casesOf(ledger, tenant, accountId);
      for (const caseId of concerned) yield look(caseId, type === "PaymentReversed");
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
  for await (const id of withMerged(ledger, tenant, [accountId]))
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

/** Whether a payment was taken back after a position of the log, on any account that fees of a case stand on. */
async function takenBackSince(
  ledger: CaseworkProcessParts["ledger"],
  tenant: string,
  caseId: string,
  since: Position,
): Promise<boolean> {
  const { fees } = (await ledger.load(caseStream(tenant, caseId), caseDecider)).state;
  const accounts = new Set((fees ?? []).flatMap(({ accountId }) => accountId ?? []));
  for await (const id of withMerged(ledger, tenant, [...accounts])) {
    const last = (await ledger.load(accountStream(tenant, id), lastReversal)).state;
    if (last !== null && comparePositions(last, since) > 0) return true;
  }
  return false;
}

const lastReversal = {
  initialState: null as Position | null,
  evolve: (last: Position | null, { type, position }: Pick<LedgerFact, "type" | "position">): Position | null =>
    type === "PaymentReversed" ? position : last,
};
