/** A value that a condition compares with. */
export type Scalar = string | number | boolean;

/**
 * A test on one fact, or a combination. `field` is a dotted path: `taxpayer.*`, `subject.*` (with the derived
 * `subject.zone`), `period.year` or `period.month`. A missing fact makes every comparison false, except `ne`, `not-in`
 * and `absent`, which are then true.
 */
export type Condition =
  | { readonly field: string; readonly op: "eq" | "ne" | "lt" | "lte" | "gt" | "gte"; readonly value: Scalar }
  | { readonly field: string; readonly op: "in" | "not-in"; readonly value: readonly Scalar[] }
  | { readonly field: string; readonly op: "contains"; readonly value: string }
  | { readonly field: string; readonly op: "exists" | "absent" }
  | { readonly any: readonly Condition[] }
  | { readonly all: readonly Condition[] }
  | { readonly not: Condition };
