import { equal, listOf, quoted, raw, sql, type PostgresReader, type Sql } from "../../postgres/index.js";
import type { CaseFilter, CaseRow, List, WorkflowPlace } from "../../read-side/index.js";
import { cases, type CaseRecord } from "../cases.js";

/** Cases by the day on which they are due, what stands still last. */
export function caseList(reader: PostgresReader): List<CaseFilter, CaseRow> {
  return listOf<CaseFilter, CaseRecord, CaseRow>(reader, {
    name: "cases",
    table: cases,
    orderBy: ["queueDay"],
    direction: "ascending",
    where: conditions,
    toRow,
  });
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
    ...(lateOn === undefined ? [] : [sql`("missedAt" is not null or "dueOn" < ${lateOn}::date)`]),
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
