import { describe, expect, test } from "@jest/globals";
import { civilDate, lek } from "../../../../domain/shared/index.js";
import {
  assessmentRunDecider,
  assessmentRunEvents,
  NO_COUNTS,
  type AssessmentRunEvent,
} from "../../../../domain/taxation/assessment-run/index.js";
import { specificationOf } from "../../../support/decider-spec.js";

const { given } = specificationOf(assessmentRunDecider, assessmentRunEvents);
const on = civilDate("2025-01-15");
const terms = {
  runId: "R1",
  year: 2025,
  packageId: "P1",
  packageHash: "a".repeat(64),
  assessedOn: on,
  selection: { unit: null, kind: null, taxpayerIds: null },
  invoice: true,
  upToPosition: "10/10",
  expected: 4,
};
const started: AssessmentRunEvent = { type: "AssessmentRunStarted", data: terms, effectiveDate: on };
const batch = (number: number, cursor: string) => ({
  runId: "R1",
  batch: number,
  cursor,
  counts: { ...NO_COUNTS, taxpayers: 2, assessed: 1, refused: 1, invoiced: 1 },
  total: lek(700),
  refusals: [{ taxpayerId: cursor, code: "fact-missing" }],
});
const advanced = (number: number, cursor: string): AssessmentRunEvent => ({
  type: "AssessmentRunAdvanced",
  data: batch(number, cursor),
  effectiveDate: on,
});
const finish = { type: "FinishAssessmentRun", runId: "R1", on } as const;
const abandon = { type: "AbandonAssessmentRun", runId: "R1", on, ground: "wrong package" } as const;
const totals = { ...NO_COUNTS, taxpayers: 4, assessed: 2, refused: 2, invoiced: 2 };
const finished: AssessmentRunEvent = {
  type: "AssessmentRunFinished",
  data: { runId: "R1", counts: totals, total: lek(1400) },
  effectiveDate: on,
};

describe("an assessment run", () => {
  test("starts once", () => {
    const start = { type: "StartAssessmentRun", ...terms, on } as const;
    given([]).when(start).then([started]);
    given([started]).when(start).thenNothing();
    given([started])
      .when({ ...start, year: 2024 })
      .thenRefused("run-exists");
    given([]).when(finish).thenRefused("run-unknown");
  });

  test("advances batch by batch, and a batch told twice counts once", () => {
    const advance = { type: "AdvanceAssessmentRun", on, ...batch(2, "T4") } as const;
    given([started, advanced(1, "T2")])
      .when(advance)
      .then([advanced(2, "T4")]);
    given([started, advanced(1, "T2"), advanced(2, "T4")])
      .when(advance)
      .thenNothing();
    given([started]).when(advance).thenRefused("run-batch-out-of-order", { expected: 1 });
    given([started, advanced(1, "T8")])
      .when(advance)
      .thenRefused("run-cursor-not-ahead");
    given([started, advanced(1, "T2")])
      .when({ ...advance, refusals: [] })
      .thenRefused("run-counts-differ");
    given([started, advanced(1, "T2")])
      .when(advance)
      .thenState((state) =>
        expect(state).toMatchObject({ cursor: "T4", batches: 2, counts: totals, total: 1400, phase: "running" }),
      );
  });

  test("finishes with the sums of its batches", () => {
    given([started, advanced(1, "T2"), advanced(2, "T4")])
      .when(finish)
      .then([finished]);
    given([started, finished]).when(finish).thenNothing();
    given([started, finished]).when(abandon).thenRefused("run-ended", { phase: "finished" });
  });

  test("can be abandoned with a ground, and then goes no further", () => {
    const abandoned: AssessmentRunEvent = {
      type: "AssessmentRunAbandoned",
      data: { runId: "R1", ground: "wrong package" },
      effectiveDate: on,
    };
    given([started]).when(abandon).then([abandoned]);
    given([started, abandoned]).when(abandon).thenNothing();
    given([started, abandoned])
      .when({ type: "AdvanceAssessmentRun", on, ...batch(1, "T2") })
      .thenRefused("run-ended", { phase: "abandoned" });
    given([started])
      .when({ ...abandon, ground: " " })
      .thenRefused("text-empty");
  });
});
