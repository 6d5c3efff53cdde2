import { redirect } from "@sveltejs/kit";
import { failed, textOf } from "$lib/desk/failed.js";
import { choiceIn, fieldsOf } from "$lib/desk/notices/choice.js";
import { itemsChosen } from "$lib/desk/notices/items.js";
import { LOOK_PROGRESS, NOTICE_LOOK, START_NOTICES } from "$lib/desk/notices/question.js";
import { addressOf } from "$lib/places/places.js";

const PAGE = 100;

export async function load({ locals: { ask }, url: { searchParams } }) {
  const skip = Math.min(Math.max(0, Math.trunc(Number(searchParams.get("skip")) || 0)), 1_000_000);
  const { noticeLook: look } = await ask(NOTICE_LOOK, { skip });
  return {
    run: look && { ...look, atWork: look.state === "running" },
    items: await itemsChosen(ask, look?.terms.items),
    fields: look ? fieldsOf(look) : [],
    next: look && look.told.length === PAGE ? skip + PAGE : null,
    subscription: LOOK_PROGRESS,
    commandId: crypto.randomUUID(),
  };
}

export const actions = {
  start: async ({ request, locals: { ask, language } }) => {
    const sent = await request.formData();
    const asked = await ask.try(START_NOTICES, { commandId: textOf(sent, "commandId"), input: choiceIn(sent) });
    if (!asked.ok) return failed("start", asked.fault, sent);
    redirect(303, addressOf("desk", language, `notices/${asked.data.startNoticeRun.runId}`));
  },
};
