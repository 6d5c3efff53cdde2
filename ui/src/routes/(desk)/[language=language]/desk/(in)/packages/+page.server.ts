import { redirect } from "@sveltejs/kit";
import { failed, textOf } from "$lib/desk/failed.js";
import { DRAFT, PACKAGE, PACKAGES } from "$lib/desk/packages/question.js";
import { draftFrom } from "$lib/packages/cells.js";
import type { Content } from "$lib/packages/content.js";
import { addressOf } from "$lib/places/places.js";

export async function load({ locals: { ask }, url: { searchParams } }) {
  const { fiscalPackages } = await ask(PACKAGES, { minPosition: searchParams.get("at") });
  return { packages: fiscalPackages.nodes, commandId: crypto.randomUUID() };
}

export const actions = {
  /** Drafts begin as a copy: nobody types a hundred articles anew. */
  draft: async ({ request, locals: { ask, language } }) => {
    const sent = await request.formData();
    const { fiscalPackage } = await ask(PACKAGE, { id: textOf(sent, "from") });
    const year = Number(textOf(sent, "year"));
    const content = draftFrom(
      fiscalPackage.content as Content,
      Number.isInteger(year) ? year : fiscalPackage.fiscalYear,
    );
    const asked = await ask.try(DRAFT, { commandId: textOf(sent, "commandId"), input: { content } });
    if (!asked.ok) return failed("draft", asked.fault, sent);
    const { packageId, receipt } = asked.data.draftPackage;
    redirect(303, `${addressOf("desk", language, `packages/${packageId}/edit`)}?at=${receipt.position ?? ""}`);
  },
};
