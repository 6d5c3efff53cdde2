import { ABANDON_NOTICES, NOTICE_PROGRESS, NOTICE_RUN, NOTICES, RESUME_NOTICES } from "$lib/desk/notices/question.js";
import { itemsChosen } from "$lib/desk/notices/items.js";
import { runActions } from "$lib/desk/runs/run-actions.js";
import { packetsOf } from "$lib/papers/packet.js";

export async function load({ locals: { ask }, params: { id }, url: { searchParams } }) {
  const { run } = await ask(NOTICE_RUN, { id });
  const after = searchParams.get("after");
  const { taxNotices } = await ask(NOTICES, { runId: id, after });
  const { hasNextPage, endCursor } = taxNotices.pageInfo;
  return {
    run,
    items: await itemsChosen(ask, run.terms.items),
    packets: await packetsOf(ask, run, "TAX_NOTICE"),
    after,
    notices: taxNotices.nodes,
    next: hasNextPage ? endCursor : null,
    subscription: NOTICE_PROGRESS,
    commandId: crypto.randomUUID(),
  };
}

export const actions = runActions(RESUME_NOTICES, ABANDON_NOTICES);
