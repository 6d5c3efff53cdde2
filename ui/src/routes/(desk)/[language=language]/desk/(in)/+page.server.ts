import { redirect } from "@sveltejs/kit";
import { roomsOf } from "$lib/desk/rooms.js";
import { addressOf } from "$lib/places/places.js";

/** The first room that is open to whoever signed in. */
export async function load({ parent, locals: { language } }) {
  const { me } = await parent();
  redirect(303, addressOf("desk", language, roomsOf(me.roles)[0]?.path ?? "password"));
}
