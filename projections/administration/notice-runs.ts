import { addLek, ZERO_LEK, type FactOf } from "../../domain/shared/index.js";
import { addCounts, NO_NOTICE_COUNTS, type NoticeRunEvent } from "../../domain/taxation/index.js";
import { noticeRunsView, type NoticeRunColumns } from "../../read-models/administration/index.js";
import { rowProjection, type Projection } from "../projection.js";

type Run = NoticeRunColumns & Readonly<Record<string, unknown>>;

/** Runs of notices with how far they came. */
export const noticeRunsProjection: Projection = rowProjection<Run>({
  name: "notice-runs",
  version: 1,
  types: ["NoticeRunStarted", "NoticeRunAdvanced", "NoticeRunFinished", "NoticeRunAbandoned"],
  view: noticeRunsView,
  idOf: (fact) => (fact.data as NoticeRunEvent["data"]).runId,
  reduce: (row, fact) => runAfter(row, fact as unknown as FactOf<NoticeRunEvent>),
});

function runAfter(row: Run | undefined, { type, data, recordedAt }: FactOf<NoticeRunEvent>): Run | undefined {
  if (type === "NoticeRunStarted") {
    const { kind, issuedOn, expected } = data;
    const none = { counts: NO_NOTICE_COUNTS, total: ZERO_LEK, startedAt: recordedAt, finishedAt: null };
    return { kind, issuedOn, expected, state: "running", ...none };
  }
  if (row === undefined) throw new Error(`run of notices ${data.runId} was never started`);
  switch (type) {
    case "NoticeRunAdvanced":
      return { ...row, counts: addCounts(row.counts, data.counts), total: addLek(row.total, data.total) };
    case "NoticeRunFinished":
      return { ...row, state: "finished", counts: data.counts, total: data.total, finishedAt: recordedAt };
    case "NoticeRunAbandoned":
      return { ...row, state: "abandoned", finishedAt: recordedAt };
  }
}
