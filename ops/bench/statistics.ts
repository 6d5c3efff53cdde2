/** The middle value; robust against one slow round. */
export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

/** The value below which so much (0 to 1) of the values lie. @throws RangeError when there are none */
export function percentile(values: readonly number[], share: number): number {
  if (values.length === 0) throw new RangeError("no values");
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
}

/** Seconds since `start`, which is a `performance.now()`. */
export function secondsSince(start: number): number {
  return (performance.now() - start) / 1000;
}
