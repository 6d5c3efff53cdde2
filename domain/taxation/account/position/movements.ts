import { lek, sumLek, ZERO_LEK, type CivilDate, type Lek } from "../../../shared/index.js";
import { totalOf } from "../../law/index.js";
import type { AccountAgreement, AccountObligation, AccountPart, AccountState } from "../state.js";
import { covers } from "./clearance.js";
import { coversIn, type Cover } from "./cover.js";
import { passDays } from "./ledger-days.js";
import { isPaidBack } from "./money-pool.js";
import type { OwedPart } from "./owed-part.js";
import type { AccountLaw, Settlement } from "./types.js";

/** One thing that happened to the money of an account, on the day from which it is true. */
export type AccountMovement =
  | { readonly what: "owed"; readonly on: CivilDate; readonly key: string; readonly amount: Lek }
  | { readonly what: "received"; readonly on: CivilDate; readonly paymentId: string; readonly amount: Lek }
  | { readonly what: "settled"; readonly on: CivilDate; readonly key: string; readonly settled: Settlement }
  | { readonly what: "written-off"; readonly on: CivilDate; readonly key: string; readonly amount: Lek }
  | { readonly what: "set-aside"; readonly on: CivilDate; readonly refundId: string; readonly amount: Lek }
  /** `inExcess`: paid back although the money behind it turned out not to be there. */
  | {
      readonly what: "paid-back";
      readonly on: CivilDate;
      readonly refundId: string;
      readonly amount: Lek;
      readonly inExcess: Lek;
    };

/** What is still unpaid of one part once everything that is known has moved: of the amount itself, without interest and fine. */
export interface OpenPart extends Cover {
  readonly revenueItem: string;
  readonly unit: string;
  readonly due: CivilDate;
  readonly left: Lek;
}

/** An account in the eyes of the books. */
export interface AccountHistory {
  readonly movements: readonly AccountMovement[];
  readonly open: readonly OpenPart[];
}

/**
 * Everything that ever moved on an account, as its facts have it now, and what is left open: what the books say. A fact
 * that changes the past (a reversal, a late bank file, a reassessment) changes the movements of the past, and the books
 * post the difference.
 */
export function historyOf(state: AccountState, law: AccountLaw): AccountHistory {
  // Most accounts, most of the time: nothing was paid yet, so no day brings anything but births.
  if (state.payments.length + state.writeOffs.length + state.refunds.length === 0) return nothingMoved(state, law);
  const until = lastDay(state);
  if (until === null) return { movements: [], open: [] };
  const { parts, pool, writtenOff } = passDays(state, until, law);
  const movements: AccountMovement[] = [];
  for (const { obligation, part, settledBy } of parts) {
    movements.push({ what: "owed", on: part.bornOn, key: obligation.key, amount: part.amount });
    for (const settled of settledBy) movements.push({ what: "settled", on: settled.on, key: obligation.key, settled });
  }
  for (const { payment } of pool.payments)
    movements.push({ what: "received", on: payment.paidOn, paymentId: payment.paymentId, amount: payment.amount });
  for (const { key, on, amount } of writtenOff) movements.push({ what: "written-off", on, key, amount: lek(amount) });
  for (const { refund, missing, setAside } of pool.promises) {
    const { refundId, paidOn, amount } = refund;
    for (const each of setAside) movements.push({ what: "set-aside", on: each.on, refundId, amount: lek(each.amount) });
    if (paidOn !== null && isPaidBack(refund, until))
      movements.push({ what: "paid-back", on: paidOn, refundId, amount, inExcess: lek(missing) });
  }
  const coverOf = coversIn(state, (agreement) => settledUnder(agreement, parts), law);
  const open = parts.flatMap(({ obligation, part, left }) => openPart(obligation, part, left, coverOf));
  return { movements, open };
}

function nothingMoved(state: AccountState, law: AccountLaw): AccountHistory {
  const coverOf = coversIn(state, () => ZERO_LEK, law);
  const born = state.obligations.flatMap((obligation) => obligation.parts.map((part) => ({ obligation, part })));
  return {
    movements: born.map(({ obligation: { key }, part: { bornOn, amount } }) => {
      return { what: "owed", on: bornOn, key, amount };
    }),
    open: born.flatMap(({ obligation, part }) => openPart(obligation, part, part.amount, coverOf)),
  };
}

function openPart(
  obligation: AccountObligation,
  { number, due }: AccountPart,
  left: number,
  coverOf: ReturnType<typeof coversIn>,
): readonly OpenPart[] {
  const { revenueItem, unit } = obligation;
  return left === 0 ? [] : [{ revenueItem, unit, due, left: lek(left), ...coverOf(obligation, number) }];
}

/** What settled the parts that an agreement covers, from the day of signature on. */
function settledUnder(agreement: AccountAgreement, parts: readonly OwedPart[]): Lek {
  const covered = parts.filter(({ obligation: { key }, part }) => covers(agreement, { key, part: part.number }));
  return sumLek(
    covered.flatMap(({ settledBy }) => settledBy.filter(({ on }) => on >= agreement.signedOn).map(totalOf)),
  );
}

/** The last day on which anything moves; null where nothing ever did. */
function lastDay(state: AccountState): CivilDate | null {
  let last: CivilDate | null = null;
  const consider = (day: CivilDate | null) => {
    if (day !== null && (last === null || day > last)) last = day;
  };
  for (const { parts } of state.obligations) for (const { bornOn } of parts) consider(bornOn);
  for (const { paidOn } of state.payments) consider(paidOn);
  for (const { on } of state.writeOffs) consider(on);
  for (const { approvedOn, paidOn } of state.refunds) {
    consider(approvedOn);
    consider(paidOn);
  }
  return last;
}
