import {
  accepted,
  addLek,
  parseText,
  refusal,
  refused,
  sameJson,
  ZERO_LEK,
  type Decision,
  type Lek,
  type NewEvent,
  type Refusal,
} from "../../shared/index.js";

/** How many taxpayers of a run came to what; every run has those that it looked at and those that it left out. */
export interface BatchCounts {
  readonly taxpayers: number;
  readonly refused: number;
}

/** A taxpayer that a run left out, and why. */
export interface RunRefusal {
  readonly taxpayerId: string;
  readonly code: string;
}

/** What came of a batch, or of all batches together. */
export interface BatchResult<Counts> {
  readonly counts: Counts;
  /** Whole lekë; what it sums says the kind of run. */
  readonly total: Lek;
  readonly refusals: readonly RunRefusal[];
}

/** What a run says of one batch, which ends with the taxpayer at the cursor. */
export interface Batch<Counts> extends BatchResult<Counts> {
  readonly runId: string;
  readonly batch: number;
  readonly cursor: string;
}

/** A run over the register as far as it has come; counts, total and refusals are those of the whole run. */
export interface BatchRun<Started, Counts> extends BatchResult<Counts> {
  readonly phase: "running" | "finished" | "abandoned";
  readonly started: Started;
  /** Batches done. */
  readonly batches: number;
  /** The last taxpayer of the last batch; null before the first. A resumed run goes on after it. */
  readonly cursor: string | null;
}
export type BatchRunState<Started, Counts> = { readonly phase: "none" } | BatchRun<Started, Counts>;

/** A run that has just begun. */
export function begunRun<Started, Counts>(started: Started, noCounts: Counts): BatchRun<Started, Counts> {
  return {
    ...{ phase: "running", started, batches: 0, cursor: null },
    ...{ counts: noCounts, total: ZERO_LEK, refusals: [] },
  };
}

/** A run after one more batch. */
export function afterBatch<Run extends BatchRun<unknown, Readonly<Record<string, number>>>>(
  run: Run,
  { batch, cursor, counts, total, refusals }: Omit<Batch<Run["counts"]>, "runId">,
): Run {
  return {
    ...run,
    batches: batch,
    cursor,
    counts: addCounts(run.counts, counts),
    total: addLek(run.total, total),
    refusals: [...run.refusals, ...refusals],
  };
}

/** Counts of two batches together. */
export function addCounts<Counts extends Readonly<Record<string, number>>>(left: Counts, right: Counts): Counts {
  return Object.fromEntries(Object.entries(left).map(([name, count]) => [name, count + right[name]!])) as Counts;
}

/** Begins a run, once. Refuses `run-exists` where a run that was started for something else has the id. */
export function startRun<Type extends string, Started extends { readonly runId: string }>(
  state: BatchRunState<Started, unknown>,
  started: NewEvent<Type, Started>,
): Decision<NewEvent<Type, Started>> {
  if (state.phase === "none") return accepted(started);
  const { runId } = started.data;
  return sameJson(state.started, started.data) ? accepted() : refused(refusal("run-exists", { runId }));
}

/** Goes on with a run that is at work. Nothing comes of what would end it as it ended. Refuses `run-unknown` and `run-ended`. */
export function onRun<Started, Counts, Event extends NewEvent>(
  state: BatchRunState<Started, Counts>,
  { runId, to }: { readonly runId: string; readonly to?: "finished" | "abandoned" | undefined },
  go: (run: BatchRun<Started, Counts>) => Decision<Event>,
): Decision<Event> {
  if (state.phase === "none") return refused(refusal("run-unknown", { runId }));
  if (state.phase === to) return accepted();
  if (state.phase !== "running") return refused(refusal("run-ended", { runId, phase: state.phase }));
  return go(state);
}

/**
 * Takes a batch; one that was told already counts once. Batches follow one another over the register.
 * @param countsFault what is wrong with the batch's own counts, where it is its turn; see {@link unaccounted}
 */
export function takeBatch<Counts, Type extends string, Told extends Batch<Counts>>(
  run: BatchRun<unknown, Counts>,
  told: NewEvent<Type, Told>,
  countsFault: Refusal | null,
): Decision<NewEvent<Type, Told>> {
  const { runId, batch, cursor } = told.data;
  if (batch === run.batches && cursor === run.cursor) return accepted();
  if (batch !== run.batches + 1)
    return refused(refusal("run-batch-out-of-order", { runId, batch, expected: run.batches + 1 }));
  if (run.cursor !== null && cursor <= run.cursor) return refused(refusal("run-cursor-not-ahead", { runId }));
  return countsFault ? refused(countsFault) : accepted(told);
}

/** Everybody of a batch is accounted for, and whom it refused is listed. Null: nothing is wrong. */
export function unaccounted({ runId, counts, refusals }: Batch<BatchCounts>, accountedFor: number): Refusal | null {
  const { taxpayers, refused: left } = counts;
  if (accountedFor === taxpayers && refusals.length === left) return null;
  return refusal("run-counts-differ", { runId, taxpayers, accountedFor });
}

/** Stops a run with the ground that a person gives. */
export function abandonRun<Event extends NewEvent>(
  { runId, ground: written }: { readonly runId: string; readonly ground: string },
  fact: (data: { readonly runId: string; readonly ground: string }) => Event,
): Decision<Event> {
  const ground = parseText(written, 2000);
  return ground.ok ? accepted(fact({ runId, ground: ground.value })) : ground;
}
