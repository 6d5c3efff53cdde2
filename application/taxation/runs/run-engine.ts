import { ReplaySubject } from "rxjs";
import { addLek } from "../../../domain/shared/index.js";
import {
  addCounts,
  assessmentRunDecider,
  type AssessmentRunCommand,
  type StartedRun,
} from "../../../domain/taxation/index.js";
import { DefterError } from "../../errors.js";
import type { RunningRun, RunProgress } from "../inputs/administration.js";
import { carryOutBeside, runStream } from "../support/index.js";
import { assessBatch, type RunAtWork } from "./assess-batch.js";

const DEFAULT_BATCH_SIZE = 500;

/** Refusals that progress shows; the run's own stream lists all of them. */
const SHOWN_REFUSALS = 1_000;

/** A run at work, and how to make it stop after the batch that it is at. */
export interface Engine extends RunningRun {
  stop(): void;
}

/** Works through the taxpayers after the run's cursor. Nothing is awaited here: follow `progress` or `done`. */
export function startEngine(work: RunAtWork, from: StartedRun, taxpayerIds: readonly string[]): Engine {
  const progress = new ReplaySubject<RunProgress>(1);
  const { runId } = from.started;
  let stopped = false;
  progress.next(progressOf(from));
  const done = workThrough(
    work,
    from,
    taxpayerIds,
    () => stopped,
    (run) => progress.next(progressOf(run)),
  ).then(
    (run) => {
      progress.next(progressOf(run));
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
  return { runId, progress: progress.asObservable(), done, stop: () => (stopped = true) };
}

async function workThrough(
  work: RunAtWork,
  from: StartedRun,
  taxpayerIds: readonly string[],
  isStopped: () => boolean,
  report: (run: StartedRun) => void,
): Promise<StartedRun> {
  let run = from;
  let next = from.cursor === null ? 0 : taxpayerIds.findIndex((id) => id > from.cursor!);
  if (next < 0) next = taxpayerIds.length;
  const size = work.room.parts.runBatchSize ?? DEFAULT_BATCH_SIZE;
  for (; next < taxpayerIds.length; next += size) {
    const ids = taxpayerIds.slice(next, next + size);
    const batch = run.batches + 1;
    const result = await assessBatch(work, batch, ids);
    const { runId } = run.started;
    const cursor = ids.at(-1)!;
    const advance = { type: "AdvanceAssessmentRun", runId, batch, cursor, ...result, on: work.ask.today } as const;
    const ended = await onRunStream(work, `batch.${batch}`, { ...advance, refusals: [...result.refusals] });
    if (ended) return { ...run, phase: ended };
    run = {
      ...run,
      batches: batch,
      cursor,
      counts: addCounts(run.counts, result.counts),
      total: addLek(run.total, result.total),
      refusals: [...run.refusals, ...result.refusals].slice(0, SHOWN_REFUSALS),
    };
    report(run);
    if (isStopped()) break;
  }
  const finish = { type: "FinishAssessmentRun", runId: run.started.runId, on: work.ask.today } as const;
  const ended = await onRunStream(work, "finish", finish);
  return { ...run, phase: ended ?? "finished" };
}

/** Writes to the run's stream; gives how the run ended where someone ended it in between. */
async function onRunStream(
  { room, ask, run }: RunAtWork,
  name: string,
  command: AssessmentRunCommand,
): Promise<"finished" | "abandoned" | null> {
  const result = await carryOutBeside(
    room.parts.ledger,
    { ...ask, commandId: `${run.runId}.${name}`, causationId: ask.commandId },
    {
      stream: runStream(ask.tenant, run.runId),
      decider: assessmentRunDecider,
      command,
      body: { run: run.runId, name },
    },
  );
  if (result.ok) return null;
  const { code, facts } = result.refusal;
  if (code === "run-ended") return facts["phase"] === "finished" ? "finished" : "abandoned";
  throw new DefterError("CONFLICT", code, { facts });
}

/** What the run's stream says, as people follow it. */
export function progressOf({ started, phase, counts, total, refusals }: StartedRun): RunProgress {
  return {
    runId: started.runId,
    state: phase,
    expected: started.expected,
    counts,
    total,
    refusals: refusals.slice(0, SHOWN_REFUSALS),
  };
}
