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
import type { NoticeRunEvent, NoticeRunCounts } from "./events.js";

type DataOf<Type extends NoticeRunEvent["type"]> = Extract<NoticeRunEvent, { type: Type }>["data"];

export type NoticeRunRefusal = DataOf<"NoticeRunAdvanced">["refusals"][number];

/** A run as far as it has come; counts, total and refusals are those of the whole run. */
export interface StartedNoticeRun {
  readonly phase: "running" | "finished" | "abandoned";
  readonly started: DataOf<"NoticeRunStarted">;
  /** Batches done. */
  readonly batches: number;
  /** The last taxpayer of the last batch; null before the first. A resumed run goes on after it. */
  readonly cursor: string | null;
  readonly counts: NoticeRunCounts;
  readonly total: Lek;
  readonly refusals: readonly NoticeRunRefusal[];
}
export type NoticeRunState = { readonly phase: "none" } | StartedNoticeRun;

export const NO_NOTICE_COUNTS: NoticeRunCounts = {
  taxpayers: 0,
  issued: 0,
  byEmail: 0,
  without: 0,
  refused: 0,
};

interface Dated {
  readonly runId: string;
  readonly on: CivilDate;
}
export type NoticeRunCommand =
  | (Dated & { readonly type: "StartNoticeRun" } & Omit<DataOf<"NoticeRunStarted">, "runId">)
  | (Dated & { readonly type: "AdvanceNoticeRun" } & Omit<DataOf<"NoticeRunAdvanced">, "runId">)
  | (Dated & { readonly type: "FinishNoticeRun" })
  | (Dated & { readonly type: "AbandonNoticeRun"; readonly ground: string });

/** The stream `noticeRun-T.id`. A batch that is reported twice counts once. */
export const noticeRunDecider: Decider<NoticeRunState, NoticeRunCommand, NoticeRunEvent> = {
  initialState: { phase: "none" },
  decide,
  evolve(state, fact): NoticeRunState {
    if (fact.type === "NoticeRunStarted")
      return {
        phase: "running",
        started: fact.data,
        batches: 0,
        cursor: null,
        counts: NO_NOTICE_COUNTS,
        total: ZERO_LEK,
        refusals: [],
      };
    if (state.phase === "none") return state;
    switch (fact.type) {
      case "NoticeRunAdvanced": {
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
      case "NoticeRunFinished":
        return { ...state, phase: "finished" };
      case "NoticeRunAbandoned":
        return { ...state, phase: "abandoned" };
    }
  },
};

function decide(command: NoticeRunCommand, state: NoticeRunState): Decision<NoticeRunEvent> {
  const { runId, on } = command;
  if (command.type === "StartNoticeRun") {
    const { type: _type, on: _on, ...data } = command;
    if (state.phase !== "none")
      return sameJson(state.started, data) ? accepted() : refused(refusal("run-exists", { runId }));
    return accepted({ type: "NoticeRunStarted", data, effectiveDate: on });
  }
  if (state.phase === "none") return refused(refusal("run-unknown", { runId }));
  if (command.type === "FinishNoticeRun" && state.phase === "finished") return accepted();
  if (command.type === "AbandonNoticeRun" && state.phase === "abandoned") return accepted();
  if (state.phase !== "running") return refused(refusal("run-ended", { runId, phase: state.phase }));
  switch (command.type) {
    case "AdvanceNoticeRun":
      return advance(command, state);
    case "FinishNoticeRun": {
      const data = { runId, counts: { ...state.counts }, total: state.total };
      return accepted({ type: "NoticeRunFinished", data, effectiveDate: on });
    }
    case "AbandonNoticeRun": {
      const ground = parseText(command.ground, 2000);
      if (!ground.ok) return ground;
      return accepted({ type: "NoticeRunAbandoned", data: { runId, ground: ground.value }, effectiveDate: on });
    }
  }
}

function advance(
  command: Extract<NoticeRunCommand, { type: "AdvanceNoticeRun" }>,
  state: StartedNoticeRun,
): Decision<NoticeRunEvent> {
  const { type: _type, on, ...data } = command;
  if (isToldAgain(state, data)) return accepted();
  const { counts } = data;
  const fault = batchFault(state, data, counts.issued + counts.without + counts.refused);
  if (fault) return refused(fault);
  if (counts.byEmail > counts.issued) return refused(refusal("run-counts-differ", { runId: data.runId }));
  return accepted({ type: "NoticeRunAdvanced", data, effectiveDate: on });
}
