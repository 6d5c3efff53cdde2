import { lek, monthOf, yearOf } from "../../../domain/shared/index.js";
import { revenueMonths, type RevenueMonthSums } from "../../../read-models/taxation/index.js";
import type { RowChange } from "../../projection.js";
import type { Entry } from "./entries.js";

interface Sums {
  readonly year: number;
  readonly month: string;
  readonly revenueItem: string;
  readonly office: string;
  assessed: number;
  collected: number;
}

/**
 * What entries add to the revenue of an item, an office and a month of the effective day. Collected is what of it is no
 * longer owed and was not written off: revenue less receivable less written off. A reversal takes back in the month of
 * the payment, for which it was never true.
 */
export function revenueOf(entries: readonly Entry[]): readonly RowChange[] {
  const months = new Map<string, Sums>();
  for (const { effectiveDate, postings } of entries)
    for (const { ledgerAccount, office, amount } of postings) {
      const [family, item] = split(ledgerAccount);
      if (item === null) continue;
      const add = (assessed: number, collected: number) => {
        const month = monthOf(effectiveDate);
        const id = `${month}|${item}|${office}`;
        const sums = months.get(id) ?? {
          year: yearOf(effectiveDate),
          month,
          revenueItem: item,
          office,
          assessed: 0,
          collected: 0,
        };
        sums.assessed += assessed;
        sums.collected += collected;
        months.set(id, sums);
      };
      if (family === "revenue") add(-amount, -amount);
      else if (family === "receivable" || family === "written-off") add(0, -amount);
    }
  return [...months]
    .filter(([, { assessed, collected }]) => assessed !== 0 || collected !== 0)
    .map(([id, sums]) => {
      const row: RevenueMonthSums = { ...sums, assessed: lek(sums.assessed), collected: lek(sums.collected) };
      return { view: revenueMonths, id, row };
    });
}

function split(ledgerAccount: string): readonly [string, string | null] {
  const dot = ledgerAccount.indexOf(".");
  return dot < 0 ? [ledgerAccount, null] : [ledgerAccount.slice(0, dot), ledgerAccount.slice(dot + 1)];
}
