import { caseRolesOf, type RightsHolder } from "../../domain/identity/index.js";
import type { PinnedDefinition } from "../../domain/casework/index.js";
import type { Outcome } from "../taxation/index.js";
import type { Acting } from "./use-cases.js";

/** The role of casework in which an officer may act in the name of the applicant who stands before the desk. */
const COUNTER = "front-desk";

/** The roles in which somebody may act on cases, their own first, and last, for the front desk, in the applicant's name. */
export function actingRolesOf({ roles, offices }: RightsHolder): readonly Acting[] {
  return actingIn(caseRolesOf(roles), offices);
}

/** The same of roles of casework. */
export function actingIn(roles: readonly string[], offices: readonly string[] | null): readonly Acting[] {
  const own = roles.map((role): Acting => ({ role, offices }));
  return roles.includes(COUNTER) ? [...own, { role: "applicant", offices, counter: true }] : own;
}

/** The roles in which cases wait for somebody: nothing waits for who acts in another's name. */
export function queueRoles(roles: readonly Acting[]): readonly string[] {
  return roles.filter(({ counter }) => counter !== true).map(({ role }) => role);
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

/** The front desk writes a complaint or an appeal down in the name of who stands before it. */
export function inTheirNameFirst(roles: readonly Acting[]): readonly Acting[] {
  return roles.toSorted((left, right) => Number(right.counter === true) - Number(left.counter === true));
}

/** Refusals that say that the role was the wrong one: another may do. */
const OF_ROLE: ReadonlySet<string> = new Set([
  "transition-role-wrong",
  "role-without-part",
  "role-may-not-assign",
  "role-may-not-reopen",
  "role-may-not-answer",
  "officers-only",
  "case-with-another",
]);

/**
 * Tries the roles one after the other until the ledger lets one: what it refuses it does not write. Gives the refusal
 * that says most: one that is not about the role, else that of the first role. Null where there is no role to try.
 */
export async function inFittingRole<Value>(
  roles: readonly Acting[],
  run: (by: Acting) => Promise<Outcome<Value>>,
): Promise<Outcome<Value> | null> {
  let first: Outcome<Value> | null = null;
  for (const by of roles) {
    const outcome = await run(by);
    if (outcome.ok || !OF_ROLE.has(outcome.refusal.code)) return outcome;
    first ??= outcome;
  }
  return first;
}
