import {
  ABANDON_NOTICES,
  NAMES,
  NOTICE_PROGRESS,
  NOTICE_RUN,
  NOTICES,
  RESUME_NOTICES,
} from "$lib/desk/notices/question.js";
import { itemsOf } from "$lib/desk/notices/items.js";
import { runActions } from "$lib/desk/runs/run-actions.js";
import { packetsOf } from "$lib/papers/packet.js";

export async function load({ locals: { ask }, params: { id }, url: { searchParams } }) {
  const { run } = await ask(NOTICE_RUN, { id });
  const after = searchParams.get("after");
  const { taxNotices } = await ask(NOTICES, { runId: id, after });
  const { hasNextPage, endCursor } = taxNotices.pageInfo;
  const chosen = new Set(run.terms.items);
  const named = chosen.size === 0 ? [] : itemsOf((await ask(NAMES, {})).fiscalPackages.nodes);
  return {
    run,
    items: named.filter(({ code }) => chosen.has(code)),
    packets: await packetsOf(ask, run, "TAX_NOTICE"),
    after,
    notices: taxNotices.nodes,
    next: hasNextPage ? endCursor : null,
    subscription: NOTICE_PROGRESS,
    commandId: crypto.randomUUID(),
  };
}

export const actions = runActions(RESUME_NOTICES, ABANDON_NOTICES);
