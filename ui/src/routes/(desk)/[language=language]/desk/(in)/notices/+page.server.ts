import { redirect } from "@sveltejs/kit";
import { failed, textOf, textOrNull } from "$lib/desk/failed.js";
import { itemsOf } from "$lib/desk/notices/items.js";
import { NOTICE_RUNS, START_NOTICES } from "$lib/desk/notices/question.js";
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
    commandId: crypto.randomUUID(),
  };
}

const KINDS = { assessment: "ASSESSMENT", reminder: "REMINDER", demand: "DEMAND" } as const;

/** Digits, thousands apart or not; what is no number is out of every range, so that the API says which is asked for. */
function wholeOf(text: string): number {
  const digits = text.replace(/[\s.]/g, "");
  return /^\d{1,9}$/.test(digits) ? Number(digits) : -1;
}

export const actions = {
  start: async ({ request, locals: { ask, language } }) => {
    const sent = await request.formData();
    const number = (name: string) => (textOf(sent, name) === "" ? {} : { [name]: wholeOf(textOf(sent, name)) });
    const items = sent.getAll("items").map(String);
    const input = {
      kind: KINDS[textOf(sent, "kind") as keyof typeof KINDS] ?? KINDS.reminder,
      selection: { unit: textOrNull(sent, "unit"), kind: textOrNull(sent, "payerKind") },
      ...(items.length > 0 ? { items } : {}),
      ...number("year"),
      ...number("daysLate"),
      ...number("minimum"),
      ...number("quietDays"),
      ...number("payWithin"),
    };
    const asked = await ask.try(START_NOTICES, { commandId: textOf(sent, "commandId"), input });
    if (!asked.ok) return failed("start", asked.fault, sent, (path) => path);
    redirect(303, addressOf("desk", language, `notices/${asked.data.startNoticeRun.runId}`));
  },
};
