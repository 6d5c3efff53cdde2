import { redirect } from "@sveltejs/kit";
import { mayBeEvent, read, typedIn } from "$lib/desk/audit/filters.js";
import { auditEvent } from "$lib/desk/audit/places.js";
import { timeBarOf } from "$lib/desk/audit/time-bar.js";
import { EVENT, EVENT_KINDS, EVENTS } from "$lib/desk/audit/question.js";
import { alphabetically } from "$lib/format/index.js";

const ROWS = 50;

export async function load({ locals: { ask, language }, url: { searchParams } }) {
  const typed = typedIn(searchParams);
  if (typed.q !== undefined && mayBeEvent(typed.q)) {
    const found = await ask.try(EVENT, { id: typed.q });
    if (found.ok) redirect(303, auditEvent(language, found.data.ledgerEvent.id));
  }
  const { filter, wrong } = await read(typed, ask);
  const before = searchParams.get("before");
  const page = before === null ? { first: ROWS, after: searchParams.get("after") } : { last: ROWS, before };
  const [{ ledgerEventKinds }, bar, asked] = await Promise.all([
    ask(EVENT_KINDS, {}),
    timeBarOf(ask, searchParams, "to", ["before", "after", "at"]),
    wrong.length > 0 ? null : ask(EVENTS, { filter, ...page, minPosition: searchParams.get("at") }),
  ]);
  const { nodes, pageInfo } = asked?.auditTrail ?? { nodes: [], pageInfo: null };
  return {
    bar,
    typed,
    wrong,
    rows: nodes,
    kinds: ledgerEventKinds.toSorted((one, other) => alphabetically(one.what, other.what)),
    newer: pageInfo?.hasPreviousPage ? pageInfo.startCursor : null,
    older: pageInfo?.hasNextPage ? pageInfo.endCursor : null,
    isNewest: before === null && searchParams.get("after") === null,
  };
}
