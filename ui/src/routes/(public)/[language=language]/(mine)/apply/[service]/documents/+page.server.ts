import { redirect } from "@sveltejs/kit";
import { applicationOf, begunIn, KEEP, KEPT, MY_UPLOAD, type SentUp } from "$lib/citizen/application.js";
import { textOf } from "$lib/desk/failed.js";
import { addressOf } from "$lib/places/places.js";

export async function load({ params: { service }, url, locals: { ask, language } }) {
  const found = await applicationOf(ask, service, language);
  if (found.begun === null) redirect(303, addressOf("apply", language, service));
  const { searchParams } = url;
  const [upload, slot] = [searchParams.get("upload"), searchParams.get("slot")];
  const here = addressOf("apply", language, `${service}/documents`);
  if (upload !== null && found.slots.some((each) => each.slot === slot)) {
    // Where sending a document up led back to. Anybody can write an address: only what whoever signed in sent up
    // themselves is noted in the draft, by the name that it came with; then the address is plain again.
    const { myUpload: own } = await ask(MY_UPLOAD, { upload });
    if (own === null) redirect(303, `${here}?${new URLSearchParams({ refused: "upload-unknown", at: slot! })}`);
    const sent: SentUp = { upload, slot: slot!, name: own.name, until: own.until };
    const documents = [...found.begun.documents.filter((each) => each.slot !== slot), sent];
    await ask(KEEP, { input: { service, content: { ...found.begun, documents } } });
    redirect(303, `${here}#${slot}`);
  }
  return { ...found, begun: found.begun, now: new Date().toISOString(), refused: refusalIn(searchParams) };
}

function refusalIn(searchParams: URLSearchParams): { readonly rule: string; readonly slot: string } | null {
  const rule = searchParams.get("refused");
  return rule === null ? null : { rule, slot: searchParams.get("at") ?? "" };
}

export const actions = {
  remove: async ({ request, params: { service }, locals: { ask, language } }) => {
    const slot = textOf(await request.formData(), "slot");
    const { myDrafts } = await ask(KEPT, { service });
    const begun = begunIn(myDrafts);
    if (begun !== null) {
      const documents = begun.documents.filter((each) => each.slot !== slot);
      await ask(KEEP, { input: { service, content: { ...begun, documents } } });
    }
    redirect(303, addressOf("apply", language, `${service}/documents`));
  },
};
