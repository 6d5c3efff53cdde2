import { failed, textOf } from "$lib/desk/failed.js";
import { ABANDON, INVOICES, RESUME, RUN, RUN_PROGRESS } from "$lib/desk/runs/question.js";
import { PACKETS } from "$lib/papers/packet.js";

export async function load({ locals: { ask }, params: { id }, url: { searchParams } }) {
  const { run } = await ask(RUN, { id });
  const { invoices } = await ask(INVOICES, { runId: id, after: searchParams.get("after") });
  const { hasNextPage, endCursor } = invoices.pageInfo;
  const { packet } = await ask(PACKETS, { runId: id, paper: "INVOICE" });
  return {
    run,
    packets: packet,
    after: searchParams.get("after"),
    invoices: invoices.nodes,
    next: hasNextPage ? endCursor : null,
    subscription: RUN_PROGRESS,
    commandId: crypto.randomUUID(),
  };
}

export const actions = {
  resume: async ({ request, params: { id }, locals: { ask } }) => {
    const sent = await request.formData();
    const asked = await ask.try(RESUME, { commandId: textOf(sent, "commandId"), input: { runId: id } });
    return asked.ok ? { done: true } : failed("resume", asked.fault, sent);
  },
  abandon: async ({ request, params: { id }, locals: { ask } }) => {
    const sent = await request.formData();
    const input = { runId: id, ground: textOf(sent, "ground") };
    const asked = await ask.try(ABANDON, { commandId: textOf(sent, "commandId"), input });
    return asked.ok
      ? { done: true }
      : failed("abandon", asked.fault, sent, (path) => (path === "ground" ? "ground" : null));
  },
};
