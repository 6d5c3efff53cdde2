import type { Observable } from "rxjs";
import type { Position } from "../../event-store/index.js";
import type { BatchResult, BatchRun } from "../../../domain/taxation/index.js";

export interface RunInput {
  readonly runId: string;
}

export interface AbandonRunInput extends RunInput {
  readonly ground: string;
}

/**
 * Emitted after every batch of a run over the register, with the counts of the whole run so far. `refusals` are the first
 * thousand; the run's own stream holds all of them.
 */
export interface BatchProgress<Counts> extends BatchResult<Counts> {
  readonly runId: string;
  readonly state: BatchRun<unknown, Counts>["phase"];
  readonly expected: number;
}

/** A run at work in this process. `progress` repeats its last value to late subscribers and errors when the run fails. */
export interface RunningBatches<Counts> {
  readonly runId: string;
  readonly progress: Observable<BatchProgress<Counts>>;
  /** Resolves when the run is finished or abandoned; rejects when it failed and can be resumed. */
  readonly done: Promise<BatchProgress<Counts>>;
}

/** A run as it stands, beside what its stream says. */
export interface BatchStanding {
  /** Whether it is at work in this process. */
  readonly atWork: boolean;
  /** How far the log was: what a run that is over has written lies before. */
  readonly upTo: Position | null;
}
