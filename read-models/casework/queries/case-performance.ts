import { equal, joined, raw, sql, type PostgresReader } from "../../postgres/index.js";
import type { CasePerformanceLine, ReadSide } from "../../read-side/index.js";
import { cases } from "../cases.js";

type Counted = {
  readonly [Name in keyof CasePerformanceLine]: CasePerformanceLine[Name] extends number | null
    ? number | bigint | null
    : CasePerformanceLine[Name];
};

const DIMENSIONS = ["service", "office", "clerk", "month"] as const;

/**
 * What came in, what was decided and what waits, each at its own time: one set of marks, counted by whatever is asked
 * for. A case that was lodged at one office and decided at another counts at each for its part.
 */
export function casePerformance(reader: PostgresReader): ReadSide["casePerformance"] {
  return async (scope, { from, to, by, service, office, seesSensitive }) => {
    const asked = DIMENSIONS.filter((dimension) => by.includes(dimension));
    const columns = raw(DIMENSIONS.map((each) => (asked.includes(each) ? each : `null::text as ${each}`)).join(", "));
    const grouping =
      asked.length === 0 ? sql`` : sql`group by ${raw(asked.join(", "))} order by ${raw(asked.join(", "))}`;
    const conditions = [
      ...equal("service", service),
      ...equal("office", office),
      // Each office counts its own part of a case, also where another may read all of it.
      ...(scope.offices === null ? [] : [sql`office = any(${[...scope.offices]}::text[])`]),
    ];
    const counted = seesSensitive ? sql`` : sql`where confidentiality = 'ordinary'`;
    const query = sql`, counted as not materialized (select * from cases ${counted}), marks as (
        select 'received' as kind, service, "lodgedAt" as office, null::text as clerk,
          to_char("lodgedOn", 'YYYY-MM') as month, null::int as days, false as late
        from counted where "lodgedOn" between ${from}::date and ${to}::date
        union all
        select 'decided', service, office, "decidedBy", to_char("decidedOn", 'YYYY-MM'),
          "decidedOn" - "lodgedOn", "missedAt" is not null
        from counted where "decidedOn" between ${from}::date and ${to}::date
        union all
        select 'pending', service, office, null, to_char(${to}::date, 'YYYY-MM'), null,
          ("missedAt" is not null and "missedAt" < ${to}::date + 1) or "dueOn" < ${to}::date
        from counted where "lodgedOn" <= ${to}::date and ("decidedOn" is null or "decidedOn" > ${to}::date)
          and ("closedAt" is null or "closedAt" >= ${to}::date + 1)
      )
      select ${columns},
        count(*) filter (where kind = 'received') as received,
        count(*) filter (where kind = 'decided') as decided,
        count(*) filter (where kind = 'pending') as pending,
        count(*) filter (where kind = 'decided' and late) as "decidedLate",
        count(*) filter (where kind = 'pending' and late) as "pendingLate",
        percentile_cont(0.5) within group (order by days) filter (where kind = 'decided') as "medianDays",
        percentile_cont(0.9) within group (order by days) filter (where kind = 'decided') as "ninetiethDays"
      from marks where ${joined(conditions, " and ", "true")} ${grouping}`;
    const rows = await reader.rows<Counted>(scope, [cases], query);
    return rows.map(
      (row) =>
        Object.fromEntries(
          Object.entries(row).map(([name, value]) => [name, typeof value === "bigint" ? Number(value) : value]),
        ) as unknown as CasePerformanceLine,
    );
  };
}
