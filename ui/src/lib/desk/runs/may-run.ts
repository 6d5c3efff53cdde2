import { isOne } from "../rooms.js";

/** Whether somebody may start, resume and abandon runs: they are of the whole municipality, and so is who makes them. */
export function mayRun(me: { readonly roles: readonly string[]; readonly offices: readonly string[] | null }): boolean {
  return isOne(me.roles, "tax-officer", "finance-officer") && me.offices === null;
}
