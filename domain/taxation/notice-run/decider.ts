import { accepted, refusal, type CivilDate, type Decider, type Decision, type Refusal } from "../../shared/index.js";
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
import type { NoticeRunEvent, NoticeRunCounts } from "./events.js";

type DataOf<Type extends NoticeRunEvent["type"]> = Extract<NoticeRunEvent, { type: Type }>["data"];

/** A run as far as it has come; its total is what the notices claim. */
export type StartedNoticeRun = BatchRun<DataOf<"NoticeRunStarted">, NoticeRunCounts>;
export type NoticeRunState = BatchRunState<DataOf<"NoticeRunStarted">, NoticeRunCounts>;

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
    if (fact.type === "NoticeRunStarted") return begunRun(fact.data, NO_NOTICE_COUNTS);
    if (state.phase === "none") return state;
    switch (fact.type) {
      case "NoticeRunAdvanced":
        return afterBatch(state, fact.data);
      case "NoticeRunFinished":
        return { ...state, phase: "finished" };
      case "NoticeRunAbandoned":
        return { ...state, phase: "abandoned" };
    }
  },
};

function decide(command: NoticeRunCommand, state: NoticeRunState): Decision<NoticeRunEvent> {
  const { runId, on: effectiveDate } = command;
  switch (command.type) {
    case "StartNoticeRun": {
      const { type: _type, on: _on, ...data } = command;
      return startRun(state, { type: "NoticeRunStarted", data, effectiveDate });
    }
    case "AdvanceNoticeRun": {
      const { type: _type, on: _on, ...data } = command;
      return onRun(state, { runId }, (run) =>
        takeBatch(run, { type: "NoticeRunAdvanced", data, effectiveDate }, countsFault(data)),
      );
    }
    case "FinishNoticeRun":
      return onRun(state, { runId, to: "finished" }, ({ counts, total }) =>
        accepted({ type: "NoticeRunFinished", data: { runId, counts: { ...counts }, total }, effectiveDate }),
      );
    case "AbandonNoticeRun":
      return onRun(state, { runId, to: "abandoned" }, () =>
        abandonRun(command, (data) => ({ type: "NoticeRunAbandoned", data, effectiveDate })),
      );
  }
}

function countsFault(batch: DataOf<"NoticeRunAdvanced">): Refusal | null {
  const { issued, byEmail, without, refused } = batch.counts;
  const fault = unaccounted(batch, issued + without + refused);
  return fault ?? (byEmail > issued ? refusal("run-counts-differ", { runId: batch.runId }) : null);
}
