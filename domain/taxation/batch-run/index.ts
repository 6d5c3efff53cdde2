import { refusal, type Refusal } from "../../shared/index.js";

/** How far a run over the register has come. */
interface Advanced {
  /** Batches done. */
  readonly batches: number;
  readonly cursor: string | null;
}

/** What a run says of one batch. */
interface Batch {
  readonly runId: string;
  readonly batch: number;
  readonly cursor: string;
  readonly counts: { readonly taxpayers: number; readonly refused: number };
  readonly refusals: readonly unknown[];
}

/** A batch that was told already: it counts once. */
export function isToldAgain(run: Advanced, { batch, cursor }: Batch): boolean {
  return batch === run.batches && cursor === run.cursor;
}

/** Batches follow one another over the register, and everybody of a batch is accounted for. Null: nothing is wrong. */
export function batchFault(run: Advanced, told: Batch, accountedFor: number): Refusal | null {
  const { runId, batch, cursor, counts, refusals } = told;
  if (batch !== run.batches + 1) return refusal("run-batch-out-of-order", { runId, batch, expected: run.batches + 1 });
  if (run.cursor !== null && cursor <= run.cursor) return refusal("run-cursor-not-ahead", { runId });
  if (accountedFor !== counts.taxpayers || refusals.length !== counts.refused)
    return refusal("run-counts-differ", { runId, taxpayers: counts.taxpayers, accountedFor });
  return null;
}

/** Counts of two batches together. */
export function addCounts<Counts extends Readonly<Record<string, number>>>(left: Counts, right: Counts): Counts {
  return Object.fromEntries(Object.entries(left).map(([name, count]) => [name, count + right[name]!])) as Counts;
}
