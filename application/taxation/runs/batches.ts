import { of, ReplaySubject } from "rxjs";
import { notParsed, parsed, type Decider, type NewEvent, type Parsed } from "../../../domain/shared/index.js";
import {
  afterBatch,
  type Batch,
  type BatchResult,
  type BatchRun,
  type BatchRunState,
} from "../../../domain/taxation/index.js";
import { DefterError } from "../../errors.js";
import type { StreamName } from "../../event-store/index.js";
import type { BatchProgress, RunningBatches } from "../inputs/batch-runs.js";
import { carryOutBeside, type TaxationParts } from "../support/index.js";
import type { Ask } from "../use-case.js";

const DEFAULT_BATCH_SIZE = 500;

/** Refusals that progress shows; the run's own stream lists all of them. */
const SHOWN_REFUSALS = 1_000;

/** What every run says of itself from its start on. */
interface RunStarted {
  readonly runId: string;
  /** Taxpayers of the selection. */
  readonly expected: number;
}
type Counts = Readonly<Record<string, number>>;
type Phase = BatchRun<unknown, unknown>["phase"];

/** A run at work, and how to make it stop after the batch that it is at. */
export interface Engine<Of> extends RunningBatches<Of> {
  stop(): void;
}

/** What a kind of run does of each batch, and how it writes that down; where somebody ended the run meanwhile, the phase says so. */
export interface BatchWork<Of> {
  readonly size: TaxationParts["runBatchSize"];
  readonly batch: (batch: number, taxpayerIds: readonly string[]) => Promise<BatchResult<Of>>;
  readonly advance: (batch: Batch<Of>) => Promise<Phase>;
  readonly finish: () => Promise<Phase>;
}

/** Works through the taxpayers after the run's cursor. Nothing is awaited here: follow `progress` or `done`. */
export function startEngine<Of extends Counts>(
  work: BatchWork<Of>,
  from: BatchRun<RunStarted, Of>,
  taxpayerIds: readonly string[],
): Engine<Of> {
  const progress = new ReplaySubject<BatchProgress<Of>>(1);
  let stopped = false;
  const report = (run: BatchRun<RunStarted, Of>) => progress.next(progressOf(run));
  report(from);
  const done = workThrough(work, from, taxpayerIds, () => stopped, report).then(
    (run) => {
      report(run);
      progress.complete();
      return progressOf(run);
    },
    (error: unknown) => {
      progress.error(error);
      throw error;
    },
  );
  // Whoever follows `progress` learns of a failure there; nobody has to await `done`.
  done.catch(() => undefined);
  return { runId: from.started.runId, progress: progress.asObservable(), done, stop: () => (stopped = true) };
}

async function workThrough<Of extends Counts>(
  { size = DEFAULT_BATCH_SIZE, batch, advance, finish }: BatchWork<Of>,
  from: BatchRun<RunStarted, Of>,
  taxpayerIds: readonly string[],
  isStopped: () => boolean,
  report: (run: BatchRun<RunStarted, Of>) => void,
): Promise<BatchRun<RunStarted, Of>> {
  const { runId } = from.started;
  let run = from;
  let next = from.cursor === null ? 0 : taxpayerIds.findIndex((id) => id > from.cursor!);
  if (next < 0) next = taxpayerIds.length;
  for (; next < taxpayerIds.length; next += size) {
    const ids = taxpayerIds.slice(next, next + size);
    const number = run.batches + 1;
    const done = { runId, batch: number, cursor: ids.at(-1)!, ...(await batch(number, ids)) };
    const phase = await advance(done);
    if (phase !== "running") return { ...run, phase };
    const { refusals, ...further } = afterBatch(run, done);
    run = { ...further, refusals: refusals.slice(0, SHOWN_REFUSALS) };
    report(run);
    if (isStopped()) break;
  }
  const phase = await finish();
  return { ...run, phase: phase === "running" ? "finished" : phase };
}

/** What the run's stream says, as people follow it. */
export function progressOf<Of>({
  started,
  phase,
  counts,
  total,
  refusals,
}: BatchRun<RunStarted, Of>): BatchProgress<Of> {
  const { runId, expected } = started;
  return { runId, state: phase, expected, counts, total, refusals: refusals.slice(0, SHOWN_REFUSALS) };
}

/** A run that is over, for whoever sets it to work once more. */
export function endedRun<Of>(run: BatchRun<RunStarted, Of>): RunningBatches<Of> {
  const progress = progressOf(run);
  return { runId: progress.runId, progress: of(progress), done: Promise.resolve(progress) };
}

/** Whether a run can be resumed. Refuses `run-unknown` and `run-ended`. */
export function resumable<Started extends RunStarted, Of>(
  state: BatchRunState<Started, Of>,
  runId: string,
): Parsed<BatchRun<Started, Of>> {
  if (state.phase === "none") return notParsed("run-unknown", { runId });
  return state.phase === "running" ? parsed(state) : notParsed("run-ended", { runId, phase: state.phase });
}

/** Writes to a run's stream; gives the phase in which the run is then: another than `running` where somebody ended it. */
export async function onRunStream<State, Command, Event extends NewEvent>(
  { ledger }: Pick<TaxationParts, "ledger">,
  ask: Ask,
  step: {
    readonly stream: StreamName;
    readonly decider: Decider<State, Command, Event>;
    readonly command: Command & { readonly runId: string };
    readonly name: string;
  },
): Promise<Phase> {
  const { stream, decider, command, name } = step;
  const { runId } = command;
  const result = await carryOutBeside(
    ledger,
    { ...ask, commandId: `${runId}.${name}`, causationId: ask.commandId },
    { stream, decider, command, body: { run: runId, name } },
  );
  if (result.ok) return "running";
  const { code, facts } = result.refusal;
  if (code === "run-ended") return facts["phase"] === "finished" ? "finished" : "abandoned";
  throw new DefterError("CONFLICT", code, { facts });
}
