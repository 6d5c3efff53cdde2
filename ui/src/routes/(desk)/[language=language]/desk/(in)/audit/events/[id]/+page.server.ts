import { EVENT, EVENT_KINDS, INSIDE, POSTED_BY, THREAD } from "$lib/desk/audit/question.js";
import { kindOf } from "$lib/desk/audit/records.js";
import { categoryOf } from "$lib/desk/audit/stream.js";
import { happenedIn } from "$lib/desk/audit/naming.js";
import { namesOfLaw } from "$lib/desk/audit/names-of-law.js";

export async function load({ locals: { ask, language }, params: { id } }) {
  const [{ ledgerEvent }, opened, { ledgerThread }, posted, { ledgerEventKinds }] = await Promise.all([
    ask(EVENT, { id }),
    // What cannot be opened is told; the event itself is there all the same.
    ask.try(INSIDE, { id }),
    ask(THREAD, { id }),
    // Whoever may not see the books sees the event without them.
    ask.try(POSTED_BY, { eventId: id }),
    ask(EVENT_KINDS, {}),
  ]);
  const inside = opened.ok ? opened.data.ledgerEventInside : NOTHING;
  return {
    event: ledgerEvent,
    fault: opened.ok ? null : opened.fault.message,
    inside: { ...inside, kind: inside.kind === null ? null : kindOf(inside.kind) },
    happened: happenedIn([ledgerEvent.data, inside], ledgerEventKinds),
    thread: ledgerThread,
    entries: posted.ok ? posted.data.journal.nodes : [],
    names: OF_TAXES.includes(categoryOf(ledgerEvent.stream)) ? await namesOfLaw(ask, language) : undefined,
  };
}

/** Whose facts are called as the fiscal package calls them. */
const OF_TAXES: readonly string[] = ["taxpayer", "taxAccount", "assessmentRun"];

const NOTHING = { kind: null, recordId: null, readable: false, data: null, changes: [], before: null, after: null };
