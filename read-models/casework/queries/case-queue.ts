import { decodeCursor, encodeCursor } from "../../paging/index.js";
import { joined, sql, type PostgresReader, type Sql } from "../../postgres/index.js";
import type { CaseOrder, CaseQueueFilter, CaseRow, List, ReadSide, Scope } from "../../read-side/index.js";
import { cases, type CaseRecord } from "../cases.js";
import { countOf, shownColumns } from "./case-list.js";
import { CASE_ORDERS, orderColumns, orderValues } from "./case-order.js";

const SHOWN = shownColumns("waiting");

/** Cursors of one order are none of another. */
function nameOf(order: CaseOrder): string {
  return order === "due" ? "caseQueue" : `caseQueue-${order}`;
}

/**
 * So many places are read side by side, each only as far as the page needs it: half a dozen rows of each, mostly. More are
 * read one after the other, each as far as the page might need it, for they would take longer to set up than to read.
 */
const SIDE_BY_SIDE = 16;

/**
 * What waits for somebody. Each place (and office) gives its first cases by an index that is in the order of the queue, and
 * the first of all these are the page: it costs the same however many cases are open.
 */
export function caseQueue(reader: PostgresReader): List<CaseQueueFilter, CaseRow> {
  return async (scope, { filter, limit, after }) => {
    const order = filter.orderBy ?? "due";
    const drivers = driversOf(scope, filter);
    if (drivers === null) return { rows: [], hasNext: false };
    const first = (conditions: readonly Sql[]) => sql`select c.* from cases c
      where ${joined([...conditions, ...behind(order, after)], " and ")}
      order by ${orderColumns(order, "c")} limit ${limit + 1}`;
    const places = placesOf(scope, filter);
    const from =
      places.length <= SIDE_BY_SIDE
        ? sql`(${joined(
            places.map((place) => sql`(${first(waiting(place, filter))})`),
            " union all ",
          )}) waiting`
        : sql`${drivers} cross join lateral (${first(waiting(driven(scope, filter), filter))}) waiting`;
    const found = await reader.rows<CaseRow & Pick<CaseRecord, "queueDay">>(
      scope,
      [cases],
      sql`select ${SHOWN}, waiting."queueDay" from ${from}
        order by ${orderColumns(order, "waiting")} limit ${limit + 1}`,
      { prepared: true },
    );
    const rows = found.slice(0, limit).map((each) => {
      const { queueDay: _day, ...row } = each;
      const key = CASE_ORDERS[order].map((column) => each[column]);
      return { cursor: encodeCursor(nameOf(order), [...key, row.caseId]), row };
    });
    return { rows, hasNext: found.length > limit };
  };
}

/** How many cases wait for somebody, counted no further than asked. */
export function caseQueueCount(reader: PostgresReader): ReadSide["caseQueueCount"] {
  return async (scope, filter, atMost) => {
    const drivers = driversOf(scope, filter);
    if (drivers === null) return 0;
    const conditions = joined(waiting(driven(scope, filter), filter), " and ");
    const rows = sql`select from ${drivers} cross join lateral (select from cases c where ${conditions}) waiting limit ${atMost}`;
    return countOf(reader, scope, rows);
  };
}

/** Where cases lie side by side, as SQL: values, or columns of the {@link driversOf}. */
interface Place {
  readonly workflow: Sql;
  readonly version: Sql;
  readonly state: Sql;
  readonly roles: Sql;
  readonly confidentiality: Sql;
  /** Null: whatever the office. */
  readonly office: Sql | null;
}

/** Places, sights and offices, each with each other, as values. */
function placesOf(scope: Scope, filter: CaseQueueFilter): readonly Place[] {
  const offices = officesAsked(scope.offices, filter.office)?.map((office) => sql`${office}`) ?? [null];
  const sights = seen(filter).map((confidentiality) => sql`${confidentiality}`);
  return filter.places.flatMap(({ workflow, version, state, roles }) => {
    const place = { workflow: sql`${workflow}`, version: sql`${version}`, state: sql`${state}` };
    const held = { ...place, roles: sql`${[...roles]}::text[]` };
    return sights.flatMap((confidentiality) => offices.map((office) => ({ ...held, confidentiality, office })));
  });
}

/** The same as rows of a table. Null: there are none. */
function driversOf(scope: Scope, filter: CaseQueueFilter): Sql | null {
  const offices = officesAsked(scope.offices, filter.office);
  if (filter.places.length === 0 || offices?.length === 0) return null;
  // `offset 0`: the roles of a place are taken apart once for it, not for each of its cases.
  const drivers = [
    sql`(select workflow, version, state, string_to_array(roles, ',') as roles from
      unnest(${filter.places.map(({ workflow }) => workflow)}::text[],
      ${filter.places.map(({ version }) => version)}::int[], ${filter.places.map(({ state }) => state)}::text[],
      ${filter.places.map(({ roles }) => roles.join(","))}::text[]) as given(workflow, version, state, roles)
      offset 0) as place`,
    sql`unnest(${seen(filter)}::text[]) as sight(confidentiality)`,
    ...(offices === null ? [] : [sql`unnest(${offices}::text[]) as handling(office)`]),
  ];
  return joined(drivers, " cross join ");
}

/** A row of the {@link driversOf}. */
function driven(scope: Scope, filter: CaseQueueFilter): Place {
  return {
    ...{ workflow: sql`place.workflow`, version: sql`place.version`, state: sql`place.state` },
    ...{ roles: sql`place.roles`, confidentiality: sql`sight.confidentiality` },
    office: officesAsked(scope.offices, filter.office) === null ? null : sql`handling.office`,
  };
}

/** What a case of the table `c` must be to wait in a place. */
function waiting(place: Place, filter: CaseQueueFilter): readonly Sql[] {
  return [
    sql`c.workflow = ${place.workflow} and c."workflowVersion" = ${place.version} and c.state = ${place.state}`,
    sql`c.confidentiality = ${place.confidentiality} and c.outcome is null`,
    ...(place.office === null ? [] : [sql`c.office = ${place.office}`]),
    ...narrowed(filter, place),
  ];
}

/** Offices of the scope that are asked for; null: every office there is. */
function officesAsked(scope: readonly string[] | null, office: string | undefined): readonly string[] | null {
  if (office === undefined) return scope;
  return scope === null || scope.includes(office) ? [office] : [];
}

function seen({ seesSensitive }: CaseQueueFilter): readonly CaseRecord["confidentiality"][] {
  return seesSensitive ? ["ordinary", "sensitive"] : ["ordinary"];
}

function narrowed({ personId, unassigned, service, dueBy }: CaseQueueFilter, { roles }: Place): readonly Sql[] {
  const free = sql`not c.handlers ?& ${roles}`;
  const theirs = sql`(c."handledBy" @> array[${personId}]::text[]
    and exists (select from unnest(${roles}) role where c.handlers ->> role = ${personId}))`;
  const hands = unassigned === undefined ? sql`(${free} or ${theirs})` : unassigned ? free : theirs;
  return [
    hands,
    ...(service === undefined ? [] : [sql`c.service = ${service}`]),
    ...(dueBy === undefined ? [] : [sql`c."queueDay" <= ${dueBy}::date`]),
  ];
}

function behind(order: CaseOrder, after: string | null): readonly Sql[] {
  if (after === null) return [];
  const key = decodeCursor(nameOf(order), [...CASE_ORDERS[order].map(() => "string" as const), "string"], after);
  return [sql`(${orderColumns(order, "c")}) > (${joined(orderValues(order, key), ", ")})`];
}

/** The versions of workflows that open cases follow: a look at the index for each, not at each case. */
export function caseWorkflows(reader: PostgresReader): ReadSide["caseWorkflows"] {
  const first = (from: Sql) => sql`select workflow, "workflowVersion" from cases
    where outcome is null ${from} order by workflow, "workflowVersion" limit 1`;
  const next = first(sql`and (workflow, "workflowVersion") > (known.workflow, known."workflowVersion")`);
  return (tenant) =>
    reader.rows(
      { tenant, offices: null },
      [cases],
      sql`select workflow as code, "workflowVersion" as version from (
        with recursive known as (
          (${first(sql``)}) union all select following.* from known cross join lateral (${next}) following
        ) select * from known) versions`,
      { prepared: true },
    );
}
