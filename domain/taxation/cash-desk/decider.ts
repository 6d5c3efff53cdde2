import {
  accepted,
  addLek,
  lek,
  parseText,
  refusal,
  refused,
  type CivilDate,
  type Decider,
  type Decision,
  type Lek,
  type Refusal,
} from "../../shared/index.js";
import { DENOMINATIONS, MOST_PIECES, sumOfCount, type CountedPieces } from "./count.js";
import type { CashDeskEvent } from "./events.js";

type DataOf<Type extends CashDeskEvent["type"]> = Extract<CashDeskEvent, { type: Type }>["data"];

/** A desk on its day. `expected` is the float and everything taken since. */
export interface OpenedCashDesk {
  readonly phase: "open" | "closed";
  readonly opened: DataOf<"CashDeskOpened">;
  readonly expected: Lek;
  /** What was taken by payment; zero after it was given back. */
  readonly receipts: ReadonlyMap<string, { readonly amount: Lek; readonly givenBack: boolean }>;
  readonly closing: DataOf<"CashDeskClosed"> | null;
}
export type CashDeskState = { readonly phase: "none" } | OpenedCashDesk;

interface Command {
  readonly desk: string;
  readonly on: CivilDate;
}
export type CashDeskCommand =
  | (Command & { readonly type: "OpenCashDesk" } & DataOf<"CashDeskOpened">)
  /** A negative amount gives back, whole, what a receipt of the day took. */
  | (Command & { readonly type: "GiveReceipt" } & DataOf<"ReceiptGiven">)
  | (Command & {
      readonly type: "CloseCashDesk";
      readonly date: CivilDate;
      readonly counted: Lek;
      /** Why the cash differs; needed where it does. */
      readonly explanation: string | null;
      /** The count by banknote and coin, where it was told; it must come to `counted`. */
      readonly count?: readonly CountedPieces[] | null;
    });

/** The stream `cashDesk-T.desk.date`: one desk for one day. Nothing happens on it after it was closed. */
export const cashDeskDecider: Decider<CashDeskState, CashDeskCommand, CashDeskEvent> = {
  initialState: { phase: "none" },
  decide,
  evolve(state, fact): CashDeskState {
    if (fact.type === "CashDeskOpened")
      return { phase: "open", opened: fact.data, expected: fact.data.float, receipts: new Map(), closing: null };
    if (state.phase === "none") return state;
    if (fact.type === "CashDeskClosed") return { ...state, phase: "closed", closing: fact.data };
    const { paymentId, amount } = fact.data;
    const before = state.receipts.get(paymentId);
    const receipt = amount < 0 ? { amount: before?.amount ?? amount, givenBack: true } : { amount, givenBack: false };
    return {
      ...state,
      expected: addLek(state.expected, amount),
      receipts: new Map(state.receipts).set(paymentId, receipt),
    };
  },
};

function decide(command: CashDeskCommand, state: CashDeskState): Decision<CashDeskEvent> {
  const { desk, on } = command;
  if (command.type === "OpenCashDesk") {
    const { type: _type, on: _on, ...data } = command;
    if (state.phase !== "none") return refused(refusal("cash-desk-opened-already", { desk, date: data.date }));
    if (data.date > on) return refused(refusal("cash-desk-day-ahead", { date: data.date, on }));
    if (data.float < 0) return refused(refusal("amount-negative", { input: data.float }));
    return accepted({ type: "CashDeskOpened", data, effectiveDate: data.date });
  }
  if (state.phase === "none") return refused(refusal("cash-desk-not-open", { desk }));
  if (command.type === "GiveReceipt") return receipt(command, state);
  if (state.phase === "closed") return refused(refusal("cash-desk-closed", { desk, date: state.opened.date }));
  if (command.counted < 0) return refused(refusal("amount-negative", { input: command.counted }));
  const count = command.count ?? null;
  const fault = count === null ? null : countFault(count, command.counted);
  if (fault) return refused(fault);
  const difference = lek(command.counted - state.expected);
  const explanation = command.explanation === null ? null : parseText(command.explanation, 2000);
  if (explanation && !explanation.ok) return explanation;
  if (difference !== 0 && !explanation) return refused(refusal("cash-difference-unexplained", { difference }));
  const data = {
    desk,
    date: state.opened.date,
    counted: command.counted,
    expected: state.expected,
    difference,
    explanation: explanation?.value ?? null,
    ...(count === null ? {} : { count: inOrder(count) }),
  };
  return accepted({ type: "CashDeskClosed", data, effectiveDate: state.opened.date });
}

/** What was there of it, the highest denomination first. */
function inOrder(count: readonly CountedPieces[]): NonNullable<DataOf<"CashDeskClosed">["count"]> {
  return DENOMINATIONS.flatMap((denomination) => {
    const { pieces = 0 } = count.find((each) => each.denomination === denomination) ?? {};
    return pieces > 0 ? [{ denomination, pieces }] : [];
  });
}

function countFault(count: readonly CountedPieces[], counted: Lek): Refusal | null {
  const seen = new Set<number>();
  for (const { denomination, pieces } of count) {
    if (!(DENOMINATIONS as readonly number[]).includes(denomination) || seen.has(denomination))
      return refusal("denomination-unknown", { denomination });
    if (!Number.isInteger(pieces) || pieces < 0 || pieces > MOST_PIECES)
      return refusal("pieces-out-of-range", { denomination, max: MOST_PIECES });
    seen.add(denomination);
  }
  const sum = sumOfCount(count);
  return sum === counted ? null : refusal("cash-count-differs", { sum, counted });
}

function receipt(
  command: Extract<CashDeskCommand, { type: "GiveReceipt" }>,
  state: OpenedCashDesk,
): Decision<CashDeskEvent> {
  const { type: _type, on: _on, ...data } = command;
  const { desk, paymentId, amount } = data;
  const known = state.receipts.get(paymentId);
  const done = known && (amount > 0 ? known.amount === amount : known.givenBack && known.amount === -amount);
  if (done) return accepted();
  if (state.phase === "closed") return refused(refusal("cash-desk-closed", { desk, date: state.opened.date }));
  if (amount === 0) return refused(refusal("amount-not-positive"));
  if (amount > 0 && known) return refused(refusal("receipt-given-already", { paymentId }));
  if (amount < 0 && (!known || known.amount !== -amount)) return refused(refusal("receipt-unknown", { paymentId }));
  return accepted({ type: "ReceiptGiven", data, effectiveDate: state.opened.date });
}
