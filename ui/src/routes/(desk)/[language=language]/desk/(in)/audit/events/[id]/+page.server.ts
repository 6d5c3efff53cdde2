import { EVENT, INSIDE, POSTED_BY, THREAD } from "$lib/desk/audit/question.js";
import { kindOf } from "$lib/desk/audit/records.js";

export async function load({ locals: { ask }, params: { id } }) {
  const [{ ledgerEvent }, { ledgerEventInside: inside }, { ledgerThread }, posted] = await Promise.all([
    ask(EVENT, { id }),
    ask(INSIDE, { id }),
    ask(THREAD, { id }),
    // Whoever may not see the books sees the event without them.
    ask.try(POSTED_BY, { eventId: id }),
  ]);
  return {
    event: ledgerEvent,
    inside: { ...inside, kind: inside.kind === null ? null : kindOf(inside.kind) },
    thread: ledgerThread,
    entries: posted.ok ? posted.data.journal.nodes : [],
  };
}
