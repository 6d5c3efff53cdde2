import { RIGHTS, type HeldRole } from "./rights.js";

/** Who asks. `offices` null: every office of the municipality. */
export interface RightsHolder {
  readonly roles: readonly HeldRole[];
  readonly offices: readonly string[] | null;
}

/** A permission that was granted: in which role, and for which offices (null: all). */
export interface GrantedRight {
  readonly role: HeldRole;
  readonly offices: readonly string[] | null;
}

/**
 * The one evaluator: it guards commands and bounds what lists show, so that neither can say what the other would not.
 * Null is no. The role is the first of the holder's that has the permission.
 */
export function grantRight(holder: RightsHolder, permission: string): GrantedRight | null {
  const right = Object.hasOwn(RIGHTS, permission) ? RIGHTS[permission] : undefined;
  const role = right && holder.roles.find((each) => right.roles.includes(each));
  return role === undefined ? null : { role, offices: holder.offices };
}

/** The evaluator as the edge is given it. */
export const rightsEvaluator = { grant: grantRight } as const;
