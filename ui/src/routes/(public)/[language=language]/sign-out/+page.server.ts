import { redirect } from "@sveltejs/kit";
import { addressOf } from "$lib/places/places.js";

/** Following a link signs nobody out. */
export function load({ locals: { language } }) {
  redirect(303, addressOf("home", language));
}

export const actions = {
  default: async ({ locals: { door, language } }) => {
    await door.signOut();
    redirect(303, addressOf("home", language));
  },
};
