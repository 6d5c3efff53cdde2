import { json } from "@sveltejs/kit";
import { searchIn, taxpayersFor } from "$lib/desk/tax/list.js";

/** The next rows of the list, for a page that is scrolled to its end. */
export async function GET({ locals: { ask }, url }) {
  return json(await taxpayersFor(ask, searchIn(url), url.searchParams.get("after")));
}
