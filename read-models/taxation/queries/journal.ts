import { civilDateAt, lek, type CivilDate, type Instant, type Lek } from "../../../domain/shared/index.js";
import { equal, within, joined, listOf, oneOf, sql, type PostgresReader } from "../../postgres/index.js";
import type {
  Find,
  JournalEntryRow,
  JournalFilter,
  List,
  ReadSide,
  RevenueLine,
  TaxedLine,
  TrialBalanceLine,
} from "../../read-side/index.js";
import {
  accountsOfItem,
  journalDays,
  journalEntries,
  revenueMonths,
  type JournalEntryRecord,
} from "../journal/index.js";
import { obligations } from "../obligations.js";

/** The journal in the order in which facts became known, the newest first. */
export function journalList(reader: PostgresReader): List<JournalFilter, JournalEntryRow> {
  return listOf<JournalFilter, JournalEntryRecord, JournalEntryRow>(reader, {
    name: "journal",
    table: journalEntries,
    orderBy: ["position"],
    direction: "descending",
    where: ({ accountId, ledgerAccount, offices, eventId, from, to, asOf }) => [
      ...equal("accountId", accountId),
      ...(ledgerAccount === undefined ? [] : [sql`"ledgerAccounts" @> ${[ledgerAccount]}::text[]`]),
      ...oneOf("office", offices),
      ...equal("eventId", eventId),
      ...within("effectiveDate", from, to),
      ...(asOf === undefined ? [] : [sql`"recordedAt" <= ${asOf}::timestamptz`]),
    ],
    toRow: entryRow,
  });
}

/** One entry of the journal. */
export function journalEntry(reader: PostgresReader): Find<JournalEntryRow> {
  return async (scope, id) => {
    const query = sql`select * from journal_entries where id = ${id}`;
    const [found] = await reader.rows<JournalEntryRecord & { readonly id: string }>(scope, [journalEntries], query);
    return found === undefined ? null : entryRow(found);
  };
}

function entryRow({ id, text, ...entry }: JournalEntryRecord & { readonly id: string }): JournalEntryRow {
  const { accountId, eventId, office, effectiveDate, recordedAt, lines } = entry;
  return { entryId: id, accountId, eventId, office, effectiveDate, recordedAt, code: text, lines };
}

/**
 * Debits and credits of every ledger account, of entries effective in the period and known at `asOf`. The books foresee
 * days to come, so a period without an end ends with the day of asking. What was known within a day that is over is
 * added up by days; only the entries of the day of `asOf` itself are looked at one by one.
 */
export function trialBalance(reader: PostgresReader, today: () => CivilDate): ReadSide["trialBalance"] {
  return async (scope, { from, to, asOf, offices, ledgerAccount, revenueItem }) => {
    const until = to ?? (asOf === undefined ? today() : civilDateAt(asOf));
    const entries = joined([...within("effectiveDate", from, until), ...oneOf("office", offices)], " and ");
    const accounts = joined(
      [...equal("ledgerAccount", ledgerAccount), ...oneOf("ledgerAccount", accountsOfItem(revenueItem))],
      " and ",
      "true",
    );
    const known =
      asOf === undefined
        ? sql`select "ledgerAccount", debit, credit from journal_days where ${entries}`
        : sql`select "ledgerAccount", debit, credit from journal_days
              where "recordedOn" < ${utcDay(asOf)}::date and ${entries}
            union all
            select line."ledgerAccount", line.debit, line.credit from journal_entries,
                jsonb_to_recordset(lines) as line("ledgerAccount" text, debit bigint, credit bigint)
              where "recordedAt" >= ${`${utcDay(asOf)}T00:00:00.000Z`}::timestamptz
                and "recordedAt" <= ${asOf}::timestamptz and ${entries}`;
    const query = sql`select "ledgerAccount", sum(debit) as debit, sum(credit) as credit from (${known}) as known
      where ${accounts} group by 1 order by 1`;
    const tables = asOf === undefined ? [journalDays] : [journalDays, journalEntries];
    const found = await reader.rows<{ ledgerAccount: string; debit: bigint; credit: bigint }>(scope, tables, query);
    return found.map(({ ledgerAccount: account, debit, credit }): TrialBalanceLine => {
      const [debits, credits] = [amountOf(debit), amountOf(credit)];
      return { ledgerAccount: account, debit: debits, credit: credits, balance: lek(debits - credits) };
    });
  };
}

/** Revenue of a year by month, item and office; months in which nothing came out are left out. */
export function revenue(reader: PostgresReader): ReadSide["revenue"] {
  return async (scope, { year, office, revenueItem }) => {
    const conditions = [...equal("year", year), ...equal("office", office), ...equal("revenueItem", revenueItem)];
    const query = sql`select "revenueItem", office, month, assessed, collected from revenue_months
      where ${joined(conditions, " and ")} and (assessed <> 0 or collected <> 0)
      order by month, "revenueItem", office`;
    return reader.rows<RevenueLine>(scope, [revenueMonths], query);
  };
}

/** Years that have revenue; a municipality has a few dozen rows a year. */
export function revenueYears(reader: PostgresReader): ReadSide["revenueYears"] {
  return async (scope) => {
    const query = sql`select distinct year from revenue_months where assessed <> 0 or collected <> 0 order by year desc`;
    return (await reader.rows<{ readonly year: number }>(scope, [revenueMonths], query)).map(({ year }) => year);
  };
}

/** Taxpayers with obligations of a year, by item and by office; one pass over the obligations of the municipality. */
export function taxedAccounts(reader: PostgresReader): ReadSide["taxedAccounts"] {
  return async (scope, year) => {
    const query = sql`select "revenueItem", office, count(distinct "accountId")::int as accounts from obligations
      where ${joined(equal("year", year), " and ")} group by grouping sets (("revenueItem"), (office)) order by 1, 2`;
    return reader.rows<TaxedLine>(scope, [obligations], query);
  };
}

function amountOf(sum: bigint): Lek {
  return lek(Number(sum));
}

/** Sums are kept by days of UTC: no clock change can split or double one. */
function utcDay(at: Instant): string {
  return at.slice(0, 10);
}
