import { actingRolesOf, inFittingRole as tried, type Acting } from "../../../../application/casework/index.js";
import type { Outcome } from "../../../../application/taxation/index.js";
import { ApiError, refusedError } from "../../../errors/index.js";
import type { Names } from "../../../messages/index.js";
import type { Authorisation } from "../../access/authorisation.js";

/**
 * The roles in which the caller may act on cases, their own first, and last, for the front desk, in the name of the
 * applicant. `as` narrows it to one; throws FORBIDDEN `role-not-held` for one that the caller has not.
 */
export function actingRoles(authorisation: Authorisation, as?: string): readonly Acting[] {
  const all = actingRolesOf(authorisation.signedIn());
  if (as === undefined) return all;
  const asked = all.filter(({ role }) => role === as);
  if (asked.length === 0) throw new ApiError("FORBIDDEN", "role-not-held", { facts: { role: as } });
  return asked;
}

/** Tries the roles until the ledger lets one. Throws the refusal that says most, with the names of its codes, and FORBIDDEN where there is no role. */
export async function inFittingRole<Value>(
  roles: readonly Acting[],
  run: (by: Acting) => Promise<Outcome<Value>>,
  names?: Names,
): Promise<Extract<Outcome<Value>, { readonly ok: true }>> {
  const outcome = await tried(roles, run);
  if (outcome === null) throw new ApiError("FORBIDDEN", "case-role-missing");
  if (!outcome.ok) throw refusedError(outcome.refusal, names);
  return outcome;
}
