import { redirect } from "@sveltejs/kit";
import { failed, textOf, textOrNull } from "$lib/desk/failed.js";
import { KINDS, OFFICES, OPEN } from "$lib/desk/offices/question.js";
import { addressOf } from "$lib/places/places.js";

export async function load({ locals: { ask }, url: { searchParams } }) {
  const { municipality } = await ask(OFFICES, {});
  return { offices: municipality.offices, opened: searchParams.get("opened"), commandId: crypto.randomUUID() };
}

const FIELDS = ["code", "name.sq", "name.en", "kind", "unit", "parent", "address"];

export const actions = {
  default: async ({ request, locals: { ask, language } }) => {
    const sent = await request.formData();
    const office = {
      code: textOf(sent, "code").toLowerCase(),
      kind: KINDS[textOf(sent, "kind")] ?? "ADMINISTRATIVE_UNIT",
      name: { sq: textOf(sent, "name.sq"), en: textOf(sent, "name.en") },
      unit: textOf(sent, "unit"),
      parent: textOrNull(sent, "parent"),
      address: textOrNull(sent, "address"),
    } as const;
    const asked = await ask.try(OPEN, { commandId: textOf(sent, "commandId"), input: { office } });
    if (!asked.ok)
      return failed("open", asked.fault, sent, (path) => FIELDS.find((field) => path.endsWith(`.${field}`)) ?? null);
    redirect(303, `${addressOf("desk", language, "offices")}?opened=${office.code}`);
  },
};
