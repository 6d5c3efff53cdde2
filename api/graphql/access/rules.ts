import type { Permission } from "./permission.js";

/**
 * Who may see a field. `public`: everyone, also visitors. `officer`: every officer, no citizen. `inherit`: carries nothing of its
 * own and is reached only through fields that have a rule (receipts, page info). Otherwise the permission that the one
 * evaluator must grant, or one of several: of what officers see with one and citizens, of their own, with another.
 */
export type AccessRule = "public" | "officer" | "inherit" | Permission | readonly [Permission, ...Permission[]];

/** The mark of a field or a type; see {@link AccessRule}. */
export function access(rule: AccessRule): { readonly access: AccessRule } {
  return { access: rule };
}
