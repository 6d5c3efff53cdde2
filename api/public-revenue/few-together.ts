/** A line of figures, with how many taxpayers stand behind it. */
export interface Counted {
  /** Null: that is not known by line, as with interest. */
  readonly taxpayers: number | null;
  readonly assessed: number;
  readonly collected: number;
}

/** So many taxpayers, at least, stand behind every figure that is published. */
export const LEAST_TAXPAYERS = 5;

/**
 * Lines behind which so few stand that their figures would tell of somebody, taken together: with each other, and with
 * the next smallest where they are still too few, so that nothing can be found out by subtraction from the total. Lines
 * without any figure tell of nobody and stay.
 */
export function fewTogether<Line extends Counted>(
  lines: readonly Line[],
): { readonly shown: readonly Line[]; readonly together: readonly Line[] } {
  const speaking = lines.filter(({ assessed, collected }) => assessed !== 0 || collected !== 0);
  const known = speaking
    .filter((line): line is Line & { readonly taxpayers: number } => line.taxpayers !== null)
    .sort((left, right) => left.taxpayers - right.taxpayers);
  const together: Line[] = known.filter(({ taxpayers }) => taxpayers < LEAST_TAXPAYERS);
  if (together.length === 0) return { shown: lines, together };
  let behind = together.reduce((sum, { taxpayers }) => sum + (taxpayers ?? 0), 0);
  for (const next of known.slice(together.length)) {
    if (behind >= LEAST_TAXPAYERS && together.length > 1) break;
    together.push(next);
    behind += next.taxpayers;
  }
  return { shown: lines.filter((line) => !together.includes(line)), together };
}
