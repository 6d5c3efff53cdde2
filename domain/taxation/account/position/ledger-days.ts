import { epochDay, type CivilDate } from "../../../shared/index.js";
import type { AccountState } from "../state.js";
import { LateCosts } from "./late-costs.js";
import { MoneyPool } from "./money-pool.js";
import { OwedPart, type FineFreeDays } from "./owed-part.js";
import { groupsInOrder, orderOn, type SettlementGroup } from "./settlement-order.js";
import type { AccountLaw } from "./types.js";

/** An account once all its days up to one have passed: each part with what settled it, and the money that is left. */
export interface LedgerDays {
  readonly parts: readonly OwedPart[];
  readonly pool: MoneyPool;
  /** What was really written off: never more than was unpaid on the day. */
  readonly writtenOff: readonly WrittenOff[];
}

export interface WrittenOff {
  readonly key: string;
  readonly on: CivilDate;
  readonly amount: number;
}

/**
 * Lets the days of an account pass, in the order of what was effective, never of what became known. On each day: what is
 * born is owed; what was paid settles what is owed, due or not yet, in the order of the day, and lies as advance where
 * nothing is owed; then write-offs; then money is set aside for refunds approved. Interest and fine are counted up to
 * each day on which money moves.
 */
export function passDays(state: AccountState, until: CivilDate, law: AccountLaw): LedgerDays {
  const parts = partsUntil(state, until, law);
  const groups = groupsInOrder(parts);
  const pool = new MoneyPool();
  const happenings = happeningsUntil(state, parts, until);
  const writtenOff: WrittenOff[] = [];
  let first = 0;
  for (let at = 0; at < happenings.length;) {
    const on = happenings[at]!.on;
    const day = epochDay(on);
    const writeOffs: { readonly key: string; readonly amount: number }[] = [];
    for (; at < happenings.length && happenings[at]!.on === on; at++) {
      const happening = happenings[at]!;
      if (happening.what === "paid") pool.receive(happening.payment);
      else if (happening.what === "promised") pool.promise(happening.refund);
      else if (happening.what === "written-off") writeOffs.push(happening.writeOff);
    }
    if (!pool.empty) {
      while (first < groups.length && groups[first]!.members.every((each) => each.bornOn <= day && each.done)) first++;
      settle(groups, first, pool, on, law);
    }
    for (const { key, amount } of writeOffs) writtenOff.push({ key, on, amount: writeOff(parts, key, amount, day) });
    pool.setAside(on);
  }
  const end = epochDay(until);
  for (const part of parts) part.countTo(end);
  return { parts, pool, writtenOff };
}

type Happening = { readonly on: CivilDate; readonly id: string } & (
  | { readonly what: "born" }
  | { readonly what: "paid"; readonly payment: AccountState["payments"][number] }
  | { readonly what: "written-off"; readonly writeOff: AccountState["writeOffs"][number] }
  | { readonly what: "promised"; readonly refund: AccountState["refunds"][number] }
);

/** Ordered by day and, within it, by id: the same facts in whatever order they became known give the same list. */
function happeningsUntil(state: AccountState, parts: readonly OwedPart[], until: CivilDate): readonly Happening[] {
  const happenings: Happening[] = [];
  for (const on of new Set(parts.map(({ part }) => part.bornOn))) happenings.push({ on, id: "", what: "born" });
  for (const payment of state.payments)
    if (payment.reversedOn === null && payment.paidOn <= until)
      happenings.push({ on: payment.paidOn, id: payment.paymentId, what: "paid", payment });
  for (const writeOff of state.writeOffs)
    if (writeOff.on <= until)
      happenings.push({ on: writeOff.on, id: writeOff.writeOffId, what: "written-off", writeOff });
  for (const refund of state.refunds)
    if (refund.withdrawnOn === null && refund.approvedOn <= until)
      happenings.push({ on: refund.approvedOn, id: refund.refundId, what: "promised", refund });
  return happenings.sort((a, b) => (a.on !== b.on ? (a.on < b.on ? -1 : 1) : a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
}

const NO_DAYS: readonly FineFreeDays[] = [];

function partsUntil(state: AccountState, until: CivilDate, law: AccountLaw): readonly OwedPart[] {
  const costs = LateCosts.of(law.rules);
  const fineFree = fineFreeDays(state, until);
  const parts: OwedPart[] = [];
  for (const obligation of state.obligations)
    for (const part of obligation.parts)
      if (part.bornOn <= until) {
        const free = fineFree.size === 0 ? NO_DAYS : (fineFree.get(`${obligation.key}#${part.number}`) ?? NO_DAYS);
        parts.push(new OwedPart(obligation, part, free, costs));
      }
  return parts;
}

/** The fine runs again from the day on which an agreement is broken. Two agreements never cover a part on one day. */
function fineFreeDays(state: AccountState, until: CivilDate): ReadonlyMap<string, readonly FineFreeDays[]> {
  const byPart = new Map<string, FineFreeDays[]>();
  for (const { signedOn, endedOn, outcome, covers } of state.agreements) {
    if (signedOn > until) continue;
    const last = endedOn === null ? Infinity : epochDay(endedOn) - (outcome === "broken" ? 1 : 0);
    const days = { from: epochDay(signedOn), to: last };
    for (const { key, part } of covers) {
      const name = `${key}#${part}`;
      byPart.set(name, [...(byPart.get(name) ?? []), days]);
    }
  }
  return byPart;
}

function settle(
  groups: readonly SettlementGroup[],
  first: number,
  pool: MoneyPool,
  on: CivilDate,
  law: AccountLaw,
): void {
  const day = epochDay(on);
  const { sequence, scope } = orderOn(law, on);
  const pay = (group: SettlementGroup, component: (typeof sequence)[number]) => {
    for (const owed of group.members) {
      if (owed.bornOn > day) continue;
      owed.countTo(day);
      const amount = owed.owed(component);
      if (amount > 0) pool.take(amount, (paymentId, part) => owed.settle(paymentId, on, component, part));
    }
  };
  if (scope === "obligation-by-obligation") {
    for (let at = first; at < groups.length && !pool.empty; at++)
      for (const component of sequence) pay(groups[at]!, component);
    return;
  }
  for (const component of sequence)
    for (let at = first; at < groups.length && !pool.empty; at++) pay(groups[at]!, component);
}

/** The oldest part first, and never more than is unpaid on the day. Returns what was written off. */
function writeOff(parts: readonly OwedPart[], key: string, amount: number, day: number): number {
  let left = amount;
  const ofKey = parts.filter((each) => each.obligation.key === key && each.bornOn <= day);
  for (const owed of ofKey.sort((a, b) => a.due - b.due || a.part.number - b.part.number)) {
    owed.countTo(day);
    const part = Math.min(left, owed.left);
    if (part > 0) owed.writeOff(part);
    left -= part;
  }
  return amount - left;
}
