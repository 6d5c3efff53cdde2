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
  const collecting: OwedPart[] = [];
  for (const owed of parts) {
    if (owed.obligation.collects !== null) collecting.push(owed);
    else groups.push(groupOf(owed));
  }
  groups.sort(inOrder);
  if (collecting.length === 0) return groups;
  const oldest = new Map(groups.toReversed().map((group) => [group.key, group]));
  for (const owed of collecting) {
    const group = oldest.get(owed.obligation.collects!);
    if (group) group.members.push(owed);
    else groups.push(groupOf(owed));
  }
  return groups.sort(inOrder);
}

function groupOf(owed: OwedPart): SettlementGroup {
  return { due: owed.part.due, key: owed.obligation.key, part: owed.part.number, members: [owed] };
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
