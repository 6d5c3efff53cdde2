import type { CivilDate, Lek } from "../../../shared/index.js";
import type { AllocationOrder, Components, LatePaymentRules } from "../../law/index.js";

/** The law that a position is counted by: how lateness costs, and in which order money settles. */
export interface AccountLaw {
  readonly rules: LatePaymentRules;
  /** The order in force. */
  readonly order: AllocationOrder;
  /** Every order adopted, by the day from which it holds, where it ever changed: a settlement keeps the order of its day. */
  readonly orders?: readonly { readonly since: CivilDate; readonly value: AllocationOrder }[];
}

/** What one payment settled of one part, and on which day (later than it was paid where it lay as advance before). */
export interface Settlement extends Components {
  readonly paymentId: string;
  readonly on: CivilDate;
}

/** A settlement with the part that it settled. */
export interface PlacedSettlement extends Settlement {
  readonly key: string;
  readonly part: number;
}

/** One due part of an obligation as of a day. */
export interface PartPosition {
  readonly number: number;
  readonly due: CivilDate;
  /** What the part came to: principal, or enforcement costs. */
  readonly amount: Lek;
  readonly writtenOff: Lek;
  readonly paid: Components;
  /** Interest and fine are counted up to and with the day asked for. */
  readonly outstanding: Components;
  /** Due before the day asked for, and not settled in full. */
  readonly overdue: boolean;
  readonly settledBy: readonly Settlement[];
}

export interface ObligationPosition {
  readonly key: string;
  readonly item: string;
  readonly revenueItem: string;
  readonly unit: string;
  readonly year: number;
  readonly component: "principal" | "enforcement-costs";
  readonly amount: Lek;
  readonly outstanding: Components;
  readonly parts: readonly PartPosition[];
}

/** A payment that stands. `advance` is what of it has settled nothing yet and is neither refunded nor promised back. */
export interface PaymentPosition {
  readonly paymentId: string;
  readonly amount: Lek;
  readonly paidOn: CivilDate;
  readonly advance: Lek;
}

/** What is owed, paid and over on one account, as effective at the end of one day. */
export interface AccountPosition {
  readonly accountId: string;
  readonly effectiveOn: CivilDate;
  readonly obligations: readonly ObligationPosition[];
  readonly payments: readonly PaymentPosition[];
  /** Everything owed, due or not yet. */
  readonly outstanding: Components;
  /** Of it, what was due before the day. */
  readonly overdue: Components;
  /** The earliest due date of what is overdue. */
  readonly overdueSince: CivilDate | null;
  /** All payments that stand. */
  readonly paid: Lek;
  readonly writtenOff: Lek;
  readonly advance: Lek;
  /** Promised to be paid back (what of it is set aside), and paid back. */
  readonly refundsApproved: Lek;
  readonly refundsPaid: Lek;
  /** Paid back although the money behind it turned out not to be there (a payment was reversed afterwards). */
  readonly refundedInExcess: Lek;
}

/** One instalment of an agreement as of a day: paid in full, still to come, or past its day and not paid in full. */
export interface InstalmentPosition {
  readonly due: CivilDate;
  readonly amount: Lek;
  readonly paid: Lek;
  readonly status: "kept" | "open" | "missed";
}

/** An agreement with how it is kept. */
export interface AgreementPosition {
  readonly agreementId: string;
  readonly signedOn: CivilDate;
  readonly outcome: "standing" | "broken" | "kept";
  readonly endedOn: CivilDate | null;
  /** In order of days. */
  readonly instalments: readonly InstalmentPosition[];
}

/** What keeps a clearance from being given. */
export interface OwedItem {
  readonly key: string;
  readonly part: number;
  readonly item: string;
  readonly due: CivilDate;
  readonly outstanding: Components;
}

/** What an invoice comes to on a day. */
export interface BillPosition {
  readonly invoiceId: string;
  readonly number: string;
  readonly year: number;
  readonly cancelled: boolean;
  readonly effectiveOn: CivilDate;
  /** Every part that it bills, with what is still owed of it. */
  readonly parts: readonly OwedItem[];
  readonly outstanding: Components;
}

/** The state of an account in the eyes of a clearance, with the article where the law makes an exception. */
export interface ClearanceDecision {
  readonly on: CivilDate;
  readonly state: "clear" | "clear-under-agreement" | "clear-under-objection" | "not-clear";
  readonly article: string | null;
  /** Agreements and objections that the state rests on. */
  readonly basis: readonly string[];
  /** Empty when clear. */
  readonly owed: readonly OwedItem[];
  readonly owedTotal: Lek;
  readonly owedSince: CivilDate | null;
}
