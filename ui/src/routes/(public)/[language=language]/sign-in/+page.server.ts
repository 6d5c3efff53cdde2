import { fail, redirect } from "@sveltejs/kit";
import { withNext } from "$lib/citizen/next.js";
import { addressOf } from "$lib/places/places.js";
import { words } from "$lib/words/index.js";

export function load({ url }) {
  return { next: url.searchParams.get("next") };
}

export const actions = {
  /** Whoever is unknown, or has no address, is answered as everybody is: by the page of the code. */
  default: async ({ request, url, locals: { door, language } }) => {
    const sent = await request.formData();
    const identifier = String(sent.get("identifier") ?? "").trim();
    const kind = sent.get("kind") === "business" ? "business" : "citizen";
    const fault = identifier === "" ? words(language).door.missingNumber : await door.askForCode({ kind, identifier });
    if (fault !== null) return fail(400, { fault, kind, identifier: identifier.slice(0, 40) });
    redirect(303, withNext(addressOf("code", language), url.searchParams.get("next")));
  },
};
