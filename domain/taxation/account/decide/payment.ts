import { accepted, refusal, refused, yearOf, type Refusal } from "../../../shared/index.js";
import type { ReceivePayment, ReversePayment } from "../commands.js";
import { afterwards } from "../evolve.js";
import type { AccountState } from "../state.js";
import { revocations } from "./clearance.js";
import { amountFault, eventOf, firstFault, futureFault, yearFault, type Decided } from "./common.js";

/**
 * The most that one payment may be, in lekë. No law's limit: a guard against a digit typed too many, far above what
 * anybody pays at once. Cash is less, since somebody counts it: 10,000,000 is two thousand of the highest note.
 */
const MOST_IN_CASH = 10_000_000;
const MOST_ELSE = 10_000_000_000;

/** Money came in. It may be paid before anything is owed: then it lies as advance. */
export function receivePayment(command: ReceivePayment, state: AccountState): Decided {
  const { accountId, paymentId, amount, channel, paidOn, reference, payer, office, receiptNumber, desk } = command;
  const fault = firstFault(
    amountFault(amount),
    mostFault(command),
    futureFault(paidOn, command.on),
    yearFault(yearOf(paidOn), command),
    channel === "cash-desk" && (desk === null || receiptNumber === null) && refusal("payment-without-desk"),
    state.payments.some((each) => each.paymentId === paymentId) && refusal("payment-known", { paymentId }),
    referenceFault(command, state),
  );
  if (fault) return fault;
  const data = { accountId, paymentId, amount, channel, paidOn, reference, payer, office, receiptNumber, desk };
  return accepted(eventOf(command, "PaymentReceived", data, paidOn));
}

/**
 * The payment was void from the beginning. What it covered is owed again as if it had never been paid, and every
 * clearance that would not have been given without it falls in the same append.
 */
export function reversePayment(command: ReversePayment, state: AccountState): Decided {
  const { accountId, paymentId, ground, explanation } = command;
  const payment = state.payments.find((each) => each.paymentId === paymentId);
  if (!payment) return refused(refusal("payment-unknown", { paymentId }));
  if (payment.reversedOn !== null)
    return refused(refusal("payment-reversed", { paymentId, reversedOn: payment.reversedOn }));
  const { amount, paidOn } = payment;
  const reversed = eventOf(command, "PaymentReversed", { accountId, paymentId, amount, ground, explanation });
  const after = afterwards(state, [reversed]);
  const touched = state.clearances.filter((each) => each.issuedOn >= paidOn);
  return accepted(reversed, ...revocations(command, after, touched, "payment-reversed", paymentId));
}

function mostFault({ amount, channel }: ReceivePayment): Refusal | null {
  const most = channel === "cash-desk" ? MOST_IN_CASH : MOST_ELSE;
  return amount > most ? refusal("payment-above-most", { amount, most }) : null;
}

/** A bank or agent reference names one payment of its channel; a reversed one may be entered again. */
function referenceFault({ reference, channel }: ReceivePayment, state: AccountState): Refusal | null {
  if (reference === null) return null;
  const known = state.payments.find(
    (each) => each.reference === reference && each.channel === channel && each.reversedOn === null,
  );
  return known ? refusal("payment-reference-known", { reference, channel, paymentId: known.paymentId }) : null;
}
