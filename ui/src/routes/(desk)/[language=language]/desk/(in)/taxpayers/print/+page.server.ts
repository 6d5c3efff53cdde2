import { searchIn, taxpayersToPrint } from "$lib/desk/tax/list.js";

/** The whole list of a search, as far as it is printed. */
export async function load({ locals: { ask }, url }) {
  const search = searchIn(url);
  return { search, askedAt: new Date().toISOString(), ...(await taxpayersToPrint(ask, search)) };
}
