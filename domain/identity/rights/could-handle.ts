import { caseRolesOf } from "./case-roles.js";
import { grantRight } from "./evaluate.js";
import type { HeldRole } from "./rights.js";

/** An officer as far as it decides which cases they could have: roles by their names, offices (null: all). */
export interface CaseOfficer {
  readonly roles: readonly string[];
  readonly offices: readonly string[] | null;
  readonly suspended: boolean;
}

/** Whether an officer could have a case in a role: they hold it, sit in the office that handles it, and may see it. */
export function couldHandle(
  { roles: named, offices, suspended }: CaseOfficer,
  role: string,
  { office, confidentiality }: { readonly office: string; readonly confidentiality: "ordinary" | "sensitive" },
): boolean {
  const roles = heldBy(named);
  const sits = offices === null || offices.includes(office);
  const sees = confidentiality === "ordinary" || grantRight({ roles, offices }, "case.read-sensitive") !== null;
  return !suspended && sits && sees && caseRolesOf(roles).includes(role);
}

/** Roles as the read model names them: it holds those that were granted. */
export function heldBy(roles: readonly string[]): readonly HeldRole[] {
  return roles as readonly HeldRole[];
}
