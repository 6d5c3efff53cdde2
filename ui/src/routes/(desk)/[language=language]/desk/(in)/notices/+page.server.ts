import { redirect } from "@sveltejs/kit";
import { failed, textOf } from "$lib/desk/failed.js";
import { choiceIn } from "$lib/desk/notices/choice.js";
import { itemsOf } from "$lib/desk/notices/items.js";
import { LOOK_AT_NOTICES, NOTICE_RUNS } from "$lib/desk/notices/question.js";
import { addressOf } from "$lib/places/places.js";

export async function load({ locals: { ask }, url: { searchParams } }) {
  const { noticeRuns, fiscalPackages, noticeRunsAtWork } = await ask(NOTICE_RUNS, { after: searchParams.get("after") });
  const { hasNextPage, endCursor } = noticeRuns.pageInfo;
  const published = fiscalPackages.nodes.filter(({ status }) => status === "published");
  return {
    runs: noticeRuns.nodes,
    next: hasNextPage ? endCursor : null,
    years: [...new Set(published.map(({ fiscalYear }) => fiscalYear))],
    items: itemsOf(published),
    runsAtWork: noticeRunsAtWork,
    // A choice that is changed comes back with the address.
    chosen: { ...Object.fromEntries(searchParams), items: searchParams.getAll("items") },
    commandId: crypto.randomUUID(),
  };
}

export const actions = {
  /** Nothing is written: the page that follows says who would be told, and has the button that tells them. */
  look: async ({ request, locals: { ask, language } }) => {
    const sent = await request.formData();
    const asked = await ask.try(LOOK_AT_NOTICES, { commandId: textOf(sent, "commandId"), input: choiceIn(sent) });
    if (!asked.ok) return failed("look", asked.fault, sent, (path) => path);
    redirect(303, addressOf("desk", language, "notices/look"));
  },
};
