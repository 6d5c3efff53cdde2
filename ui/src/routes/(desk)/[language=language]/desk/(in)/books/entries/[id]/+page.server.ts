import { ENTRY, OF_EVENT } from "$lib/desk/books/question.js";

export async function load({ locals: { ask }, params: { id } }) {
  const { entry } = await ask(ENTRY, { id });
  const { journal } = await ask(OF_EVENT, { eventId: entry.eventId });
  const others = journal.nodes
    .filter((each) => each.id !== entry.id)
    .map((each) => ({ ...each, sum: each.lines.reduce((total, { debit }) => total + debit, 0) }))
    .toSorted((a, b) => (a.effectiveDate < b.effectiveDate ? -1 : 1));
  return { entry, others };
}
