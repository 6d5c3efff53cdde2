import { ROLES, type Role } from "../user/events.js";

/** Duties that no one person has: who audits does nothing that is audited, who takes cash does not undo it. */
const SEPARATED: readonly (readonly [Role, readonly Role[]])[] = [
  ["auditor", ROLES.filter((role) => role !== "auditor" && role !== "sensitive-services")],
  ["cashier", ["finance-officer"]],
];

/** The roles that nobody may hold besides this one. */
export function dutiesApartFrom(role: Role): readonly Role[] {
  return ROLES.filter((other) => incompatibleRoles([role, other]) !== null);
}

/** Two roles of the list that no one may have together; null where all agree. */
export function incompatibleRoles(roles: readonly Role[]): { readonly first: Role; readonly second: Role } | null {
  for (const [first, others] of SEPARATED) {
    const second = roles.includes(first) ? others.find((other) => roles.includes(other)) : undefined;
    if (second) return { first, second };
  }
  return null;
}
