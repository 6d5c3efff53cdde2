import { redirect } from "@sveltejs/kit";
import { LOOK_COOKIE, lookChosen } from "$lib/desk/look.js";
import { ownPlace } from "$lib/places/next.js";
import { addressOf } from "$lib/places/places.js";

/** In seconds; browsers keep nothing for longer. */
const KEPT = 400 * 86_400;

/** A link chooses nothing. */
export function load({ locals: { language } }) {
  redirect(303, addressOf("desk", language));
}

export const actions = {
  default: async ({ request, cookies, url, locals: { language } }) => {
    const form = await request.formData();
    const chosen = lookChosen(form.get("look"));
    const kept = { path: "/", httpOnly: true, sameSite: "strict", secure: url.protocol === "https:" } as const;
    if (chosen === null) cookies.delete(LOOK_COOKIE, kept);
    else cookies.set(LOOK_COOKIE, chosen, { ...kept, maxAge: KEPT });
    const next = form.get("next");
    redirect(303, ownPlace(typeof next === "string" ? next : null, [addressOf("desk", language)]));
  },
};
