import type { CaseState } from "../../../../domain/casework/index.js";
import { caseRolesOf, grantRight, type HeldRole } from "../../../../domain/identity/index.js";
import { refusal } from "../../../../domain/shared/index.js";
import type { UserRow } from "../../../../read-models/read-side/index.js";
import { refusedError } from "../../../errors/index.js";
import type { GraphqlContext } from "../../context.js";
import { READ_SENSITIVE } from "./sight.js";

type Officer = Pick<UserRow, "roles" | "offices" | "suspended">;

/** Whether an officer could have a case in a role: they hold it, sit in the office that handles it, and may see it. */
export function couldHandle(
  { roles: named, offices, suspended }: Officer,
  role: string,
  { office, confidentiality }: Pick<CaseState, "office" | "confidentiality">,
): boolean {
  const roles = heldBy(named);
  const sits = offices === null || offices.includes(office);
  const sees = confidentiality === "ordinary" || grantRight({ roles, offices }, READ_SENSITIVE) !== null;
  return !suspended && sits && sees && caseRolesOf(roles).includes(role);
}

/** Roles as the read model names them: it holds those that were granted. */
export function heldBy(roles: readonly string[]): readonly HeldRole[] {
  return roles as readonly HeldRole[];
}

/**
 * A case is given only to who could have it, by their own stream as it stands now: one given to nobody would wait in
 * nobody's queue. Throws REFUSED `assignee-not-fitting`, alike for users who do not exist.
 */
export async function checkAssignee(
  { authorisation, dependencies }: GraphqlContext,
  caseId: string,
  assign: { readonly role: string; readonly to: string | null } | undefined,
): Promise<void> {
  if (!assign || assign.to === null) return;
  const { tenant } = authorisation.signedIn();
  const found = await dependencies.casework.caseOf(tenant, caseId);
  const user = await dependencies.identity.findUser(tenant, assign.to);
  if (found.ok && (!user || !couldHandle(user, assign.role, found.value.state)))
    throw refusedError(refusal("assignee-not-fitting", { role: assign.role }));
}
