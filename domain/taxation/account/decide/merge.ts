import { accepted, refusal, refused, ZERO_LEK } from "../../../shared/index.js";
import type { MergeIn, MergeOut } from "../commands.js";
import type { CarriedAccount } from "../events/index.js";
import { afterwards } from "../evolve.js";
import { decideClearance } from "../position/index.js";
import type { AccountState } from "../state.js";
import { revocations } from "./clearance.js";
import { eventOf, type Decided } from "./common.js";

/** The account ends here; its facts go to the survivor's, and its clearances fall: they vouch for an account no more. */
export function mergeOut(command: MergeOut, state: AccountState): Decided {
  const { accountId, survivorId, on, law } = command;
  if (survivorId === accountId) return refused(refusal("account-merged-with-itself", { accountId }));
  const carried = carriedOf(state);
  const merged = { accountId, otherAccountId: survivorId, direction: "out" as const, carried };
  const standing = state.clearances.filter((each) => each.revokedOn === null);
  const owed = standing.length === 0 ? ZERO_LEK : decideClearance(state, on, law).owedTotal;
  return accepted(
    ...standing.map(({ clearanceId, number }) => {
      const revoked = { accountId, clearanceId, number, ground: "account-merged" as const, causedBy: survivorId };
      return eventOf(command, "ClearanceRevoked", { ...revoked, owed });
    }),
    eventOf(command, "AccountMerged", merged),
  );
}

/** Takes a duplicate's facts in, once; clearances fall that would not have been given had they been here. */
export function mergeIn(command: MergeIn, state: AccountState): Decided {
  const { accountId, duplicateId, carried } = command;
  if (duplicateId === accountId) return refused(refusal("account-merged-with-itself", { accountId }));
  if (state.absorbed.includes(duplicateId)) return accepted();
  const known = new Set([
    ...state.obligations.map(({ key }) => key),
    ...state.payments.map(({ paymentId }) => paymentId),
  ]);
  const twice = [...carried.obligations.map(({ key }) => key), ...carried.payments.map(({ paymentId }) => paymentId)];
  const collision = twice.find((name) => known.has(name));
  if (collision !== undefined) return refused(refusal("account-facts-collide", { name: collision }));
  const data = { accountId, otherAccountId: duplicateId, direction: "in" as const, carried };
  const merged = eventOf(command, "AccountMerged", data);
  const after = afterwards(state, [merged]);
  return accepted(merged, ...revocations(command, after, state.clearances, "account-merged", duplicateId));
}

/** What stands of an account: reversed payments, withdrawn refunds and cancelled invoices stay behind. */
function carriedOf(state: AccountState): CarriedAccount {
  return {
    obligations: [...state.obligations],
    payments: state.payments
      .filter((each) => each.reversedOn === null)
      .map(({ reversedOn: _reversedOn, ...payment }) => payment),
    refunds: state.refunds
      .filter((each) => each.withdrawnOn === null)
      .map(({ withdrawnOn: _withdrawnOn, ...refund }) => refund),
    writeOffs: [...state.writeOffs],
    agreements: [...state.agreements],
    objections: [...state.objections],
    assessments: [...state.assessments],
    invoices: state.invoices
      .filter(({ cancelled }) => !cancelled)
      .map(({ cancelled: _cancelled, billed, ...invoice }) => ({ ...invoice, billed: [...billed] })),
    taxNotices: state.taxNotices.map(({ items, ...notice }) => ({ ...notice, items: [...items] })),
    notices: [...state.notices],
  };
}
