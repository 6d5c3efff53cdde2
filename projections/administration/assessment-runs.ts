import { addLek, ZERO_LEK, type FactOf } from "../../domain/shared/index.js";
import { addCounts, NO_COUNTS, type AssessmentRunEvent } from "../../domain/taxation/index.js";
import { assessmentRunsView, type AssessmentRunColumns } from "../../read-models/administration/index.js";
import { rowProjection, type Projection } from "../projection.js";

type Run = AssessmentRunColumns & Readonly<Record<string, unknown>>;

/** Assessment runs with how far they came. */
export const assessmentRunsProjection: Projection = rowProjection<Run>({
  name: "assessment-runs",
  version: 1,
  types: ["AssessmentRunStarted", "AssessmentRunAdvanced", "AssessmentRunFinished", "AssessmentRunAbandoned"],
  view: assessmentRunsView,
  idOf: (fact) => (fact.data as AssessmentRunEvent["data"]).runId,
  reduce: (row, fact) => runAfter(row, fact as unknown as FactOf<AssessmentRunEvent>),
});

function runAfter(row: Run | undefined, { type, data, recordedAt }: FactOf<AssessmentRunEvent>): Run | undefined {
  if (type === "AssessmentRunStarted") {
    const { year, packageId, assessedOn, invoice, expected } = data;
    return {
      ...{ year, packageId, assessedOn, invoice, expected, state: "running" },
      ...{ counts: NO_COUNTS, total: ZERO_LEK, startedAt: recordedAt, finishedAt: null },
    };
  }
  if (row === undefined) throw new Error(`assessment run ${data.runId} was never started`);
  switch (type) {
    case "AssessmentRunAdvanced":
      return { ...row, counts: addCounts(row.counts, data.counts), total: addLek(row.total, data.total) };
    case "AssessmentRunFinished":
      return { ...row, state: "finished", counts: data.counts, total: data.total, finishedAt: recordedAt };
    case "AssessmentRunAbandoned":
      return { ...row, state: "abandoned", finishedAt: recordedAt };
  }
}
