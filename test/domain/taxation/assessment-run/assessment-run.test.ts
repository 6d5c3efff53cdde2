import { civilDate, lek } from "../../../../domain/shared/index.js";
import {
  assessmentRunDecider,
  assessmentRunEvents,
  NO_COUNTS,
  type AssessmentRunCommand,
  type AssessmentRunEvent,
} from "../../../../domain/taxation/assessment-run/index.js";
import { runsOverRegister, type RunStory } from "../batch-run/contract.js";

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
const batch = (number: number, cursor: string) => ({
  runId: "R1",
  batch: number,
  cursor,
  counts: { ...NO_COUNTS, taxpayers: 2, assessed: 1, refused: 1, invoiced: 1 },
  total: lek(700),
  refusals: [{ taxpayerId: cursor, code: "fact-missing" }],
});
const totals = { ...NO_COUNTS, taxpayers: 4, assessed: 2, refused: 2, invoiced: 2 };
const start = { type: "StartAssessmentRun", ...terms, on } as const;
const advance = (...of: Parameters<typeof batch>) => ({ type: "AdvanceAssessmentRun", on, ...batch(...of) }) as const;
const abandon = { type: "AbandonAssessmentRun", runId: "R1", on, ground: "wrong package" } as const;

const story: RunStory<AssessmentRunCommand, AssessmentRunEvent> = {
  start,
  startOtherwise: { ...start, year: 2024 },
  started: { type: "AssessmentRunStarted", data: terms, effectiveDate: on },
  advance,
  advanceUnlisted: (...of) => ({ ...advance(...of), refusals: [] }),
  advanced: (...of) => ({ type: "AssessmentRunAdvanced", data: batch(...of), effectiveDate: on }),
  finish: { type: "FinishAssessmentRun", runId: "R1", on },
  finished: {
    type: "AssessmentRunFinished",
    data: { runId: "R1", counts: totals, total: lek(1400) },
    effectiveDate: on,
  },
  totals,
  abandon,
  abandonWithoutGround: { ...abandon, ground: " " },
  abandoned: { type: "AssessmentRunAbandoned", data: { runId: "R1", ground: "wrong package" }, effectiveDate: on },
};

runsOverRegister("an assessment run", assessmentRunDecider, assessmentRunEvents, story);
