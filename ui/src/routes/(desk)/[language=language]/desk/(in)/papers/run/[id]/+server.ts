import { INVOICES } from "$lib/desk/runs/question.js";
import { zipOf } from "$lib/papers/packet.js";

/** The invoices of a run that one page of it lists. */
export async function GET({ params: { id }, url: { searchParams }, locals: { ask } }) {
  const { invoices } = await ask(INVOICES, { runId: id, after: searchParams.get("after") });
  return zipOf(ask, `invoices-${id}`, "INVOICE", invoices.nodes);
}
