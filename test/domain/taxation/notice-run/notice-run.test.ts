import { describe, expect, test } from "@jest/globals";
import { civilDate, lek } from "../../../../domain/shared/index.js";
import {
  noticeRunDecider,
  noticeRunEvents,
  NO_NOTICE_COUNTS,
  type NoticeRunEvent,
} from "../../../../domain/taxation/notice-run/index.js";
import { specificationOf } from "../../../support/decider-spec.js";

const { given } = specificationOf(noticeRunDecider, noticeRunEvents);
const on = civilDate("2025-01-15");
const terms = {
  runId: "R1",
  kind: "reminder" as const,
  issuedOn: on,
  selection: { unit: null, kind: null },
  terms: { items: null, year: null, daysLate: 30, minimum: lek(0), quietDays: 30, payWithin: 10 },
  upToPosition: "10/10",
  expected: 4,
};
const started: NoticeRunEvent = { type: "NoticeRunStarted", data: terms, effectiveDate: on };
const batch = (number: number, cursor: string) => ({
  runId: "R1",
  batch: number,
  cursor,
  counts: { ...NO_NOTICE_COUNTS, taxpayers: 2, issued: 1, refused: 1, byEmail: 1 },
  total: lek(700),
  refusals: [{ taxpayerId: cursor, code: "account-merged" }],
});
const advanced = (number: number, cursor: string): NoticeRunEvent => ({
  type: "NoticeRunAdvanced",
  data: batch(number, cursor),
  effectiveDate: on,
});
const finish = { type: "FinishNoticeRun", runId: "R1", on } as const;
const abandon = { type: "AbandonNoticeRun", runId: "R1", on, ground: "wrong year" } as const;
const totals = { ...NO_NOTICE_COUNTS, taxpayers: 4, issued: 2, refused: 2, byEmail: 2 };
const finished: NoticeRunEvent = {
  type: "NoticeRunFinished",
  data: { runId: "R1", counts: totals, total: lek(1400) },
  effectiveDate: on,
};

describe("a run of notices", () => {
  test("starts once", () => {
    const start = { type: "StartNoticeRun", ...terms, on } as const;
    given([]).when(start).then([started]);
    given([started]).when(start).thenNothing();
    given([started])
      .when({ ...start, kind: "demand" })
      .thenRefused("run-exists");
    given([]).when(finish).thenRefused("run-unknown");
  });

  test("advances batch by batch, and a batch told twice counts once", () => {
    const advance = { type: "AdvanceNoticeRun", on, ...batch(2, "T4") } as const;
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
      .when({ ...advance, counts: { ...advance.counts, byEmail: 2 } })
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
    const abandoned: NoticeRunEvent = {
      type: "NoticeRunAbandoned",
      data: { runId: "R1", ground: "wrong year" },
      effectiveDate: on,
    };
    given([started]).when(abandon).then([abandoned]);
    given([started, abandoned]).when(abandon).thenNothing();
    given([started, abandoned])
      .when({ type: "AdvanceNoticeRun", on, ...batch(1, "T2") })
      .thenRefused("run-ended", { phase: "abandoned" });
    given([started])
      .when({ ...abandon, ground: " " })
      .thenRefused("text-empty");
  });
});
