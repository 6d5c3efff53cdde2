import { redirect } from "@sveltejs/kit";
import { withNext } from "$lib/citizen/next.js";
import { inTirana } from "$lib/format/index.js";
import { addressOf } from "$lib/places/places.js";

/** What is somebody's own is for whoever signed in as a taxpayer; others are led to the door, and back. */
export async function load({ parent, url, locals: { language } }) {
  const { citizen } = await parent();
  if (citizen === null) redirect(303, withNext(addressOf("signIn", language), url.pathname + url.search));
  return { citizen, today: inTirana(new Date().toISOString()).date };
}
