import { lek, type CivilDate } from "../../../domain/shared/index.js";
import type { OpenPart } from "../../../domain/taxation/index.js";
import { arrears, arrearsDays, type ArrearsDaySums, type ArrearsSums } from "../../../read-models/taxation/index.js";
import type { RowChange } from "../../projection.js";

/**
 * What is open of one account: whole lekë by `due|revenue item|unit`, and where something covers it
 * `|agreed until|contested` after that; nothing stands there with zero.
 */
export type OpenSums = Readonly<Record<string, number>>;

const CONTESTED = "contested";

/** An account and the office in charge of it. */
export interface Whose {
  readonly accountId: string;
  readonly office: string;
}

export function openSumsOf(open: readonly OpenPart[]): OpenSums {
  const sums: Record<string, number> = {};
  for (const part of open) {
    const key = keyOf(part);
    sums[key] = (sums[key] ?? 0) + part.left;
  }
  return sums;
}

function keyOf({ due, revenueItem, unit, agreedUntil, contested }: OpenPart): string {
  const key = `${due}|${revenueItem}|${unit}`;
  return agreedUntil === null && !contested ? key : `${key}|${agreedUntil ?? ""}|${contested ? CONTESTED : ""}`;
}

/** What a fact adds to what is open of an account, and to the sums of its municipality. */
export function openedBy(whose: Whose, before: OpenSums, after: OpenSums): readonly RowChange[] {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].flatMap((key) => {
    const difference = (after[key] ?? 0) - (before[key] ?? 0);
    return difference === 0 ? [] : changesOf(whose, key, difference);
  });
}

/** The office in charge changed: what is open goes over to it. */
export function handedOver(accountId: string, from: string, to: string, open: OpenSums): readonly RowChange[] {
  if (from === to) return [];
  return [...openedBy({ accountId, office: from }, open, {}), ...openedBy({ accountId, office: to }, {}, open)];
}

function changesOf({ accountId, office }: Whose, key: string, difference: number): readonly RowChange[] {
  const [due, revenueItem, unit, until = "", contested = ""] = key.split("|") as [
    CivilDate,
    string,
    string,
    string?,
    string?,
  ];
  const cover = { agreedUntil: until === "" ? null : (until as CivilDate), contested: contested === CONTESTED };
  const sums: ArrearsDaySums = { office, revenueItem, unit, due, ...cover, owed: lek(difference) };
  const row: ArrearsSums = { accountId, ...sums };
  return [
    { view: arrears, id: `${accountId}|${office}|${key}`, row },
    { view: arrearsDays, id: `${office}|${key}`, row: sums },
  ];
}
