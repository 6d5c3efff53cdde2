import { addDays, dateOf, daysInMonth, lek, type CivilDate } from "../../../domain/shared/index.js";
import { equal, joined, sql, within, type PostgresReader, type Sql } from "../../postgres/index.js";
import {
  ARREARS_AGES,
  type ArrearsAge,
  type ArrearsLine,
  type CoveredSums,
  type DebtorRow,
  type ReadSide,
} from "../../read-side/index.js";
import { arrears as accounts, arrearsDays } from "../journal/index.js";

/** Due dates of an age, both inclusive; without an end where it is left out. */
interface DueDates {
  readonly from?: CivilDate;
  readonly to?: CivilDate;
}

/**
 * The due dates of each age on a day. What is due on the day itself is not late. Ages up to a year are counted in days,
 * five years by the calendar.
 */
function dueDatesOf(on: CivilDate): Readonly<Record<ArrearsAge, DueDates>> {
  const ago = (days: number) => addDays(on, -days);
  const fiveYears = yearsBefore(on, 5);
  return {
    "not-due": { from: on },
    "up-to-30-days": { from: ago(30), to: ago(1) },
    "up-to-90-days": { from: ago(90), to: ago(31) },
    "up-to-365-days": { from: ago(365), to: ago(91) },
    "up-to-5-years": { from: fiveYears, to: ago(366) },
    "over-5-years": { to: addDays(fiveYears, -1) },
  };
}

function yearsBefore(on: CivilDate, years: number): CivilDate {
  const [year, month, day] = on.split("-").map(Number) as [number, number, number];
  return dateOf(year - years, month, Math.min(day, daysInMonth(year - years, month)));
}

/** One pass over the sums by due date: their number does not grow with the taxpayers. */
export function arrears(reader: PostgresReader): ReadSide["arrears"] {
  return async (scope, on) => {
    const dues = dueDatesOf(on);
    const sums = ARREARS_AGES.map((age) => sql`coalesce(sum(owed) filter (where ${dueIn(dues[age])}), 0)::text`);
    const query = sql`select "revenueItem", unit, array[${joined(sums, ", ")}] as owed, ${coveredOn(on)}
      from arrears_days where owed <> 0 group by 1, 2 order by 1, 2`;
    type Found = Omit<ArrearsLine, keyof CoveredSums | "owed"> & Covered & { readonly owed: readonly string[] };
    const found = await reader.rows<Found>(scope, [arrearsDays], query);
    return found.map((line) => ({ ...line, ...sumsOf(line), owed: line.owed.map((sum) => lek(Number(sum))) }));
  };
}

/** One pass over the index of what is open; what covers it is added up for those alone who are shown. */
export function debtors(reader: PostgresReader): ReadSide["debtors"] {
  return async (scope, { on, age, revenueItem, unit }, limit) => {
    const late = age === undefined ? { to: addDays(on, -1) } : dueDatesOf(on)[age];
    const conditions = [dueIn(late), ...equal("revenueItem", revenueItem), ...equal("unit", unit)];
    const chosen = sql`owed <> 0 and ${joined(conditions, " and ")}`;
    const most = sql`select "accountId", sum(owed) as owed, min(due) as since from arrears where ${chosen}
      group by 1 having sum(owed) > 0 order by 2 desc, 1 limit ${limit}`;
    const query = sql`select most.*, covered.* from (${most}) most cross join lateral
      (select ${coveredOn(on)} from arrears where "accountId" = most."accountId" and ${chosen}) covered
      order by most.owed desc, most."accountId"`;
    type Found = Omit<DebtorRow, keyof CoveredSums | "owed"> & Covered & { readonly owed: bigint };
    const found = await reader.rows<Found>(scope, [accounts], query);
    return found.map((row) => ({ ...row, ...sumsOf(row), owed: lek(Number(row.owed)) }));
  };
}

type Covered = Readonly<Record<keyof CoveredSums, string>>;

/** What of what was due before a day is under an agreement kept until then, and what else is contested. */
function coveredOn(on: CivilDate): Sql {
  const isKept = sql`coalesce("agreedUntil" >= ${on}, false)`;
  const sumWhere = (condition: Sql) => sql`coalesce(sum(owed) filter (where due < ${on} and ${condition}), 0)::text`;
  return sql`${sumWhere(isKept)} as agreed, ${sumWhere(sql`contested and not ${isKept}`)} as contested`;
}

function sumsOf({ agreed, contested }: Covered): CoveredSums {
  return { agreed: lek(Number(agreed)), contested: lek(Number(contested)) };
}

function dueIn({ from, to }: DueDates): Sql {
  return joined(within("due", from, to), " and ");
}
