import type { Instant } from "../../domain/shared/index.js";

/** `swap`: the live read model gives way to the one that is built; `verify`: they are compared, and nothing changes. */
export type RebuildGoal = "swap" | "verify";

/** A row that is not the same live and built anew. */
export interface RebuildDifference {
  readonly view: string;
  readonly tenant: string;
  readonly id: string;
  /** `only-live`, `only-shadow` or `differs`. */
  readonly kind: string;
}

/** A rebuild, or a comparison with the log, as far as it has come. */
export interface RebuildWork {
  readonly projection: string;
  readonly goal: RebuildGoal;
  readonly state: "at-work" | "done" | "interrupted" | "failed";
  /** `catching-up`, `indexing`, `comparing`, `swapped`, `verified`, `stopped`. */
  readonly phase: string;
  /** From 0 to 1, of the log. */
  readonly share: number;
  readonly events: number;
  readonly eventsPerSecond: number;
  /** Of the reading of the log; null where it cannot be said. */
  readonly secondsLeft: number | null;
  readonly startedAt: Instant;
  readonly endedAt: Instant | null;
  readonly startedBy: RebuildOrder["by"];
  readonly error: string | null;
  /** What comparing found; null before, and where there was nothing to compare with: then `notCompared` says why. */
  readonly comparison: {
    readonly rows: number;
    readonly equal: boolean;
    readonly differences: readonly RebuildDifference[];
  } | null;
  readonly notCompared: string | null;
}

export interface RebuildOrder {
  readonly projection: string;
  readonly goal: RebuildGoal;
  readonly by: { readonly tenant: string; readonly userId: string; readonly displayName: string };
}

/**
 * Where read models are built anew while the server goes on: one at a time, so that nobody else waits. The latest work on
 * each is kept until the server ends; what was built when it ends is kept in the stores, and a rebuild goes on with it.
 */
export interface Rebuilding {
  /** Throws VALIDATION `projection-unknown`, CONFLICT `rebuild-busy` (here) or `rebuild-at-work` (elsewhere). */
  start(order: RebuildOrder): Promise<RebuildWork>;
  /** Ends what is at work after the batch that it is at; null where nothing is. */
  interrupt(projection: string): RebuildWork | null;
  works(): readonly RebuildWork[];
}
