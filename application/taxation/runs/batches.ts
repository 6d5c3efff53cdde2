import { ReplaySubject, type Observable } from "rxjs";
import type { Decider, NewEvent } from "../../../domain/shared/index.js";
import { DefterError } from "../../errors.js";
import type { StreamName } from "../../event-store/index.js";
import { carryOutBeside, type TaxationParts } from "../support/index.js";
import type { Ask } from "../use-case.js";

const DEFAULT_BATCH_SIZE = 500;

/** Refusals that progress shows; the run's own stream lists all of them. */
export const SHOWN_REFUSALS = 1_000;

/** A run over the register, as far as its stream says. */
export interface Batched {
  readonly phase: "running" | "finished" | "abandoned";
  readonly batches: number;
  readonly cursor: string | null;
}

/** A run at work, and how to make it stop after the batch that it is at. */
export interface Engine<Progress> {
  readonly runId: string;
  /** Repeats its last value to late subscribers, and errors when the run fails. */
  readonly progress: Observable<Progress>;
  readonly done: Promise<Progress>;
  stop(): void;
}

/** What a kind of run does of each batch, and how it ends. */
export interface BatchWork<Run extends Batched, Progress> {
  readonly runId: string;
  readonly size: TaxationParts["runBatchSize"];
  readonly progressOf: (run: Run) => Progress;
  /** Does a batch and writes that it is done. Where somebody ended the run meanwhile, its phase says so. */
  readonly batch: (run: Run, batch: number, ids: readonly string[]) => Promise<Run>;
  readonly finish: (run: Run) => Promise<Run>;
}

/** Works through the taxpayers after the run's cursor. Nothing is awaited here: follow `progress` or `done`. */
export function startEngine<Run extends Batched, Progress>(
  work: BatchWork<Run, Progress>,
  from: Run,
  taxpayerIds: readonly string[],
): Engine<Progress> {
  const progress = new ReplaySubject<Progress>(1);
  let stopped = false;
  const report = (run: Run) => progress.next(work.progressOf(run));
  report(from);
  const done = workThrough(work, from, taxpayerIds, () => stopped, report).then(
    (run) => {
      report(run);
      progress.complete();
      return work.progressOf(run);
    },
    (error: unknown) => {
      progress.error(error);
      throw error;
    },
  );
  // Whoever follows `progress` learns of a failure there; nobody has to await `done`.
  done.catch(() => undefined);
  return { runId: work.runId, progress: progress.asObservable(), done, stop: () => (stopped = true) };
}

async function workThrough<Run extends Batched, Progress>(
  { size = DEFAULT_BATCH_SIZE, batch, finish }: BatchWork<Run, Progress>,
  from: Run,
  taxpayerIds: readonly string[],
  isStopped: () => boolean,
  report: (run: Run) => void,
): Promise<Run> {
  let run = from;
  let next = from.cursor === null ? 0 : taxpayerIds.findIndex((id) => id > from.cursor!);
  if (next < 0) next = taxpayerIds.length;
  for (; next < taxpayerIds.length; next += size) {
    run = await batch(run, run.batches + 1, taxpayerIds.slice(next, next + size));
    if (run.phase !== "running") return run;
    report(run);
    if (isStopped()) break;
  }
  return finish(run);
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
): Promise<Batched["phase"]> {
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
