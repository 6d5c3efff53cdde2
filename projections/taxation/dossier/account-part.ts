import type { CivilDate } from "../../../domain/shared/index.js";
import { DOSSIER_LIST, type Dossier, type DossierItem } from "../../../read-models/taxation/index.js";
import type { AccountFact } from "../facts.js";
import { withChanged, withNewest } from "../../newest.js";
import { assessedYears, carriedYears, chargedYears } from "./years.js";

type ItemList =
  | "invoices"
  | "payments"
  | "refunds"
  | "taxNotices"
  | "notices"
  | "agreements"
  | "objections"
  | "writeOffs"
  | "clearances";

/** The file after a fact of the account. */
export function withAccountFact(dossier: Dossier, fact: AccountFact): Dossier {
  const add = (list: ItemList, entry: Partial<DossierItem> & Pick<DossierItem, "id" | "on">) =>
    added(dossier, list, entry);
  const change = (list: ItemList, id: string, changes: Partial<DossierItem>): Dossier => ({
    ...dossier,
    [list]: withChanged(dossier[list], id, changes),
  });
  switch (fact.type) {
    case "ObligationsAssessed":
    case "ObligationsReassessed":
      return { ...dossier, years: assessedYears(dossier.years, fact.data) };
    case "ObligationCharged":
      return { ...dossier, years: chargedYears(dossier.years, fact.data) };
    case "InvoiceIssued": {
      const { invoiceId, number, issuedOn, due, amounts } = fact.data;
      const paper = { id: invoiceId, number, on: issuedOn, until: due, amount: amounts.total };
      return add("invoices", { ...paper, status: "issued" });
    }
    case "InvoiceCancelled":
      return change("invoices", fact.data.invoiceId, { status: "cancelled" });
    case "NoticeIssued": {
      const { noticeId, number, issuedOn, payBy, kind, amounts, way } = fact.data;
      const paper = { id: noticeId, number, on: issuedOn, until: payBy, amount: amounts.total };
      return add("taxNotices", { ...paper, status: kind, detail: way });
    }
    case "NoticeServed": {
      const { noticeId, sentOn, deemedReceivedOn, what, channel } = fact.data;
      return add("notices", { id: noticeId, on: sentOn, until: deemedReceivedOn, status: what, detail: channel });
    }
    case "PaymentReceived": {
      const { paymentId, receiptNumber, paidOn, amount, channel } = fact.data;
      return add("payments", { id: paymentId, number: receiptNumber, on: paidOn, amount, detail: channel });
    }
    case "PaymentReversed":
      return change("payments", fact.data.paymentId, { status: "reversed" });
    case "RefundApproved": {
      const { refundId, amount } = fact.data;
      return add("refunds", { id: refundId, on: fact.effectiveDate, amount, status: "approved" });
    }
    case "RefundWithdrawn":
      return change("refunds", fact.data.refundId, { status: "withdrawn" });
    case "RefundPaid":
      return change("refunds", fact.data.refundId, { status: "paid", until: fact.data.paidOn });
    case "InstalmentAgreementMade": {
      const { agreementId, signedOn, amount, schedule } = fact.data;
      return add("agreements", { id: agreementId, on: signedOn, until: schedule.at(-1)?.due ?? null, amount });
    }
    case "InstalmentAgreementBroken":
      return change("agreements", fact.data.agreementId, { status: "broken" });
    case "InstalmentAgreementKept":
      return change("agreements", fact.data.agreementId, { status: "kept" });
    case "ObjectionLodged":
      return add("objections", { id: fact.data.objectionId, on: fact.data.lodgedOn, status: "lodged" });
    case "ObjectionDecided":
      return change("objections", fact.data.objectionId, { status: fact.data.outcome, until: fact.data.decidedOn });
    case "ObligationWrittenOff": {
      const { writeOffId, key, amount, ground } = fact.data;
      return add("writeOffs", { id: writeOffId, number: key, on: fact.effectiveDate, amount, detail: ground });
    }
    case "ClearanceIssued": {
      const { clearanceId, number, issuedOn, validUntil, state } = fact.data;
      return add("clearances", { id: clearanceId, number, on: issuedOn, until: validUntil, detail: state });
    }
    case "ClearanceRevoked":
      return change("clearances", fact.data.clearanceId, { status: "revoked", detail: fact.data.ground });
    case "AccountMerged":
      return fact.data.direction === "in" ? carriedIn(dossier, fact) : dossier;
  }
}

function added(
  dossier: Dossier,
  list: ItemList,
  entry: Partial<DossierItem> & Pick<DossierItem, "id" | "on">,
): Dossier {
  const blank = { number: null, until: null as CivilDate | null, amount: null, status: "standing", detail: null };
  return { ...dossier, [list]: withNewest(dossier[list], { ...blank, ...entry }, DOSSIER_LIST) };
}

/** Obligations and payments go on in the account that carries on; papers stay in the file that they were written for. */
function carriedIn(dossier: Dossier, fact: Extract<AccountFact, { type: "AccountMerged" }>): Dossier {
  const { carried } = fact.data;
  const withYears = { ...dossier, years: carriedYears(dossier.years, fact.data) };
  return carried.payments.reduce(
    (after, { paymentId, paidOn, amount, channel }) =>
      added(after, "payments", { id: paymentId, on: paidOn, amount, detail: channel }),
    withYears,
  );
}
