import { lek, sumLek, ZERO_LEK, type CivilDate, type Lek } from "../../../shared/index.js";
import { totalOf, type Components } from "../../law/index.js";
import type { AccountObligation, AccountState } from "../state.js";
import { passDays } from "./ledger-days.js";
import { isPaidBack, type MoneyPool } from "./money-pool.js";
import { NOTHING, type OwedPart } from "./owed-part.js";
import type {
  AccountLaw,
  AccountPosition,
  ObligationPosition,
  OwedItem,
  PartPosition,
  PlacedSettlement,
} from "./types.js";

/**
 * What is owed, paid and over at the end of a day, in whole lekë. Every payment that stands equals what it settled, what
 * lies as advance, and what is set aside or was paid back:
 * `paid = settled + advance + refundsApproved + refundsPaid − refundedInExcess`.
 *
 * Throws InvariantError `interest-rate-missing` where the rates do not reach back to a day late; the decider admits no
 * due date before {@link earliestCountableDue}.
 */
export function positionOn(state: AccountState, effectiveOn: CivilDate, law: AccountLaw): AccountPosition {
  const { parts, pool } = passDays(state, effectiveOn, law);
  const obligations = obligationsOf(parts, effectiveOn);
  const overdue = obligations.flatMap((each) => each.parts.filter((part) => part.overdue));
  return {
    accountId: state.accountId ?? "",
    effectiveOn,
    obligations,
    payments: pool.payments.map(({ payment: { paymentId, amount, paidOn }, left }) => {
      return { paymentId, amount, paidOn, advance: lek(left) };
    }),
    outstanding: sumOf(obligations.map((each) => each.outstanding)),
    overdue: sumOf(overdue.map((each) => each.outstanding)),
    overdueSince: overdue.reduce<CivilDate | null>((min, { due }) => (min === null || due < min ? due : min), null),
    paid: sumLek(pool.payments.map(({ payment }) => payment.amount)),
    writtenOff: lek(parts.reduce((sum, each) => sum + each.writtenOff, 0)),
    advance: lek(pool.advance()),
    ...refundsOf(pool, effectiveOn),
  };
}

/** What is owed and was due before the position's day: what a clearance looks at. */
export function overdueItems({ obligations }: AccountPosition): readonly OwedItem[] {
  return obligations.flatMap(({ key, item, parts }) =>
    parts
      .filter((part) => part.overdue)
      .map(({ number, due, outstanding }) => ({ key, part: number, item, due, outstanding })),
  );
}

/** What is overdue on a day. */
export function owedNow(state: AccountState, on: CivilDate, law: AccountLaw): readonly OwedItem[] {
  return overdueItems(positionOn(state, on, law));
}

/** Every settlement up to and with a day, by key, part, day and payment: what the journal posts the differences of. */
export function settlementsOn(
  state: AccountState,
  effectiveOn: CivilDate,
  law: AccountLaw,
): readonly PlacedSettlement[] {
  return settlementsOf(positionOn(state, effectiveOn, law));
}

/** The settlements of a position, by key, part, day and payment. */
export function settlementsOf({ obligations }: AccountPosition): readonly PlacedSettlement[] {
  const placed = obligations.flatMap(({ key, parts }) =>
    parts.flatMap(({ number, settledBy }) => settledBy.map((each) => ({ key, part: number, ...each }))),
  );
  return placed.sort(
    (a, b) => compare(a.key, b.key) || a.part - b.part || compare(a.on, b.on) || compare(a.paymentId, b.paymentId),
  );
}

/** Components added up, one by one. */
export function sumOf(all: readonly Components[]): Components {
  const sum = { ...NOTHING } as Record<keyof Components, Lek>;
  for (const each of all) {
    sum["enforcement-costs"] = lek(sum["enforcement-costs"] + each["enforcement-costs"]);
    sum.principal = lek(sum.principal + each.principal);
    sum.interest = lek(sum.interest + each.interest);
    sum.fine = lek(sum.fine + each.fine);
  }
  return sum;
}

/** Parts of one obligation stand together, as the account lists them. */
function obligationsOf(parts: readonly OwedPart[], on: CivilDate): readonly ObligationPosition[] {
  const obligations: ObligationPosition[] = [];
  for (let at = 0; at < parts.length;) {
    const { obligation } = parts[at]!;
    const itsParts: PartPosition[] = [];
    for (; parts[at]?.obligation === obligation; at++) itsParts.push(partOf(parts[at]!, on));
    obligations.push(obligationPosition(obligation, itsParts));
  }
  return obligations;
}

function obligationPosition(
  { key, item, revenueItem, unit, year, component }: AccountObligation,
  parts: readonly PartPosition[],
): ObligationPosition {
  const amount = parts.length === 1 ? parts[0]!.amount : sumLek(parts.map((part) => part.amount));
  const outstanding = parts.length === 1 ? parts[0]!.outstanding : sumOf(parts.map((part) => part.outstanding));
  return { key, item, revenueItem, unit, year, component, amount, outstanding, parts };
}

function partOf(owed: OwedPart, on: CivilDate): PartPosition {
  const { number, due, amount } = owed.part;
  const outstanding = owed.outstanding();
  return {
    number,
    due,
    amount,
    writtenOff: lek(owed.writtenOff),
    paid: owed.paid as Components,
    outstanding,
    overdue: due < on && totalOf(outstanding) > 0,
    settledBy: owed.settledBy,
  };
}

function refundsOf(
  { promises }: MoneyPool,
  on: CivilDate,
): Pick<AccountPosition, "refundsApproved" | "refundsPaid" | "refundedInExcess"> {
  let [refundsApproved, refundsPaid, refundedInExcess] = [ZERO_LEK, ZERO_LEK, ZERO_LEK];
  for (const { refund, missing } of promises) {
    if (isPaidBack(refund, on)) {
      refundsPaid = lek(refundsPaid + refund.amount);
      refundedInExcess = lek(refundedInExcess + missing);
    } else refundsApproved = lek(refundsApproved + refund.amount - missing);
  }
  return { refundsApproved, refundsPaid, refundedInExcess };
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
