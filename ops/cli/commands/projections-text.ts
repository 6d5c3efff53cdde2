import { positionText } from "../../../domain/shared/index.js";
import type { RebuildProgress } from "../../../projections/index.js";

/** How the rebuild or the comparison of one projection ended. */
export interface BuildOutcome {
  readonly projection: string | null;
  readonly outcome: "swapped" | "verified" | "differs" | "not-compared" | "stopped";
  readonly isGood: boolean;
  readonly comparison: (object & { readonly rows: number }) | null;
  readonly remark: string | null;
}

/**
 * A rebuild is good when it was swapped (a difference is its purpose, and is told); a comparison only when it was made
 * and found nothing.
 */
export function outcomeOf({ phase, projection, error, comparison, notCompared }: RebuildProgress): BuildOutcome {
  const shownComparison = comparison && { ...comparison, position: positionText(comparison.position) };
  const base = { projection, comparison: shownComparison };
  if (phase === "stopped") return { ...base, outcome: "stopped", isGood: false, remark: error };
  const differences = comparison?.differences.map(({ view, id, kind }) => `${view} ${id} ${kind}`).slice(0, 3) ?? [];
  const remark = comparison === null ? notCompared : comparison.equal ? null : `differs: ${differences.join(", ")}`;
  if (phase === "swapped") return { ...base, outcome: "swapped", isGood: true, remark };
  if (comparison === null) return { ...base, outcome: "not-compared", isGood: false, remark };
  return { ...base, outcome: comparison.equal ? "verified" : "differs", isGood: comparison.equal, remark };
}
