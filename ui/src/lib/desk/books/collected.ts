/** A line of the trial balance; `balance` is debit less credit. */
interface Line {
  readonly ledgerAccount: string;
  readonly balance: number;
}

/** What makes up a figure of revenue, in the accounts of the books. */
export interface Composition {
  readonly assessed: number;
  readonly stillOwed: number;
  readonly writtenOff: number;
  readonly collected: number;
}

/** Collected is what was assessed, less what of it is still owed and what was written off. */
export function compositionOf(lines: readonly Line[]): Composition {
  const of = (family: string) =>
    lines
      .filter(({ ledgerAccount }) => ledgerAccount.startsWith(`${family}.`))
      .reduce((sum, { balance }) => sum + balance, 0);
  const [assessed, stillOwed, writtenOff] = [0 - of("revenue"), of("receivable"), of("written-off")];
  return { assessed, stillOwed, writtenOff, collected: assessed - stillOwed - writtenOff };
}

interface RevenueLine {
  readonly revenueItem: string;
  readonly office: string;
  readonly month: string;
  readonly assessed: number;
  readonly collected: number;
}

/** What was expected of a part of the revenue. */
export interface PlannedPart {
  readonly key: string;
  readonly planned: number;
}

export interface RevenueSum {
  readonly key: string;
  /** Null where nobody planned by such parts. */
  readonly planned: number | null;
  readonly assessed: number;
  readonly collected: number;
}

/**
 * Revenue lines added up by whatever `keyOf` says, what brought most first, each beside what was expected of it; what was
 * expected and has brought nothing stands there too.
 * @param plan empty: nobody planned by such parts
 */
export function addedUp(
  lines: readonly RevenueLine[],
  keyOf: (line: RevenueLine) => string,
  plan: readonly PlannedPart[] = [],
): readonly RevenueSum[] {
  const sums = new Map<string, { planned: number; assessed: number; collected: number }>();
  const sumOf = (key: string) => {
    const sum = sums.get(key) ?? { planned: 0, assessed: 0, collected: 0 };
    sums.set(key, sum);
    return sum;
  };
  for (const { key, planned } of plan) sumOf(key).planned += planned;
  for (const line of lines) {
    const sum = sumOf(keyOf(line));
    sum.assessed += line.assessed;
    sum.collected += line.collected;
  }
  return [...sums]
    .map(([key, sum]) => ({ key, ...sum, planned: plan.length === 0 ? null : sum.planned }))
    .toSorted((a, b) => b.collected - a.collected);
}
