import { equal, joined, listOf, quoted, raw, sql, type PostgresReader, type Sql } from "../../postgres/index.js";
import type { CaseFilter, CaseOrder, CaseRow, List, ReadSide, Scope, WorkflowPlace } from "../../read-side/index.js";
import { cases, type CaseRecord } from "../cases.js";
import { CASE_ORDERS } from "./case-order.js";

/** Cases in the order that is asked for; by the day on which they are due, what stands still is last. */
export function caseList(reader: PostgresReader): List<CaseFilter, CaseRow> {
  const inOrder = (order: CaseOrder) =>
    listOf<CaseFilter, CaseRecord, CaseRow>(reader, {
      name: order === "due" ? "cases" : `cases-${order}`,
      table: cases,
      orderBy: CASE_ORDERS[order],
      direction: "ascending",
      where: conditions,
      toRow,
    });
  const lists = {
    due: inOrder("due"),
    received: inOrder("received"),
    number: inOrder("number"),
    service: inOrder("service"),
  };
  return (scope, ask) => lists[ask.filter.orderBy ?? "due"](scope, ask);
}

/** How many rows the list of a filter has, counted no further than asked. */
export function caseCount(reader: PostgresReader): ReadSide["caseCount"] {
  return async (scope, filter, atMost) => {
    const rows = sql`select from cases where ${joined(conditions(filter), " and ", "true")} limit ${atMost}`;
    return countOf(reader, scope, rows);
  };
}

/** The number of rows of a query over the table of cases. */
export async function countOf(reader: PostgresReader, scope: Scope, rows: Sql): Promise<number> {
  const counting = sql`select count(*)::int as count from (${rows}) counted`;
  const [found] = await reader.rows<{ readonly count: number }>(scope, [cases], counting, { prepared: true });
  return found?.count ?? 0;
}

function conditions(filter: CaseFilter): readonly Sql[] {
  const { seesSensitive, open, handledBy, unassignedIn, places, lateOn } = filter;
  return [
    ...(seesSensitive ? [] : [sql`confidentiality = 'ordinary'`]),
    ...(open === undefined ? [] : [open ? sql`outcome is null` : sql`outcome is not null`]),
    ...equal("office", filter.office),
    ...equal("service", filter.service),
    ...equal("number", filter.number),
    ...equal("state", filter.state),
    ...equal("taxpayerId", filter.taxpayerId),
    ...(filter.taxpayerIds === undefined ? [] : [sql`"taxpayerId" = any(${[...filter.taxpayerIds]}::text[])`]),
    ...equal("applicantUserId", filter.applicantUserId),
    ...(handledBy === undefined ? [] : [sql`"handledBy" @> array[${handledBy}]::text[]`]),
    ...(unassignedIn === undefined ? [] : [sql`not handlers ? ${unassignedIn}`]),
    ...(places === undefined ? [] : [inOneOf(places)]),
    ...(lateOn === undefined ? [] : [sql`("missedAt" is not null or "queueDay" < ${lateOn}::date)`]),
    ...(filter.dueBy === undefined ? [] : [sql`"queueDay" <= ${filter.dueBy}::date`]),
    ...(filter.dueFrom === undefined ? [] : [sql`"queueDay" >= ${filter.dueFrom}::date`]),
  ];
}

function inOneOf(places: readonly WorkflowPlace[]): Sql {
  const names = places.map(({ workflow, version, state }) => `${workflow}/${version}/${state}`);
  return sql`workflow || '/' || "workflowVersion" || '/' || state = any(${names}::text[])`;
}

/** The columns of the table that readers get. */
const SHOWN: Readonly<Record<Exclude<keyof CaseRow, "caseId">, true>> = {
  ...{ number: true, service: true, serviceVersion: true, workflow: true, workflowVersion: true },
  ...{ confidentiality: true, taxpayerId: true, applicantKind: true, applicantName: true, channel: true },
  ...{ lodgedAt: true, office: true, lodgedOn: true, state: true, stateSince: true, handlers: true },
  ...{ dueOn: true, dueAt: true, suspendedSince: true, missedAt: true, decidedOn: true, outcome: true },
};

/** The same as SQL, with the id as `caseId`: what is read as {@link CaseRow} itself. `of`: the table's name in the query. */
export function shownColumns(of: string): Sql {
  return raw([`${of}.id as "caseId"`, ...Object.keys(SHOWN).map((column) => `${of}.${quoted(column)}`)].join(", "));
}

/** A row of the table as readers get it. */
export function toRow(record: CaseRecord & { readonly id: string }): CaseRow {
  const { id, applicantUserId: _login, handledBy: _ids, queueDay: _day, suspensions: _count, ...row } = record;
  const { closedAt: _closed, reopened: _times, decidedBy: _who, ...timed } = row;
  const { warnings: _warnings, answerOver: _term, nextTimer: _timer, ...shown } = timed;
  return { caseId: id, ...shown };
}
