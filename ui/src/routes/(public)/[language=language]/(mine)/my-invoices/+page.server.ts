import { MY_PAPERS, SHOWN } from "$lib/citizen/account.js";

export async function load({ locals: { ask } }) {
  return ask(MY_PAPERS, { first: SHOWN });
}
