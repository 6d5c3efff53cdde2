import { fail, redirect } from "@sveltejs/kit";
import { afterSignIn, withNext } from "$lib/citizen/next.js";
import { addressOf } from "$lib/places/places.js";
import { words } from "$lib/words/index.js";

/** Without a code on its way there is nothing to type here. */
export function load({ url, locals: { door, language } }) {
  const next = url.searchParams.get("next");
  if (!door.codeAsked) redirect(303, withNext(addressOf("signIn", language), next));
  return { next, mailbox: door.mailbox };
}

export const actions = {
  default: async ({ request, url, locals: { door, language } }) => {
    const code = String((await request.formData()).get("code") ?? "").trim();
    const fault = code === "" ? words(language).door.missingCode : await door.signInByCode({ code });
    if (fault !== null) return fail(400, { fault });
    redirect(303, afterSignIn(url, language));
  },
};
