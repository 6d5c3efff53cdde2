import { peopleIn, type Said } from "$lib/desk/audit/readings.js";
import { read, typedIn } from "$lib/desk/audit/filters.js";
import { PEOPLE_NAMED, READS } from "$lib/desk/audit/question.js";

const ROWS = 50;
/** The facts of the access log, by their types. */
const KINDS = ["RecordRead", "ExportMade", "AccessDenied", "EmergencyAccessUsed"] as const;

export async function load({ locals: { ask }, url: { searchParams } }) {
  const { q: _q, category: _category, office: _office, request: _request, ...typed } = typedIn(searchParams);
  const { filter, wrong } = await read({ ...typed, category: "access" }, ask);
  const before = searchParams.get("before");
  const page = before === null ? { first: ROWS, after: searchParams.get("after") } : { last: ROWS, before };
  const asked = wrong.length > 0 ? null : await ask(READS, { filter, ...page });
  const { nodes, pageInfo } = asked?.auditTrail ?? { nodes: [], pageInfo: null };
  const rows = nodes.map(({ data, ...row }) => ({ ...row, said: data as Said }));
  const people = peopleIn(rows);
  const named = people.length === 0 ? null : await ask.try(PEOPLE_NAMED, { ids: people });
  return {
    typed,
    wrong,
    kinds: KINDS,
    rows,
    // By their ids; whoever may not be named stays an id.
    names: Object.fromEntries(named?.ok ? named.data.auditPeople.map(({ id, name }) => [id, name]) : []),
    newer: pageInfo?.hasPreviousPage ? pageInfo.startCursor : null,
    older: pageInfo?.hasNextPage ? pageInfo.endCursor : null,
  };
}
