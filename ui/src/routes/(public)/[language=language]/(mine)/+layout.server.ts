import { redirect } from "@sveltejs/kit";
import { withNext } from "$lib/citizen/next.js";
import { inTirana } from "$lib/format/index.js";
import { keepSent } from "$lib/kept/keep-sent.js";
import { addressOf } from "$lib/places/places.js";

/** What is somebody's own is for whoever signed in as a taxpayer; others are led to the door, and back. */
export async function load({ parent, request, route, url, locals: { language, sent } }) {
  const { citizen } = await parent();
  // A long form that was sent as the session ended is shown again, so that nothing typed is lost.
  const typed = request.method === "POST" && route.id.endsWith("/apply/[service]");
  if (citizen === null && !typed) {
    await keepSent(sent, url, language);
    redirect(303, withNext(addressOf("signIn", language), url.pathname + url.search));
  }
  return { citizen, today: inTirana(new Date().toISOString()).date };
}
