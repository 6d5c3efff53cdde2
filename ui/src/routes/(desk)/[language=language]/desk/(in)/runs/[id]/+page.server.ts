import { ABANDON, INVOICES, RESUME, RUN, RUN_PROGRESS } from "$lib/desk/runs/question.js";
import { runActions } from "$lib/desk/runs/run-actions.js";
import { packetsOf } from "$lib/papers/packet.js";

export async function load({ locals: { ask }, params: { id }, url: { searchParams } }) {
  const { run } = await ask(RUN, { id });
  const { invoices } = await ask(INVOICES, { runId: id, after: searchParams.get("after") });
  const { hasNextPage, endCursor } = invoices.pageInfo;
  return {
    run,
    packets: await packetsOf(ask, run, "INVOICE"),
    after: searchParams.get("after"),
    invoices: invoices.nodes,
    next: hasNextPage ? endCursor : null,
    subscription: RUN_PROGRESS,
    commandId: crypto.randomUUID(),
  };
}

export const actions = runActions(RESUME, ABANDON);
