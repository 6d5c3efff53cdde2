import {
  accepted,
  addLek,
  parseText,
  refusal,
  refused,
  sameJson,
  ZERO_LEK,
  type CivilDate,
  type Decider,
  type Decision,
  type Lek,
} from "../../shared/index.js";
import { addCounts, batchFault, isToldAgain } from "../batch-run/index.js";
import type { AssessmentRunEvent, RunCounts } from "./events.js";

type DataOf<Type extends AssessmentRunEvent["type"]> = Extract<AssessmentRunEvent, { type: Type }>["data"];

export type RunRefusal = DataOf<"AssessmentRunAdvanced">["refusals"][number];

/** A run as far as it has come; counts, total and refusals are those of the whole run. */
export interface StartedRun {
  readonly phase: "running" | "finished" | "abandoned";
  readonly started: DataOf<"AssessmentRunStarted">;
  /** Batches done. */
  readonly batches: number;
  /** The last taxpayer of the last batch; null before the first. A resumed run goes on after it. */
  readonly cursor: string | null;
  readonly counts: RunCounts;
  readonly total: Lek;
  readonly refusals: readonly RunRefusal[];
}
export type AssessmentRunState = { readonly phase: "none" } | StartedRun;

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
    if (fact.type === "AssessmentRunStarted")
      return {
        phase: "running",
        started: fact.data,
        batches: 0,
        cursor: null,
        counts: NO_COUNTS,
        total: ZERO_LEK,
        refusals: [],
      };
    if (state.phase === "none") return state;
    switch (fact.type) {
      case "AssessmentRunAdvanced": {
        const { batch, cursor, counts, total, refusals } = fact.data;
        return {
          ...state,
          batches: batch,
          cursor,
          counts: addCounts(state.counts, counts),
          total: addLek(state.total, total),
          refusals: [...state.refusals, ...refusals],
        };
      }
      case "AssessmentRunFinished":
        return { ...state, phase: "finished" };
      case "AssessmentRunAbandoned":
        return { ...state, phase: "abandoned" };
    }
  },
};

function decide(command: AssessmentRunCommand, state: AssessmentRunState): Decision<AssessmentRunEvent> {
  const { runId, on } = command;
  if (command.type === "StartAssessmentRun") {
    const { type: _type, on: _on, ...data } = command;
    if (state.phase !== "none")
      return sameJson(state.started, data) ? accepted() : refused(refusal("run-exists", { runId }));
    return accepted({ type: "AssessmentRunStarted", data, effectiveDate: on });
  }
  if (state.phase === "none") return refused(refusal("run-unknown", { runId }));
  if (command.type === "FinishAssessmentRun" && state.phase === "finished") return accepted();
  if (command.type === "AbandonAssessmentRun" && state.phase === "abandoned") return accepted();
  if (state.phase !== "running") return refused(refusal("run-ended", { runId, phase: state.phase }));
  switch (command.type) {
    case "AdvanceAssessmentRun":
      return advance(command, state);
    case "FinishAssessmentRun": {
      const data = { runId, counts: { ...state.counts }, total: state.total };
      return accepted({ type: "AssessmentRunFinished", data, effectiveDate: on });
    }
    case "AbandonAssessmentRun": {
      const ground = parseText(command.ground, 2000);
      if (!ground.ok) return ground;
      return accepted({ type: "AssessmentRunAbandoned", data: { runId, ground: ground.value }, effectiveDate: on });
    }
  }
}

function advance(
  command: Extract<AssessmentRunCommand, { type: "AdvanceAssessmentRun" }>,
  state: StartedRun,
): Decision<AssessmentRunEvent> {
  const { type: _type, on, ...data } = command;
  if (isToldAgain(state, data)) return accepted();
  const { counts } = data;
  const fault = batchFault(state, data, counts.assessed + counts.reassessed + counts.unchanged + counts.refused);
  if (fault) return refused(fault);
  return accepted({ type: "AssessmentRunAdvanced", data, effectiveDate: on });
}
