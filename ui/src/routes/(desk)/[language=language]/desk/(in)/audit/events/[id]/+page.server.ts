import { EVENT } from "$lib/desk/audit/question.js";

export async function load({ locals: { ask }, params: { id } }) {
  const { ledgerEvent } = await ask(EVENT, { id });
  return { event: ledgerEvent };
}
