import { daysInMonth, type CivilDate } from "../../../shared/index.js";
import type { TaxableSubject } from "./assessment.js";
import type { FiscalPackage, LiabilityRule } from "./package.js";

/** A month counted from the year 0: `year * 12 + month - 1`. */
export type MonthIndex = number;

/** Months from `first` to `last`, both included. */
export interface LiableMonths {
  readonly first: MonthIndex;
  readonly last: MonthIndex;
}

/** The months of the package's validity in which the subject exists, by its `liabilityRule`; null when there is none. */
export function liableMonths(subject: TaxableSubject, law: FiscalPackage): LiableMonths | null {
  const months =
    subject.month === undefined
      ? {
          first: Math.max(firstMonth(subject.from, law), firstMonth(law.validFrom, law)),
          last: Math.min(lastMonth(subject.to, law), monthIndex(law.validTo)),
        }
      : singleMonth(monthIndex(subject.month), law);
  return months !== null && months.first <= months.last ? months : null;
}

/** `YYYY-MM-DD` or `YYYY-MM` as a month index. */
export function monthIndex(text: string): MonthIndex {
  return Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7)) - 1;
}

/** The first day of the month. */
export function firstDayOf(month: MonthIndex): CivilDate {
  const year = String(Math.floor(month / 12)).padStart(4, "0");
  return `${year}-${String((month % 12) + 1).padStart(2, "0")}-01` as CivilDate;
}

function singleMonth(month: MonthIndex, law: FiscalPackage): LiableMonths | null {
  const inside = month >= firstMonth(law.validFrom, law) && month <= monthIndex(law.validTo);
  return inside ? { first: month, last: month } : null;
}

function firstMonth(from: CivilDate | undefined, { liabilityRule }: { liabilityRule: LiabilityRule }): MonthIndex {
  if (from === undefined) return 0;
  const wholeMonth = from.endsWith("-01") || liabilityRule.start === "same-month";
  return monthIndex(from) + (wholeMonth ? 0 : 1);
}

/** Under `previous-month` a month counts only when the subject existed to its last day. */
function lastMonth(to: CivilDate | undefined, { liabilityRule }: { liabilityRule: LiabilityRule }): MonthIndex {
  if (to === undefined) return Number.MAX_SAFE_INTEGER;
  const wholeMonth =
    liabilityRule.end === "same-month" ||
    Number(to.slice(8)) === daysInMonth(Number(to.slice(0, 4)), Number(to.slice(5, 7)));
  return monthIndex(to) - (wholeMonth ? 0 : 1);
}
