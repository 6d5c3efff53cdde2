import { accepted, refusal, refused, type Parsed } from "../../../shared/index.js";
import type { ApproveRefund, PayRefund, WithdrawRefund } from "../commands.js";
import { passDays } from "../position/ledger-days.js";
import { positionOn } from "../position/index.js";
import type { AccountRefund, AccountState } from "../state.js";
import { amountFault, eventOf, firstFault, futureFault, type Decided } from "./common.js";

/** At most what lies as advance today; it is set aside from today on. Never approved by who asked. */
export function approveRefund(command: ApproveRefund, state: AccountState): Decided {
  const { accountId, refundId, amount, beneficiary, iban, requestedBy, ground, on, law } = command;
  const fault = firstFault(
    amountFault(amount),
    requestedBy === command.approvedBy && refusal("refund-approved-by-requester", { requestedBy }),
    state.refunds.some((each) => each.refundId === refundId) && refusal("refund-known", { refundId }),
  );
  if (fault) return fault;
  const { advance } = positionOn(state, on, law);
  if (amount > advance) return refused(refusal("refund-above-advance", { amount, advance }));
  const data = { accountId, refundId, amount, beneficiary, iban, requestedBy, ground };
  return accepted(eventOf(command, "RefundApproved", data));
}

export function withdrawRefund(command: WithdrawRefund, state: AccountState): Decided {
  const refund = openRefund(command.refundId, state);
  if (!refund.ok) return refund;
  const { accountId, refundId, ground } = command;
  return accepted(eventOf(command, "RefundWithdrawn", { accountId, refundId, amount: refund.value.amount, ground }));
}

/** Refused while a payment behind it has been reversed and nothing has taken its place. */
export function payRefund(command: PayRefund, state: AccountState): Decided {
  const { accountId, refundId, paidOn, reference, on, law } = command;
  const refund = openRefund(refundId, state);
  if (!refund.ok) return refund;
  const { amount, approvedOn } = refund.value;
  const missing = passDays(state, on, law).pool.promises.find((each) => each.refund.refundId === refundId)?.missing;
  const fault = firstFault(
    futureFault(paidOn, on),
    paidOn < approvedOn && refusal("refund-paid-before-approval", { paidOn, approvedOn }),
    missing !== undefined && missing > 0 && refusal("refund-not-covered", { amount, missing }),
  );
  return fault ?? accepted(eventOf(command, "RefundPaid", { accountId, refundId, amount, paidOn, reference }, paidOn));
}

function openRefund(refundId: string, state: AccountState): Parsed<AccountRefund> {
  const refund = state.refunds.find((each) => each.refundId === refundId);
  if (!refund) return refused(refusal("refund-unknown", { refundId }));
  if (refund.withdrawnOn !== null) return refused(refusal("refund-withdrawn", { refundId }));
  return refund.paidOn === null ? { ok: true, value: refund } : refused(refusal("refund-paid", { refundId }));
}
