/** So many shades a map has. */
export const SHADES = 5;

/**
 * The upper bounds of the shades of a map: the values themselves cut into groups of equal size, so that one large city
 * does not leave all other areas pale. Fewer where values repeat.
 */
export function shadeBounds(values: readonly number[]): readonly number[] {
  const sorted = values.filter((each) => each > 0).toSorted((a, b) => a - b);
  if (sorted.length === 0) return [];
  const bounds = Array.from(
    { length: Math.min(SHADES, sorted.length) },
    (_, index) => sorted[Math.ceil(((index + 1) / Math.min(SHADES, sorted.length)) * sorted.length) - 1]!,
  );
  return [...new Set(bounds)];
}

/** The shade of a value, 1 to {@link SHADES}; 0 for nothing. */
export function shadeOf(value: number, bounds: readonly number[]): number {
  if (value <= 0) return 0;
  const at = bounds.findIndex((bound) => value <= bound);
  const index = at < 0 ? bounds.length - 1 : at;
  return bounds.length <= 1 ? SHADES : 1 + Math.round((index / (bounds.length - 1)) * (SHADES - 1));
}
