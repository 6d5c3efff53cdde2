import { searchIn, taxpayersFor } from "$lib/desk/tax/list.js";

export async function load({ locals: { ask }, url }) {
  const search = searchIn(url);
  return { search, ...(await taxpayersFor(ask, search, url.searchParams.get("after"))) };
}
