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

export interface RevenueSum {
  readonly key: string;
  readonly assessed: number;
  readonly collected: number;
}

/** Revenue lines added up by whatever `keyOf` says, what brought most first; without an order where keys have one. */
export function addedUp(lines: readonly RevenueLine[], keyOf: (line: RevenueLine) => string): readonly RevenueSum[] {
  const sums = new Map<string, { assessed: number; collected: number }>();
  for (const line of lines) {
    const sum = sums.get(keyOf(line)) ?? { assessed: 0, collected: 0 };
    sum.assessed += line.assessed;
    sum.collected += line.collected;
    sums.set(keyOf(line), sum);
  }
  return [...sums].map(([key, sum]) => ({ key, ...sum })).toSorted((a, b) => b.collected - a.collected);
}
