import { redirect } from "@sveltejs/kit";
import { SHOWN } from "$lib/citizen/account.js";
import { DROP } from "$lib/citizen/application.js";
import { MY_CASES, SERVICE_NAME } from "$lib/citizen/cases.js";
import { textOf } from "$lib/desk/failed.js";
import { addressOf } from "$lib/places/places.js";

export async function load({ locals: { ask }, url }) {
  const { myCases, myDrafts } = await ask(MY_CASES, { first: SHOWN, minPosition: url.searchParams.get("at") });
  const drafts = await Promise.all(
    myDrafts.map(async ({ service, until }) => {
      const named = await ask.try(SERVICE_NAME, { code: service });
      return { service, until, name: named.ok ? named.data.service.name : { sq: service, en: service } };
    }),
  );
  return { myCases, drafts };
}

export const actions = {
  drop: async ({ request, locals: { ask, language } }) => {
    await ask(DROP, { service: textOf(await request.formData(), "service") });
    redirect(303, addressOf("myRequests", language));
  },
};
