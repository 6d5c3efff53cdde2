import { describe, test } from "@jest/globals";
import { civilDate, lek } from "../../../../domain/shared/index.js";
import {
  noticeRunDecider,
  noticeRunEvents,
  NO_NOTICE_COUNTS,
  type NoticeRunCommand,
  type NoticeRunEvent,
} from "../../../../domain/taxation/notice-run/index.js";
import { specificationOf } from "../../../support/decider-spec.js";
import { runsOverRegister, type RunStory } from "../batch-run/contract.js";

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
const batch = (number: number, cursor: string) => ({
  runId: "R1",
  batch: number,
  cursor,
  counts: { ...NO_NOTICE_COUNTS, taxpayers: 2, issued: 1, refused: 1, byEmail: 1 },
  total: lek(700),
  refusals: [{ taxpayerId: cursor, code: "account-merged" }],
});
const totals = { ...NO_NOTICE_COUNTS, taxpayers: 4, issued: 2, refused: 2, byEmail: 2 };
const start = { type: "StartNoticeRun", ...terms, on } as const;
const advance = (...of: Parameters<typeof batch>) => ({ type: "AdvanceNoticeRun", on, ...batch(...of) }) as const;
const abandon = { type: "AbandonNoticeRun", runId: "R1", on, ground: "wrong year" } as const;

const story: RunStory<NoticeRunCommand, NoticeRunEvent> = {
  start,
  startOtherwise: { ...start, kind: "demand" },
  started: { type: "NoticeRunStarted", data: terms, effectiveDate: on },
  advance,
  advanceUnlisted: (...of) => ({ ...advance(...of), refusals: [] }),
  advanced: (...of) => ({ type: "NoticeRunAdvanced", data: batch(...of), effectiveDate: on }),
  finish: { type: "FinishNoticeRun", runId: "R1", on },
  finished: {
    type: "NoticeRunFinished",
    data: { runId: "R1", counts: totals, total: lek(1400) },
    effectiveDate: on,
  },
  totals,
  abandon,
  abandonWithoutGround: { ...abandon, ground: " " },
  abandoned: { type: "NoticeRunAbandoned", data: { runId: "R1", ground: "wrong year" }, effectiveDate: on },
};

runsOverRegister("a run of notices", noticeRunDecider, noticeRunEvents, story);

describe("a batch of notices", () => {
  test("sends no more by e-mail than were issued", () => {
    const told = advance(2, "T4");
    specificationOf(noticeRunDecider, noticeRunEvents)
      .given([story.started, story.advanced(1, "T2")])
      .when({ ...told, counts: { ...told.counts, byEmail: 2 } })
      .thenRefused("run-counts-differ");
  });
});
