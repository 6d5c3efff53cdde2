import { MY_ACCOUNT } from "$lib/citizen/account.js";

export async function load({ locals: { ask } }) {
  return ask(MY_ACCOUNT, {});
}
