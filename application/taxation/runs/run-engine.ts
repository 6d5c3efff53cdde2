import { addLek } from "../../../domain/shared/index.js";
import {
  addCounts,
  assessmentRunDecider,
  type AssessmentRunCommand,
  type StartedRun,
} from "../../../domain/taxation/index.js";
import type { RunProgress } from "../inputs/administration.js";
import { runStream } from "../support/index.js";
import { assessBatch, type RunAtWork } from "./assess-batch.js";
import { onRunStream, SHOWN_REFUSALS, startEngine, type Engine } from "./batches.js";

/** Assesses the taxpayers after the run's cursor. */
export function startAssessing(work: RunAtWork, from: StartedRun, taxpayerIds: readonly string[]): Engine<RunProgress> {
  const { runId } = from.started;
  const on = work.ask.today;
  const write = (name: string, command: AssessmentRunCommand) =>
    onRunStream(work.room.parts, work.ask, {
      ...{ stream: runStream(work.ask.tenant, runId), decider: assessmentRunDecider, command, name },
    });
  const engine = {
    ...{ runId, size: work.room.parts.runBatchSize, progressOf },
    async batch(run: StartedRun, batch: number, ids: readonly string[]): Promise<StartedRun> {
      const result = await assessBatch(work, batch, ids);
      const cursor = ids.at(-1)!;
      const told = { ...result, refusals: [...result.refusals] };
      const phase = await write(`batch.${batch}`, { type: "AdvanceAssessmentRun", runId, batch, cursor, ...told, on });
      if (phase !== "running") return { ...run, phase };
      return {
        ...run,
        batches: batch,
        cursor,
        counts: addCounts(run.counts, result.counts),
        total: addLek(run.total, result.total),
        refusals: [...run.refusals, ...result.refusals].slice(0, SHOWN_REFUSALS),
      };
    },
    async finish(run: StartedRun): Promise<StartedRun> {
      const phase = await write("finish", { type: "FinishAssessmentRun", runId, on });
      return { ...run, phase: phase === "running" ? "finished" : phase };
    },
  };
  return startEngine(engine, from, taxpayerIds);
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
