import type { Position } from "../../domain/shared/index.js";

/** A row that is not the same in both builds. */
export interface Difference {
  readonly view: string;
  readonly tenant: string;
  readonly id: string;
  readonly kind: "only-live" | "only-shadow" | "differs";
}

/** What a comparison of two builds at one position found. */
export interface Comparison {
  readonly position: Position;
  /** Rows compared, of all views. */
  readonly rows: number;
  readonly equal: boolean;
  /** The first differences, at most {@link MAX_DIFFERENCES}. */
  readonly differences: readonly Difference[];
}

export const MAX_DIFFERENCES = 20;
