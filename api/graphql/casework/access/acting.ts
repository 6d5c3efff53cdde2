import type { Acting } from "../../../../application/casework/index.js";
import type { Outcome } from "../../../../application/taxation/index.js";
import { caseRolesOf } from "../../../../domain/identity/index.js";
import type { PinnedDefinition } from "../../../../domain/casework/index.js";
import { ApiError, refusedError } from "../../../errors/index.js";
import type { Authorisation } from "../../access/authorisation.js";

/** The role of casework in which an officer may act in the name of the applicant who stands before the desk. */
const COUNTER = "front-desk";

/**
 * The roles in which the caller may act on cases, their own first, and last, for the front desk, in the name of the
 * applicant. `as` narrows it to one; throws FORBIDDEN `role-not-held` for one that the caller has not.
 */
export function actingRoles(authorisation: Authorisation, as?: string): readonly Acting[] {
  const { roles, offices } = authorisation.signedIn();
  const own = caseRolesOf(roles).map((role): Acting => ({ role, offices }));
  const counter: Acting[] = own.some(({ role }) => role === COUNTER)
    ? [{ role: "applicant", offices, counter: true }]
    : [];
  const all = [...own, ...counter];
  if (as === undefined) return all;
  const asked = all.filter(({ role }) => role === as);
  if (asked.length === 0) throw new ApiError("FORBIDDEN", "role-not-held", { facts: { role: as } });
  return asked;
}

/** Those of the roles that a step of the workflow names, the first of all where it names none: the ledger then says why not. */
export function rolesForStep(
  { workflow }: PinnedDefinition,
  transition: string,
  roles: readonly Acting[],
): readonly Acting[] {
  const named = workflow.content.transitions.find(({ code }) => code === transition)?.roles ?? [];
  const fitting = roles.filter(({ role }) => named.includes(role));
  return fitting.length > 0 ? fitting : roles.slice(0, 1);
}

/** Refusals that say that the role was the wrong one: another may do. */
const OF_ROLE: ReadonlySet<string> = new Set([
  "transition-role-wrong",
  "role-without-part",
  "role-may-not-assign",
  "role-may-not-reopen",
  "officers-only",
  "case-with-another",
]);

/**
 * Tries the roles one after the other until the ledger lets one: what it refuses it does not write. Throws the refusal
 * that says most: one that is not about the role, else that of the first role.
 */
export async function inFittingRole<Value>(
  roles: readonly Acting[],
  run: (by: Acting) => Promise<Outcome<Value>>,
): Promise<Extract<Outcome<Value>, { readonly ok: true }>> {
  let first: ApiError | undefined;
  for (const by of roles) {
    const outcome = await run(by);
    if (outcome.ok) return outcome;
    const error = refusedError(outcome.refusal);
    if (!OF_ROLE.has(outcome.refusal.code)) throw error;
    first ??= error;
  }
  throw first ?? new ApiError("FORBIDDEN", "case-role-missing");
}
