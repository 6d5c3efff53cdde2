import { ACT_ON_MINE, APPEAL, COMPLAIN, MY_CASE } from "$lib/citizen/cases.js";
import { failed, textOf, textOrNull } from "$lib/desk/failed.js";
import type { Asked } from "$lib/graphql/ask.js";
import { sentUpIn } from "$lib/lodging/sent-up.js";
import type { RequestEvent } from "./$types.js";

export async function load({ locals: { ask }, params: { id }, url }) {
  const { myCase, municipality, anyDocument } = await ask(MY_CASE, { id });
  const office = municipality.offices.find(({ code }) => code === myCase.office);
  return { file: myCase, units: municipality.units, anyDocument, office: office?.name ?? null, ...sentUpIn(url) };
}

/** An act of the applicant's; afterwards the page shows the case as it then stands. */
function act(name: string, run: (event: RequestEvent, sent: FormData) => Promise<Asked<unknown>>) {
  return async (event: RequestEvent) => {
    const sent = await event.request.formData();
    const asked = await run(event, sent);
    return asked.ok ? { done: name } : failed(name + textOf(sent, "form"), asked.fault, sent);
  };
}

/** `UPLOAD|paper-CODE`: which document of the service it is; one of another kind names none. */
function documentIn(text: FormDataEntryValue) {
  const [upload = "", slot = ""] = String(text).split("|");
  return { upload, document: slot.startsWith("paper-") ? slot.slice("paper-".length) : null };
}

export const actions = {
  act: act("act", ({ locals: { ask }, params: { id } }, sent) => {
    const reasons = textOrNull(sent, "reasons");
    return ask.try(ACT_ON_MINE, {
      commandId: textOf(sent, "commandId"),
      expectedRevision: textOf(sent, "revision"),
      input: {
        caseId: id,
        transition: textOf(sent, "transition"),
        ...(reasons === null ? {} : { reasons }),
        ...(sent.has("completion") ? { completion: { note: textOrNull(sent, "completion") } } : {}),
        ...(sent.has("document") ? { documents: sent.getAll("document").map(documentIn) } : {}),
      },
    });
  }),
  complain: act("complain", ({ locals: { ask }, params: { id } }, sent) =>
    ask.try(COMPLAIN, {
      commandId: textOf(sent, "commandId"),
      input: {
        caseId: id,
        about: textOf(sent, "about") as "CONDUCT" | "DELAY" | "OTHER",
        grounds: textOf(sent, "grounds"),
      },
    }),
  ),
  appeal: act("appeal", ({ locals: { ask }, params: { id } }, sent) =>
    ask.try(APPEAL, {
      commandId: textOf(sent, "commandId"),
      input: { caseId: id, to: textOf(sent, "to"), grounds: textOf(sent, "grounds") },
    }),
  ),
};
