/** Which dues a service asks about: all, or those of some items of the fiscal package (decision 0146). */
export const CLEARANCE_SCOPES = ["all-local-dues", "infrastructure-impact-tax", "dwelling-dues"] as const;
export type ClearanceScope = (typeof CLEARANCE_SCOPES)[number];

export const ALL_DUES: ClearanceScope = "all-local-dues";

const WITHIN: Readonly<Record<ClearanceScope, (item: string) => boolean>> = {
  "all-local-dues": () => true,
  "infrastructure-impact-tax": (item) =>
    item === "infrastructure-impact-tax" || item.startsWith("infrastructure-impact-tax-"),
  "dwelling-dues": (item) => item.endsWith("-household"),
};

/** Whether a scope asks about an item of the fiscal package, by its code. */
export function isWithinScope(scope: ClearanceScope, item: string): boolean {
  return WITHIN[scope](item);
}

/** The scope that a definition names. One of which nothing is known, from before it was refused, asks about everything. */
export function scopeNamed(code: string | null): ClearanceScope {
  return CLEARANCE_SCOPES.find((each) => each === code) ?? ALL_DUES;
}
