import { negateLek, parsed, refusal, yearOf, type Parsed, type Refusal } from "../../../domain/shared/index.js";
import {
  cashDeskDecider,
  type AccountEvent,
  type CashDeskCommand,
  type CashDeskEvent,
} from "../../../domain/taxation/index.js";
import { ConflictError } from "../../errors.js";
import { derivedId, type CommandResult, type LedgerReceipt } from "../../ledger/index.js";
import type { ReceivedPayment, ReceivePaymentInput, ReversedPayment, ReversePaymentInput } from "../inputs/account.js";
import {
  accountStream,
  carryOutBeside,
  cashDeskStream,
  outcomeOf,
  receiptOf,
  refusedOutcome,
  withMerged,
} from "../support/index.js";
import type { Ask, Outcome } from "../use-case.js";
import { eventOf, officeFault, type AccountRoom, type OpenedAccount } from "./account-room.js";
import { carryOutNumbered, NO_NUMBER } from "./numbered.js";
import { claimReference } from "./payment-reference.js";

/**
 * Money came in. The order of the steps: rehearse; receipt number and receipt of the open desk, or the claim of the
 * reference; then the account. A receipt is given before the account knows, so that a desk that closes in between keeps
 * the payment out.
 */
export async function receivePayment(
  room: AccountRoom,
  ask: Ask,
  input: ReceivePaymentInput,
): Promise<Outcome<ReceivedPayment>> {
  const account = await room.open(ask, input.accountId);
  if (!account.ok) return account;
  const paymentId = input.paymentId ?? derivedId(ask.commandId, "payment");
  const { office, desk, channel, paidOn } = input;
  const fault = officeFault(account.value, office) ?? channelFault(input) ?? (await deskFault(room, ask, input));
  if (fault) return refusedOutcome(fault);
  const body = { receivePayment: input };
  const result = await carryOutNumbered(room, account.value, ask, {
    body,
    command: (number) => ({
      ...input,
      ...account.value.base,
      type: "ReceivePayment",
      paymentId,
      receiptNumber: number === NO_NUMBER ? null : number,
    }),
    order: () =>
      channel === "cash-desk" ? { office, kind: "receipt", year: yearOf(paidOn), owners: [paymentId] } : null,
    async before(receiptNumber) {
      const claimed = await claimReference(room, ask, { ...input, paymentId }, body);
      if (!claimed.ok || channel !== "cash-desk") return claimed;
      const { accountId, amount } = input;
      const receipt = { desk: desk!, paymentId, accountId, receiptNumber, amount };
      const given = await atDesk(room, ask, paidOn, { type: "GiveReceipt", ...receipt, on: ask.today }, body);
      return given.ok ? stillGiven(room, ask, input, paymentId) : given;
    },
  }).catch(async (error: unknown) => {
    // The account moved past the pinned revision after the desk had given its receipt.
    if (error instanceof ConflictError) await takeReceiptBack(room, ask, account.value, input, paymentId);
    throw error;
  });
  if (!result.ok) await takeReceiptBack(room, ask, account.value, input, paymentId);
  return outcomeOf(result, (events) => {
    const { data } = eventOf(events, "PaymentReceived")!;
    return { paymentId: data.paymentId, receiptNumber: data.receiptNumber };
  });
}

/** A payment was void from the beginning. Cash of a desk that is still open goes back over it. */
export async function reversePayment(
  room: AccountRoom,
  ask: Ask,
  input: ReversePaymentInput,
): Promise<Outcome<ReversedPayment>> {
  const outcome = await room.simply(
    ask,
    input.accountId,
    { reversePayment: input },
    (base) => ({ ...input, ...base, type: "ReversePayment" }),
    revokedBy,
  );
  if (!outcome.ok) return outcome;
  const back = await giveCashBack(room, ask, input);
  return { ...outcome, receipt: receiptOf(outcome.receipt, back) };
}

function revokedBy(events: readonly AccountEvent[]): ReversedPayment {
  const revoked = events.flatMap((event) => (event.type === "ClearanceRevoked" ? [event.data.number] : []));
  return { revokedClearances: revoked };
}

function channelFault({ channel, desk }: ReceivePaymentInput): Refusal | null {
  if (channel === "cash-desk") return desk === null ? refusal("cash-desk-required") : null;
  return desk === null ? null : refusal("cash-desk-not-for-channel", { channel });
}

/** The desk is open on the day, and is the office's own; a payment that is in its receipts already may be sent again. */
async function deskFault(room: AccountRoom, ask: Ask, input: ReceivePaymentInput): Promise<Refusal | null> {
  if (input.desk === null) return null;
  const stream = cashDeskStream(ask.tenant, input.desk, input.paidOn);
  const { state } = await room.parts.ledger.load(stream, cashDeskDecider);
  if (state.phase === "none") return refusal("cash-desk-not-open", { desk: input.desk });
  if (state.opened.office !== input.office)
    return refusal("cash-desk-of-another-office", { desk: input.desk, office: state.opened.office });
  return null;
}

async function atDesk(
  room: AccountRoom,
  ask: Ask,
  date: string,
  command: Extract<CashDeskCommand, { type: "GiveReceipt" }>,
  body: object,
): Promise<CommandResult<CashDeskEvent>> {
  const stream = cashDeskStream(ask.tenant, command.desk, date);
  return carryOutBeside(room.parts.ledger, ask, { stream, decider: cashDeskDecider, command, body });
}

/** A receipt that was taken back is not given again by the same command: the money may have gone back with it. */
async function stillGiven(
  room: AccountRoom,
  ask: Ask,
  { desk, paidOn }: ReceivePaymentInput,
  paymentId: string,
): Promise<Parsed<null>> {
  const { state } = await room.parts.ledger.load(cashDeskStream(ask.tenant, desk!, paidOn), cashDeskDecider);
  const givenBack = state.phase !== "none" && state.receipts.get(paymentId)?.givenBack === true;
  return givenBack ? { ok: false, refusal: refusal("receipt-taken-back", { paymentId }) } : parsed(null);
}

/** The account said no after the desk had given its receipt (merged in the very moment): the receipt is void. */
async function takeReceiptBack(
  room: AccountRoom,
  ask: Ask,
  { base }: OpenedAccount,
  { desk, paidOn, accountId, amount }: ReceivePaymentInput,
  paymentId: string,
): Promise<void> {
  if (desk === null) return;
  const { state } = await room.parts.ledger.load(cashDeskStream(ask.tenant, desk, paidOn), cashDeskDecider);
  const given = state.phase === "none" ? undefined : state.receipts.get(paymentId);
  if (!given || given.givenBack || (await isInAccount(room, ask, accountId, paymentId))) return;
  const back = { desk, paymentId, accountId, receiptNumber: "-", amount: negateLek(amount) };
  const again = { ...ask, commandId: `${ask.commandId.slice(0, 90)}.void` };
  await atDesk(room, again, paidOn, { type: "GiveReceipt", ...back, on: base.on }, { void: paymentId });
}

async function isInAccount(room: AccountRoom, ask: Ask, accountId: string, paymentId: string): Promise<boolean> {
  const account = await room.open(ask, accountId);
  return account.ok && account.value.state.payments.some((each) => each.paymentId === paymentId);
}

/** The payment as it came in, on the account or on one that was merged into it. */
async function receivedAs({ parts: { ledger } }: AccountRoom, tenant: string, accountId: string, paymentId: string) {
  for await (const id of withMerged(ledger, tenant, [accountId]))
    for (const fact of await ledger.facts<AccountEvent>(accountStream(tenant, id)))
      if (fact.type === "PaymentReceived" && fact.data.paymentId === paymentId) return fact;
  return null;
}

/** Where the desk wrote it; null: the money did not come over a desk, or the desk is closed. */
async function giveCashBack(room: AccountRoom, ask: Ask, input: ReversePaymentInput): Promise<LedgerReceipt | null> {
  const { accountId, paymentId } = input;
  const payment = await receivedAs(room, ask.tenant, accountId, paymentId);
  if (!payment || payment.data.desk === null) return null;
  const { desk, paidOn, receiptNumber, amount } = payment.data;
  const { state } = await room.parts.ledger.load(cashDeskStream(ask.tenant, desk, paidOn), cashDeskDecider);
  if (state.phase !== "open") return null;
  const back = { desk, paymentId, accountId, receiptNumber: receiptNumber ?? "-", amount: negateLek(amount) };
  const command = { type: "GiveReceipt", ...back, on: ask.today } as const;
  const given = await atDesk(room, ask, paidOn, command, { reversePayment: input });
  return given.ok ? given.receipt : null;
}
