import {
  assessmentRunDecider,
  type AssessmentRunCommand,
  type Batch,
  type RunCounts,
  type StartedRun,
} from "../../../domain/taxation/index.js";
import { runStream } from "../support/index.js";
import { assessBatch, type RunAtWork } from "./assess-batch.js";
import { onRunStream, startEngine, type Engine } from "./batches.js";

/** Assesses the taxpayers after the run's cursor. */
export function startAssessing(work: RunAtWork, from: StartedRun, taxpayerIds: readonly string[]): Engine<RunCounts> {
  const { runId } = from.started;
  const on = work.ask.today;
  const write = (name: string, command: AssessmentRunCommand) =>
    onRunStream(work.room.parts, work.ask, {
      ...{ stream: runStream(work.ask.tenant, runId), decider: assessmentRunDecider, command, name },
    });
  const engine = {
    size: work.room.parts.runBatchSize,
    batch: (batch: number, ids: readonly string[]) => assessBatch(work, batch, ids),
    advance: ({ refusals, ...told }: Batch<RunCounts>) =>
      write(`batch.${told.batch}`, { type: "AdvanceAssessmentRun", ...told, refusals: [...refusals], on }),
    finish: () => write("finish", { type: "FinishAssessmentRun", runId, on }),
  };
  return startEngine(engine, from, taxpayerIds);
}
