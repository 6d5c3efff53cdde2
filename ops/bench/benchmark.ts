/** One figure, beside the one it is compared with, both measured in the same run on the same machine. */
export interface Measure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The same figure of what the value is compared with. */
  readonly reference: number | null;
  /** value / reference. */
  readonly ratio: number | null;
  /** Between what the middle half of the rounds found for the ratio; null for a figure that was measured once. */
  readonly spread: readonly [low: number, high: number] | null;
  /** What the ratio must reach, or must not go beyond; null for a figure that is only told. */
  readonly target: number | null;
  readonly ok: boolean;
}

export interface BenchmarkContext {
  /** Little work, so that the whole set ends within a minute. */
  readonly quick: boolean;
  /** Tells a person what is going on; never part of the result. */
  note(line: string): void;
}

/** A named function that measures. It starts what it needs on free ports and in temporary folders, and leaves nothing behind. */
export interface Benchmark {
  readonly title: string;
  measure(context: BenchmarkContext): AsyncIterable<Measure>;
}

export interface MeasureParts {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly reference?: number;
  readonly spread?: readonly [low: number, high: number];
  /** The ratio must be at least (`least`) or at most (`most`) so much. Without a reference: the value itself. */
  readonly target?: { readonly least: number } | { readonly most: number };
}

/** Fills in the ratio and whether the target is met. */
export function measureOf({ name, value, unit, reference, spread, target }: MeasureParts): Measure {
  const ratio = reference === undefined ? null : value / reference;
  const judged = ratio ?? value;
  const ok = target === undefined || ("least" in target ? judged >= target.least : judged <= target.most);
  const limit = target === undefined ? null : "least" in target ? target.least : target.most;
  return { name, value, unit, reference: reference ?? null, ratio, spread: spread ?? null, target: limit, ok };
}
