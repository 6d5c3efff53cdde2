import { taxNotices, type TaxNoticeRecord } from "../../../read-models/taxation/index.js";
import type { Projection, RowChange, RowsBefore } from "../../projection.js";
import type { AccountFact } from "../facts.js";

/** Notices to those who owe, as the papers say, and when they count as received. A merger hands them to the account that carries on. */
export const taxNoticesProjection: Projection = {
  name: "tax-notices",
  version: 3,
  types: ["NoticeIssued", "NoticeServed", "AccountMerged"],
  views: [taxNotices],
  touches: (fact) => noticeIds(fact as AccountFact).map((id) => ({ view: taxNotices, id })),
  project: (rows, fact) => {
    const known = fact as AccountFact;
    return noticeIds(known).flatMap((id): readonly RowChange[] => {
      const row = noticeAfter(rows.get<TaxNoticeRecord>(taxNotices, id), known);
      return row === undefined ? [] : [{ view: taxNotices, id, row }];
    });
  },
};

/** A reminder that was served may name another paper than these: then there is no row, and none is made. */
function noticeIds(fact: AccountFact): readonly string[] {
  switch (fact.type) {
    case "NoticeIssued":
      return [fact.data.noticeId];
    case "NoticeServed":
      return fact.data.refersTo === null ? [] : [fact.data.refersTo];
    case "AccountMerged":
      return fact.data.direction === "in" ? (fact.data.carried.taxNotices ?? []).map(({ noticeId }) => noticeId) : [];
    default:
      return [];
  }
}

function noticeAfter(row: ReturnType<RowsBefore["get"]>, fact: AccountFact): TaxNoticeRecord | undefined {
  const before = row as TaxNoticeRecord | undefined;
  switch (fact.type) {
    case "NoticeIssued": {
      const { accountId, number, office, kind, issuedOn, payBy, amounts, way, runId } = fact.data;
      const paper = { accountId, number, office, kind, issuedOn, payBy, total: amounts.total, way, runId };
      return { ...paper, heldBy: accountId, receivedOn: null, eventId: fact.eventId };
    }
    case "NoticeServed": {
      // Before the account itself refused it, what was served could name any paper.
      const { accountId, what, deemedReceivedOn } = fact.data;
      const isIts = before?.kind === what && before.heldBy === accountId;
      return isIts ? { ...before, receivedOn: deemedReceivedOn } : undefined;
    }
    case "AccountMerged":
      return before && { ...before, heldBy: fact.data.accountId };
    default:
      return undefined;
  }
}
