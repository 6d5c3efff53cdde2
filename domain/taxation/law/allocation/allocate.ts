import { lek, minLek, subtractLek, sumLek, ZERO_LEK, type Lek } from "../../../shared/index.js";
import {
  COMPONENTS,
  type Allocation,
  type AllocationOrder,
  type Component,
  type Components,
  type IncomingPayment,
  type OwedObligation,
  type PaymentAllocation,
} from "./types.js";

/**
 * What payments settle, one after the other, by the order adopted. Pure and order-stable: obligations are taken by due
 * date, then by code; what is left over is the taxpayer's credit. Nothing is lost: every payment equals what it settled
 * plus its credit.
 */
export function allocate(
  obligations: readonly OwedObligation[],
  payments: readonly IncomingPayment[],
  order: AllocationOrder,
): Allocation {
  const accounts = obligations.toSorted(bySettlement).map((owed) => ({ owed, left: { ...componentsOf(owed) } }));
  const cells = cellsInOrder(accounts, order);
  const allocated = payments.map((payment) => settle(payment, cells));
  return {
    payments: allocated,
    obligations: accounts.map(({ owed, left }) => ({
      obligation: owed.code,
      settled: map((component) => subtractLek(owed[component], left[component])),
      remaining: map((component) => left[component]),
    })),
    credit: sumLek(allocated.map((each) => each.credit)),
  };
}

/** What is owed in all, over all components. */
export function totalOf(components: Components): Lek {
  return sumLek(COMPONENTS.map((component) => components[component]));
}

/** Whether the sequence names every component exactly once. */
export function isCompleteSequence(sequence: readonly Component[]): boolean {
  return sequence.length === COMPONENTS.length && new Set(sequence).size === COMPONENTS.length;
}

/** Oldest first; of one due date by code. */
export function bySettlement(left: OwedObligation, right: OwedObligation): number {
  if (left.due !== right.due) return left.due < right.due ? -1 : 1;
  return left.code < right.code ? -1 : left.code > right.code ? 1 : 0;
}

interface Account {
  readonly owed: OwedObligation;
  readonly left: Record<Component, Lek>;
}

/** One component of one obligation: the smallest thing that money is put to. */
interface Cell {
  readonly account: Account;
  readonly component: Component;
}

function cellsInOrder(accounts: readonly Account[], { sequence, scope }: AllocationOrder): readonly Cell[] {
  return scope === "obligation-by-obligation"
    ? accounts.flatMap((account) => sequence.map((component) => ({ account, component })))
    : sequence.flatMap((component) => accounts.map((account) => ({ account, component })));
}

function settle(payment: IncomingPayment, cells: readonly Cell[]): PaymentAllocation {
  let left = payment.amount;
  const settled = new Map<Account, Record<Component, Lek>>();
  for (const { account, component } of cells) {
    if (left <= 0) break;
    const part = minLek(left, account.left[component]);
    if (part <= 0) continue;
    account.left[component] = subtractLek(account.left[component], part);
    left = subtractLek(left, part);
    const parts = settled.get(account) ?? map(() => ZERO_LEK);
    parts[component] = lek(parts[component] + part);
    settled.set(account, parts);
  }
  return {
    payment: payment.id,
    settled: [...settled].map(([account, parts]) => ({ obligation: account.owed.code, ...parts })),
    credit: left,
  };
}

function componentsOf(owed: OwedObligation): Components {
  return map((component) => owed[component]);
}

function map(amount: (component: Component) => Lek): Record<Component, Lek> {
  return {
    "enforcement-costs": amount("enforcement-costs"),
    principal: amount("principal"),
    interest: amount("interest"),
    fine: amount("fine"),
  };
}
