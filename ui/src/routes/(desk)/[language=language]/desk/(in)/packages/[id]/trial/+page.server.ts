import { redirect } from "@sveltejs/kit";
import { failed, textOf } from "$lib/desk/failed.js";
import { mayBeEdited } from "$lib/desk/packages/draft.js";
import { AFFECTED, PACKAGE, TRIAL, TRY } from "$lib/desk/packages/question.js";
import { sumsBy } from "$lib/desk/packages/sums.js";
import { isOne } from "$lib/desk/rooms.js";
import type { Content } from "$lib/packages/content.js";
import { addressOf } from "$lib/places/places.js";

export async function load({ locals: { ask }, params: { id }, url: { searchParams }, parent }) {
  const [{ fiscalPackage }, { packageTrial: trial }] = await Promise.all([ask(PACKAGE, { id }), ask(TRIAL, { id })]);
  const { me } = await parent();
  const maySeeAccounts = isOne(me.roles, "clerk", "tax-officer", "cashier", "finance-officer", "auditor");
  // Names are personal: asked for where somebody wants to see them, and recorded.
  const wanted = searchParams.has("who") && maySeeAccounts && trial?.state === "finished";
  const content = fiscalPackage.content as Content;
  const against = trial ? ((await ask(PACKAGE, { id: trial.againstId })).fiscalPackage.content as Content) : null;
  const lines = trial?.result?.lines ?? [];
  return {
    id,
    name: content.name,
    againstName: against?.name ?? null,
    trial,
    maySeeAccounts,
    mayTry: isOne(me.roles, "tax-officer", "finance-officer"),
    isEdited: mayBeEdited(fiscalPackage, me.roles),
    byItem: sumsBy(lines, ({ item }) => item),
    byUnit: sumsBy(lines, ({ unit }) => unit),
    items: Object.fromEntries([...(against?.items ?? []), ...content.items].map(({ code, name }) => [code, name])),
    affected: wanted ? ((await ask(AFFECTED, { id })).packageTrial?.result?.mostAffected ?? []) : null,
    commandId: crypto.randomUUID(),
  };
}

export const actions = {
  default: async ({ request, params: { id }, locals: { ask, language } }) => {
    const sent = await request.formData();
    const asked = await ask.try(TRY, { commandId: textOf(sent, "commandId"), input: { packageId: id } });
    if (!asked.ok) return failed("trial", asked.fault, sent);
    redirect(303, addressOf("desk", language, `packages/${id}/trial`));
  },
};
