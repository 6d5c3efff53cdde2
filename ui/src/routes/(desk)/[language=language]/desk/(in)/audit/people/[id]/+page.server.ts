import { error } from "@sveltejs/kit";
import { words } from "$lib/words/index.js";
import { CASES_OF, EVENTS } from "$lib/desk/audit/question.js";

const ROWS = 50;

export async function load({ locals: { ask, language }, params: { id }, url: { searchParams } }) {
  // Whoever has no part in cases sees what else is written on the person.
  const cases = await ask.try(CASES_OF, { id });
  const about = [id, ...(cases.ok ? cases.data.cases.nodes.map((each) => each.id) : [])];
  const before = searchParams.get("before");
  const page = before === null ? { first: ROWS, after: searchParams.get("after") } : { last: ROWS, before };
  const { auditTrail } = await ask(EVENTS, { filter: { about }, ...page });
  const { pageInfo } = auditTrail;
  const isNobody = auditTrail.nodes.length === 0 && !pageInfo.hasPreviousPage && !pageInfo.hasNextPage;
  if (isNobody) error(404, { message: words(language).errors.notFoundTitle });
  return {
    id,
    cases: cases.ok ? cases.data.cases.nodes : [],
    rows: auditTrail.nodes,
    newer: pageInfo.hasPreviousPage ? pageInfo.startCursor : null,
    older: pageInfo.hasNextPage ? pageInfo.endCursor : null,
  };
}
