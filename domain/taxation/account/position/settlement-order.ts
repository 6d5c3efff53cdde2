import type { CivilDate } from "../../../shared/index.js";
import type { AllocationOrder } from "../../law/index.js";
import type { OwedPart } from "./owed-part.js";
import type { AccountLaw } from "./types.js";

/** A part, with the enforcement costs of its collection: what is settled together. */
export interface SettlementGroup {
  readonly due: CivilDate;
  readonly key: string;
  readonly part: number;
  readonly members: OwedPart[];
}

/**
 * Parts in the order in which money goes to them: by due date, then by key, then by number. Enforcement costs stand
 * with the oldest part of the obligation that they collect; costs of nothing in particular stand for themselves.
 */
export function groupsInOrder(parts: readonly OwedPart[]): readonly SettlementGroup[] {
  const groups: SettlementGroup[] = [];
  const oldest = new Map<string, SettlementGroup>();
  const collecting: OwedPart[] = [];
  for (const owed of parts) {
    const { obligation, part } = owed;
    if (obligation.collects !== null) {
      collecting.push(owed);
      continue;
    }
    const group = { due: part.due, key: obligation.key, part: part.number, members: [owed] };
    groups.push(group);
    const before = oldest.get(obligation.key);
    if (!before || inOrder(group, before) < 0) oldest.set(obligation.key, group);
  }
  for (const owed of collecting) {
    const group = oldest.get(owed.obligation.collects!);
    if (group) group.members.push(owed);
    else groups.push({ due: owed.part.due, key: owed.obligation.key, part: owed.part.number, members: [owed] });
  }
  return groups.sort(inOrder);
}

/** The order adopted for a day; before the first adoption the first. */
export function orderOn({ order, orders }: AccountLaw, day: CivilDate): AllocationOrder {
  if (!orders || orders.length === 0) return order;
  return (orders.findLast((each) => each.since <= day) ?? orders[0]!).value;
}

function inOrder(left: SettlementGroup, right: SettlementGroup): number {
  if (left.due !== right.due) return left.due < right.due ? -1 : 1;
  if (left.key !== right.key) return left.key < right.key ? -1 : 1;
  return left.part - right.part;
}
