import type { Role } from "../user/events.js";
import type { HeldRole } from "./rights.js";

/** The roles of casework that officers hold, by the role of the officer. Whoever is not here has no part in cases. */
const CASE_ROLES: Readonly<Partial<Record<HeldRole, string>>> = {
  clerk: "front-desk",
  "tax-officer": "tax-officer",
  specialist: "specialist",
  "sector-head": "sector-head",
  inspector: "inspector",
  commission: "commission",
  "social-worker": "social-worker",
  archivist: "archivist",
  "foi-coordinator": "foi-coordinator",
  signatory: "signatory",
};

/** Officers who have a part in cases. */
export const CASE_OFFICERS = Object.keys(CASE_ROLES) as readonly Role[];

/** The roles of workflows in which somebody with these roles acts. */
export function caseRolesOf(roles: readonly HeldRole[]): readonly string[] {
  return roles.flatMap((role) => CASE_ROLES[role] ?? []);
}

/** The roles of officers who act in a role of workflows: whoever holds one of them does. */
export function officerRolesOf(caseRole: string): readonly Role[] {
  return CASE_OFFICERS.filter((role) => caseRolesOf([role]).includes(caseRole));
}
