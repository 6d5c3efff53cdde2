import { decodeCursor, encodeCursor } from "../../paging/index.js";
import { joined, sql, type PostgresReader, type Sql } from "../../postgres/index.js";
import type { CaseQueueFilter, CaseRow, List, ReadSide } from "../../read-side/index.js";
import { cases, type CaseRecord } from "../cases.js";
import { shownColumns } from "./case-list.js";

const NAME = "caseQueue";
const SHOWN = shownColumns("waiting");
const KEY = ["string", "string"] as const;

/**
 * What waits for somebody. Each place (and office) gives its first cases by the index that is in the order of the queue,
 * and the first of all these are the page: it costs the same however many cases are open.
 */
export function caseQueue(reader: PostgresReader): List<CaseQueueFilter, CaseRow> {
  return async (scope, { filter, limit, after }) => {
    const offices = officesAsked(scope.offices, filter.office);
    if (filter.places.length === 0 || offices?.length === 0) return { rows: [], hasNext: false };
    const conditions = [sql`true`, ...narrowed(filter), ...behind(after)];
    // `offset 0`: the roles of a place are taken apart once for it, not for each of its cases.
    const drivers = [
      sql`(select workflow, version, state, string_to_array(roles, ',') as roles from
      unnest(${filter.places.map(({ workflow }) => workflow)}::text[],
      ${filter.places.map(({ version }) => version)}::int[], ${filter.places.map(({ state }) => state)}::text[],
      ${filter.places.map(({ roles }) => roles.join(","))}::text[]) as given(workflow, version, state, roles)
      offset 0) as place`,
    ];
    drivers.push(sql`unnest(${seen(filter)}::text[]) as sight(confidentiality)`);
    if (offices !== null) drivers.push(sql`unnest(${offices}::text[]) as handling(office)`);
    const found = await reader.rows<CaseRow & Pick<CaseRecord, "queueDay">>(
      scope,
      [cases],
      sql`select ${SHOWN}, waiting."queueDay" from ${joined(drivers, " cross join ")} cross join lateral (
          select * from cases c
          where c.workflow = place.workflow and c."workflowVersion" = place.version and c.state = place.state
            and c.confidentiality = sight.confidentiality and c.outcome is null ${offices === null ? sql`` : sql`and c.office = handling.office`}
            and ${joined(conditions, " and ")}
          order by c."queueDay", c.id limit ${limit + 1}
        ) waiting order by waiting."queueDay", waiting.id limit ${limit + 1}`,
      { prepared: true },
    );
    const rows = found.slice(0, limit).map(({ queueDay, ...row }) => ({
      cursor: encodeCursor(NAME, [queueDay, row.caseId]),
      row,
    }));
    return { rows, hasNext: found.length > limit };
  };
}

/** Offices of the scope that are asked for; null: every office there is. */
function officesAsked(scope: readonly string[] | null, office: string | undefined): readonly string[] | null {
  if (office === undefined) return scope;
  return scope === null || scope.includes(office) ? [office] : [];
}

function seen({ seesSensitive }: CaseQueueFilter): readonly CaseRecord["confidentiality"][] {
  return seesSensitive ? ["ordinary", "sensitive"] : ["ordinary"];
}

function narrowed({ personId, unassigned, service }: CaseQueueFilter): readonly Sql[] {
  const free = sql`not c.handlers ?& place.roles`;
  const theirs = sql`(c."handledBy" @> array[${personId}]::text[]
    and exists (select from unnest(place.roles) role where c.handlers ->> role = ${personId}))`;
  const hands = unassigned === undefined ? sql`(${free} or ${theirs})` : unassigned ? free : theirs;
  return [hands, ...(service === undefined ? [] : [sql`c.service = ${service}`])];
}

function behind(after: string | null): readonly Sql[] {
  if (after === null) return [];
  const [day, id] = decodeCursor(NAME, KEY, after);
  return [sql`(c."queueDay", c.id) > (${day}::date, ${id}::text)`];
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
