import { couldHandle } from "../../../../domain/identity/index.js";
import { refusal } from "../../../../domain/shared/index.js";
import { refusedError } from "../../../errors/index.js";
import type { GraphqlContext } from "../../context.js";

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
