import { fail, redirect } from "@sveltejs/kit";
import { applicationOf, LODGE_MINE } from "$lib/citizen/application.js";
import { addressOf } from "$lib/places/places.js";
import { valuesOf } from "$lib/schema-form/read.js";

export async function load({ params: { service }, locals: { ask, language } }) {
  return { ...(await applicationOf(ask, service, language)), now: new Date().toISOString() };
}

export const actions = {
  default: async ({ params: { service }, locals: { ask, language } }) => {
    const { begun, fields, slots } = await applicationOf(ask, service, language);
    // Sent already, perhaps twice by one press: it is among the requests.
    if (begun === null) redirect(303, addressOf("myRequests", language));
    const form: Record<string, unknown> = { ...valuesOf(fields, begun.typed) };
    for (const { key } of fields.filter(({ kind }) => kind === "file")) delete form[key];
    const documents = begun.documents
      .filter(({ slot }) => slots.some((each) => each.slot === slot))
      .map(({ slot, upload }) => {
        if (slot.startsWith("paper-")) return { upload, document: slot.slice("paper-".length) };
        const key = slot.slice("form-".length);
        const documentId = `F-${key}`.slice(0, 60);
        form[key] = documentId;
        return { upload, document: null, documentId };
      });
    const asked = await ask.try(LODGE_MINE, {
      commandId: begun.commandId,
      input: {
        ...{ service, office: begun.office, representative: null, form, documents },
        language: language === "en" ? "EN" : "SQ",
      },
    });
    if (asked.ok) return { lodged: asked.data.lodgeMyCase, faults: [] };
    const { fault } = asked;
    // A fault of the form is told at its question.
    const named = fault.fields.map(({ path, message }) => ({ key: path.split(".").at(-1) ?? "", message }));
    const faults = named.length > 0 ? named : [{ key: "", message: fault.message }];
    return fail(422, { lodged: null, faults });
  },
};
