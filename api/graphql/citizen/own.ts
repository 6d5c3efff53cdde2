import type { Acting } from "../../../application/casework/index.js";
import type { CitizenPerson } from "../../../application/citizens/index.js";
import type { CaseState, PinnedDefinition } from "../../../domain/casework/index.js";
import { ApiError } from "../../errors/index.js";
import type { Permission } from "../access/permission.js";
import { hidden, type Asking } from "../access/hidden.js";

export const OWN_READ = "own.read";
export const OWN_LODGE = "own.lodge";
export const OWN_ACT = "own.act";

/** Whoever acts on a case of their own: the applicant, at no counter. */
export const AS_APPLICANT: Acting = { role: "applicant", offices: null };

/** The taxpayer that the caller is signed in as, as they stand now. */
export async function ownPerson({ authorisation, dependencies }: Asking, permission: Permission) {
  authorisation.grant(permission);
  const { tenant, taxpayerId } = authorisation.signedIn();
  const person = taxpayerId === null ? null : await dependencies.citizens.findCitizen(tenant, taxpayerId);
  if (!person) throw new ApiError("UNAUTHENTICATED", "session-expired");
  return { tenant, person };
}

/** The ids under which the caller's own things are filed: theirs, and those of records that were merged into it. */
export function idsOf({ taxpayerId, absorbed }: CitizenPerson): readonly string[] {
  return [taxpayerId, ...absorbed];
}

export interface OwnCase {
  readonly state: CaseState;
  readonly definition: PinnedDefinition;
  /** The caller's id in the case: that of a merged record where it was lodged under one. */
  readonly applicantId: string;
}

/**
 * A case of the caller's own: they are its applicant, by the register. Any other is answered as one that is not there,
 * and the try is recorded.
 */
export async function ownCase(asking: Asking, permission: Permission, caseId: string): Promise<OwnCase> {
  const { tenant, person } = await ownPerson(asking, permission);
  const found = await asking.dependencies.casework.caseOf(tenant, caseId);
  const applicantId = found.ok ? found.value.state.applicant.taxpayerId : null;
  if (found.ok && applicantId !== null && idsOf(person).includes(applicantId)) return { ...found.value, applicantId };
  if (found.ok) hidden(asking, `case/${caseId}`);
  throw new ApiError("NOT_FOUND", "not-found");
}
