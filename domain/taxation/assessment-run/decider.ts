import { accepted, type CivilDate, type Decider, type Decision, type Refusal } from "../../shared/index.js";
import {
  abandonRun,
  afterBatch,
  begunRun,
  onRun,
  startRun,
  takeBatch,
  unaccounted,
  type BatchRun,
  type BatchRunState,
} from "../batch-run/index.js";
import type { AssessmentRunEvent, RunCounts } from "./events.js";

type DataOf<Type extends AssessmentRunEvent["type"]> = Extract<AssessmentRunEvent, { type: Type }>["data"];

/** A run as far as it has come; its total is what is new: years assessed, and differences of years assessed again. */
export type StartedRun = BatchRun<DataOf<"AssessmentRunStarted">, RunCounts>;
export type AssessmentRunState = BatchRunState<DataOf<"AssessmentRunStarted">, RunCounts>;

export const NO_COUNTS: RunCounts = {
  taxpayers: 0,
  assessed: 0,
  reassessed: 0,
  unchanged: 0,
  refused: 0,
  invoiced: 0,
};

interface Dated {
  readonly runId: string;
  readonly on: CivilDate;
}
export type AssessmentRunCommand =
  | (Dated & { readonly type: "StartAssessmentRun" } & Omit<DataOf<"AssessmentRunStarted">, "runId">)
  | (Dated & { readonly type: "AdvanceAssessmentRun" } & Omit<DataOf<"AssessmentRunAdvanced">, "runId">)
  | (Dated & { readonly type: "FinishAssessmentRun" })
  | (Dated & { readonly type: "AbandonAssessmentRun"; readonly ground: string });

/** The stream `assessmentRun-T.id`. A batch that is reported twice counts once. */
export const assessmentRunDecider: Decider<AssessmentRunState, AssessmentRunCommand, AssessmentRunEvent> = {
  initialState: { phase: "none" },
  decide,
  evolve(state, fact): AssessmentRunState {
    if (fact.type === "AssessmentRunStarted") return begunRun(fact.data, NO_COUNTS);
    if (state.phase === "none") return state;
    switch (fact.type) {
      case "AssessmentRunAdvanced":
        return afterBatch(state, fact.data);
      case "AssessmentRunFinished":
        return { ...state, phase: "finished" };
      case "AssessmentRunAbandoned":
        return { ...state, phase: "abandoned" };
    }
  },
};

function decide(command: AssessmentRunCommand, state: AssessmentRunState): Decision<AssessmentRunEvent> {
  const { runId, on: effectiveDate } = command;
  switch (command.type) {
    case "StartAssessmentRun": {
      const { type: _type, on: _on, ...data } = command;
      return startRun(state, { type: "AssessmentRunStarted", data, effectiveDate });
    }
    case "AdvanceAssessmentRun": {
      const { type: _type, on: _on, ...data } = command;
      return onRun(state, { runId }, (run) =>
        takeBatch(run, { type: "AssessmentRunAdvanced", data, effectiveDate }, countsFault(data)),
      );
    }
    case "FinishAssessmentRun":
      return onRun(state, { runId, to: "finished" }, ({ counts, total }) =>
        accepted({ type: "AssessmentRunFinished", data: { runId, counts: { ...counts }, total }, effectiveDate }),
      );
    case "AbandonAssessmentRun":
      return onRun(state, { runId, to: "abandoned" }, () =>
        abandonRun(command, (data) => ({ type: "AssessmentRunAbandoned", data, effectiveDate })),
      );
  }
}

function countsFault(batch: DataOf<"AssessmentRunAdvanced">): Refusal | null {
  const { assessed, reassessed, unchanged, refused } = batch.counts;
  return unaccounted(batch, assessed + reassessed + unchanged + refused);
}
