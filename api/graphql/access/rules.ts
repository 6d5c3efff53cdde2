import type { Permission } from "./permission.js";

/**
 * Who may see a field. `public`: everyone, also visitors. `signed-in`: every officer. `inherit`: carries nothing of its
 * own and is reached only through fields that have a rule (receipts, page info). Otherwise the permission that the one
 * evaluator must grant.
 */
export type AccessRule = "public" | "signed-in" | "inherit" | Permission;

/** The mark of a field or a type; see {@link AccessRule}. */
export function access(rule: AccessRule): { readonly access: AccessRule } {
  return { access: rule };
}
