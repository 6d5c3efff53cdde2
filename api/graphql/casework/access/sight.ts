import { seesCase, type CaseState, type PinnedDefinition } from "../../../../domain/casework/index.js";
import { ApiError } from "../../../errors/index.js";
import type { Authorisation } from "../../access/authorisation.js";
import type { Permission } from "../../access/permission.js";
import { hidden, type Asking } from "../../access/hidden.js";
import { OWN_READ, ownCase } from "../../citizen/own.js";

export const READ = "case.read";
export const READ_SENSITIVE = "case.read-sensitive";

/** What decides who may see a case. */
type Sighted = Pick<CaseState, "office" | "lodgedAt" | "confidentiality">;

/**
 * The one rule of who may see a case, on the case's own stream: officers of the office that handles it or took it in,
 * and of sensitive services only those who may see them. What lists show is bound by the same two columns
 * (`read-models/casework/cases`) and the same permission ({@link seesSensitive}).
 */
export function maySee(authorisation: Authorisation, permission: Permission, state: Sighted): boolean {
  const { offices } = authorisation.grant(permission);
  return seesCase({ offices, seesSensitive: seesSensitive(authorisation) }, state);
}

export function seesSensitive(authorisation: Authorisation): boolean {
  return authorisation.holds(READ_SENSITIVE);
}

/** The permission by which the caller reads a case: citizens their own, officers those of their offices. */
export function readingPermission(authorisation: Authorisation): Permission {
  return authorisation.signedIn().taxpayerId === null ? READ : OWN_READ;
}

/**
 * A case that an officer may see, or that is a citizen's own ({@link ownCase}). Any other is answered as one that is not
 * there, and the try is recorded.
 */
export async function readableCase(
  asking: Asking,
  caseId: string,
): Promise<{ readonly state: CaseState; readonly definition: PinnedDefinition }> {
  const isOfficer = asking.authorisation.signedIn().taxpayerId === null;
  return isOfficer ? visibleCase(asking, READ, caseId) : ownCase(asking, OWN_READ, caseId);
}

/** A case that the caller may see. One that they may not is answered as one that is not there, and the try is recorded. */
export async function visibleCase(
  asking: Asking,
  permission: Permission,
  caseId: string,
): Promise<{ readonly state: CaseState; readonly definition: PinnedDefinition }> {
  const { authorisation, dependencies } = asking;
  const { tenant } = authorisation.signedIn();
  authorisation.grant(permission);
  const found = await dependencies.casework.caseOf(tenant, caseId);
  if (found.ok && maySee(authorisation, permission, found.value.state)) return found.value;
  if (found.ok) hidden(asking, `case/${caseId}`);
  throw new ApiError("NOT_FOUND", "not-found");
}
