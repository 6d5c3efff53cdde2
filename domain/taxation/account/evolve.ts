import type { CivilDate, FactOf } from "../../shared/index.js";
import type { AccountEvent, CarriedAccount, ObligationLine } from "./events/index.js";
import type { AccountObligation, AccountState } from "./state.js";

type AccountFact = FactOf<AccountEvent>;
type Told = Pick<AccountFact, "type" | "data" | "effectiveDate" | "revision">;

/** The account after one more fact. Accepts every fact ever written. */
export function evolve(state: AccountState, fact: AccountFact): AccountState {
  return { ...changed(state, fact), accountId: fact.data.accountId, revision: fact.revision };
}

/** The account as if these events had been written already, so that a decision can stand on the one before it. */
export function afterwards(state: AccountState, events: readonly AccountEvent[]): AccountState {
  return events.reduce(
    (before, event) => evolve(before, { ...event, revision: before.revision + 1 } as Told as AccountFact),
    state,
  );
}

function changed(state: AccountState, fact: AccountFact): AccountState {
  const on = fact.effectiveDate;
  switch (fact.type) {
    case "ObligationsAssessed":
    case "ObligationsReassessed":
      return assessed(state, fact.data, on);
    case "ObligationCharged": {
      const { key, item, revenueItem, unit, year, component, collects, amount, due } = fact.data;
      const parts = [{ number: 1, due, amount, bornOn: on }];
      const charge = { key, item, revenueItem, unit, year, component, collects, assessed: false, parts };
      return { ...state, obligations: [...state.obligations, charge] };
    }
    case "InvoiceIssued": {
      const { invoiceId, number, year } = fact.data;
      const billed = fact.data.billed.map(({ key, part }) => ({ key, part }));
      return { ...state, invoices: [...state.invoices, { invoiceId, number, year, cancelled: false, billed }] };
    }
    case "InvoiceCancelled":
      return {
        ...state,
        invoices: state.invoices.map((each) =>
          each.invoiceId === fact.data.invoiceId ? { ...each, cancelled: true } : each,
        ),
      };
    case "NoticeIssued": {
      const { noticeId, number, kind, assessmentId, issuedOn } = fact.data;
      const items = fact.data.items.map(({ key, part }) => ({ key, part }));
      const notice = { noticeId, number, kind, assessmentId, issuedOn, items };
      return { ...state, taxNotices: [...state.taxNotices, notice] };
    }
    case "NoticeServed": {
      const { noticeId, what, refersTo, deemedReceivedOn } = fact.data;
      return { ...state, notices: [...state.notices, { noticeId, what, refersTo, deemedReceivedOn }] };
    }
    case "PaymentReceived": {
      const { paymentId, amount, paidOn, channel, reference } = fact.data;
      const payment = { paymentId, amount, paidOn, channel, reference, reversedOn: null };
      return { ...state, payments: [...state.payments, payment] };
    }
    case "PaymentReversed":
      return {
        ...state,
        payments: state.payments.map((each) =>
          each.paymentId === fact.data.paymentId ? { ...each, reversedOn: on } : each,
        ),
      };
    case "RefundApproved": {
      const { refundId, amount } = fact.data;
      const refund = { refundId, amount, approvedOn: on, paidOn: null, withdrawnOn: null };
      return { ...state, refunds: [...state.refunds, refund] };
    }
    case "RefundWithdrawn":
      return withRefund(state, fact.data.refundId, { withdrawnOn: on });
    case "RefundPaid":
      return withRefund(state, fact.data.refundId, { paidOn: fact.data.paidOn });
    case "InstalmentAgreementMade": {
      const { agreementId, signedOn, covers, amount, schedule } = fact.data;
      const made = { agreementId, signedOn, outcome: "standing" as const, endedOn: null, covers, amount, schedule };
      return { ...state, agreements: [...state.agreements, made] };
    }
    case "InstalmentAgreementBroken":
      return withAgreement(state, fact.data.agreementId, { outcome: "broken", endedOn: on });
    case "InstalmentAgreementKept":
      return withAgreement(state, fact.data.agreementId, { outcome: "kept", endedOn: on });
    case "ObjectionLodged": {
      const { objectionId, lodgedOn, contests } = fact.data;
      return { ...state, objections: [...state.objections, { objectionId, lodgedOn, contests, decidedOn: null }] };
    }
    case "ObjectionDecided":
      return {
        ...state,
        objections: state.objections.map((each) =>
          each.objectionId === fact.data.objectionId ? { ...each, decidedOn: fact.data.decidedOn } : each,
        ),
      };
    case "ObligationWrittenOff": {
      const { writeOffId, key, amount } = fact.data;
      return { ...state, writeOffs: [...state.writeOffs, { writeOffId, key, amount, on }] };
    }
    case "ClearanceIssued": {
      const { clearanceId, number, verificationCode, article, basis, issuedOn, validUntil } = fact.data;
      const issued = { clearanceId, number, verificationCode, state: fact.data.state, article, basis };
      const dated = { issuedOn, validUntil, revokedOn: null, revocationGround: null };
      return { ...state, clearances: [...state.clearances, { ...issued, ...dated }] };
    }
    case "ClearanceRevoked": {
      const { clearanceId, ground } = fact.data;
      return {
        ...state,
        clearances: state.clearances.map((each) =>
          each.clearanceId === clearanceId ? { ...each, revokedOn: on, revocationGround: ground } : each,
        ),
      };
    }
    case "AccountMerged":
      return fact.data.direction === "out"
        ? { ...state, mergedInto: fact.data.otherAccountId }
        : absorbing(state, fact.data.otherAccountId, fact.data.carried);
  }
}

interface Assessed {
  readonly year: number;
  readonly assessmentId: string;
  readonly packageHash: string;
  readonly inputsHash: string;
  readonly lines: readonly ObligationLine[];
}

/** The lines restate the whole year. A part that was there before keeps the day on which it was born. */
function assessed(state: AccountState, data: Assessed, on: CivilDate): AccountState {
  const { year, assessmentId, packageHash, inputsHash } = data;
  const before = new Map(state.obligations.map((each) => [each.key, each]));
  const restated = new Map(data.lines.map((line) => [line.key, obligationOf(line, year, before.get(line.key), on)]));
  const kept = state.obligations.map((each) => restated.get(each.key) ?? each);
  const added = [...restated.values()].filter((each) => !before.has(each.key));
  const others = state.assessments.filter((each) => each.year !== year);
  return {
    ...state,
    obligations: [...kept, ...added],
    assessments: [...others, { year, assessmentId, packageHash, inputsHash }],
  };
}

function obligationOf(
  line: ObligationLine,
  year: number,
  before: AccountObligation | undefined,
  on: CivilDate,
): AccountObligation {
  const { key, item, revenueItem, unit } = line;
  const born = (number: number) => before?.parts.find((part) => part.number === number)?.bornOn ?? on;
  return {
    key,
    item,
    revenueItem,
    unit,
    year,
    component: "principal",
    collects: null,
    assessed: true,
    parts: line.parts.map(({ number, due, amount }) => ({ number, due, amount, bornOn: born(number) })),
  };
}

function withRefund(state: AccountState, refundId: string, change: object): AccountState {
  return {
    ...state,
    refunds: state.refunds.map((each) => (each.refundId === refundId ? { ...each, ...change } : each)),
  };
}

function withAgreement(state: AccountState, agreementId: string, change: object): AccountState {
  return {
    ...state,
    agreements: state.agreements.map((each) => (each.agreementId === agreementId ? { ...each, ...change } : each)),
  };
}

/** The duplicate's assessments come along after the survivor's own: see {@link AccountState.assessments}. */
function absorbing(state: AccountState, duplicateId: string, carried: CarriedAccount): AccountState {
  return {
    ...state,
    absorbed: [...state.absorbed, duplicateId],
    obligations: [...state.obligations, ...carried.obligations],
    payments: [...state.payments, ...carried.payments.map((each) => ({ ...each, reversedOn: null }))],
    refunds: [...state.refunds, ...carried.refunds.map((each) => ({ ...each, withdrawnOn: null }))],
    writeOffs: [...state.writeOffs, ...carried.writeOffs],
    agreements: [...state.agreements, ...carried.agreements],
    objections: [...state.objections, ...carried.objections],
    assessments: [...state.assessments, ...carried.assessments],
    invoices: [...state.invoices, ...(carried.invoices ?? []).map((each) => ({ ...each, cancelled: false }))],
    taxNotices: [...state.taxNotices, ...(carried.taxNotices ?? [])],
    notices: [...state.notices, ...(carried.notices ?? [])],
  };
}
