import { taxNotices, type TaxNoticeRecord } from "../../../read-models/taxation/index.js";
import { rowProjection, type Projection } from "../../projection.js";
import type { AccountFact } from "../facts.js";

type NoticeFact = Extract<AccountFact, { type: "NoticeIssued" | "NoticeServed" }>;

/** Notices to those who owe, as the papers say, and when they count as received. */
export const taxNoticesProjection: Projection = rowProjection<TaxNoticeRecord>({
  name: "tax-notices",
  version: 1,
  types: ["NoticeIssued", "NoticeServed"],
  view: taxNotices,
  idOf: (fact) => {
    const known = fact as NoticeFact;
    return known.type === "NoticeIssued" ? known.data.noticeId : servedNotice(known.data);
  },
  reduce: (row, fact) => {
    const known = fact as NoticeFact;
    if (known.type === "NoticeServed") return row && { ...row, receivedOn: known.data.deemedReceivedOn };
    const { accountId, number, office, kind, issuedOn, payBy, amounts, way, runId } = known.data;
    return { accountId, number, office, kind, issuedOn, payBy, total: amounts.total, way, receivedOn: null, runId };
  },
});

/** A reminder that was served may name another paper than these: then there is no row, and none is made. */
function servedNotice({ what, refersTo }: Extract<NoticeFact, { type: "NoticeServed" }>["data"]): string | null {
  return what === "assessment" || what === "reminder" || what === "demand" ? refersTo : null;
}
