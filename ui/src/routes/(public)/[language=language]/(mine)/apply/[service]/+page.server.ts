import { fail, redirect } from "@sveltejs/kit";
import { applicationOf, begunIn, KEEP, KEPT } from "$lib/citizen/application.js";
import { textOf } from "$lib/desk/failed.js";
import { addressOf } from "$lib/places/places.js";
import { typedIn } from "$lib/schema-form/read.js";
import { shownFields } from "$lib/schema-form/schema.js";
import { graphql } from "$lib/graphql/tada.js";
import { words } from "$lib/words/index.js";

/** What anybody may know of the form: to read what was sent, whoever is signed in. */
const FORM = graphql(`
  query FormOfService($service: String!) {
    service(code: $service) {
      form
      name {
        sq
        en
      }
    }
    municipality {
      units {
        code
        name {
          sq
          en
        }
      }
      offices {
        code
        name {
          sq
          en
        }
      }
    }
  }
`);

export async function load({ parent, params: { service }, locals: { ask, language } }) {
  const { citizen } = await parent();
  if (citizen !== null) return applicationOf(ask, service, language);
  // The session ended under the form: it is shown again as it was, to be sent once more.
  const { service: open, municipality } = await ask(FORM, { service });
  const fields = shownFields(open.form, language, municipality.units);
  return {
    ...{
      fields,
      service,
      units: municipality.units,
      offices: municipality.offices,
      begun: null,
      until: null,
      slots: [],
    },
    prepared: { name: open.name, formSchema: open.form, applicant: null, held: [], bring: [] },
  };
}

export const actions = {
  default: async ({ request, params: { service }, locals: { ask, language } }) => {
    const sent = await request.formData();
    const say = words(language).apply;
    const { service: open, municipality } = await ask(FORM, { service });
    const fields = shownFields(open.form, language, municipality.units).filter(({ kind }) => kind !== "file");
    const typed = typedIn(fields, sent);
    const office = textOf(sent, "office");
    const again = { office, typed, over: false };
    const leaving = sent.get("then") === "leave";
    const faults = leaving
      ? []
      : [
          ...(office === "" ? [{ id: "office", message: say.missingOffice }] : []),
          ...fields
            .filter(({ key, kind, required }) => required && !(kind === "date" ? `${key}-year` in typed : key in typed))
            .map(({ key, label }) => ({ id: `form-${key}`, message: say.missing(label) })),
          ...fields
            .filter(({ key, minLength }) => key in typed && typed[key]!.length < minLength)
            .map(({ key, label, minLength }) => ({ id: `form-${key}`, message: say.tooShort(label, minLength) })),
        ];
    if (faults.length > 0) return fail(400, { ...again, faults });
    const before = await ask.try(KEPT, { service });
    if (!before.ok) return fail(401, { ...again, over: before.fault.code === "UNAUTHENTICATED", faults: [] });
    const { commandId, documents } = begunIn(before.data.myDrafts) ?? { commandId: crypto.randomUUID(), documents: [] };
    const content = { commandId, office, typed, documents };
    const kept = await ask.try(KEEP, { input: { service, content } });
    if (!kept.ok) return fail(422, { ...again, faults: [{ id: null, message: kept.fault.message }] });
    redirect(303, leaving ? addressOf("myRequests", language) : addressOf("apply", language, `${service}/documents`));
  },
};
