import type { CivilDate, Lek } from "../../shared/index.js";
import type { NoticeChannel } from "../law/index.js";
import type {
  CarriedAccount,
  InstalmentAgreementMade,
  NoticeServed,
  ObjectionDecided,
  ObligationLine,
  ObligationsReassessed,
  ObligationWrittenOff,
  PAYMENT_CHANNELS,
  PaymentReversed,
  TaxNoticeKind,
} from "./events/index.js";
import type { EventOf } from "../../shared/index.js";
import type { AccountLaw } from "./position/types.js";

type DataOf<Definition> = EventOf<Definition> extends { readonly data: infer Data } ? Data : never;

/** Why a year is assessed again. */
export type ReassessmentGround = DataOf<typeof ObligationsReassessed>["ground"];
export type ReversalGround = DataOf<typeof PaymentReversed>["ground"];
export type NoticeKind = DataOf<typeof NoticeServed>["what"];
export type WriteOffGround = DataOf<typeof ObligationWrittenOff>["ground"];
export type ObjectionOutcome = DataOf<typeof ObjectionDecided>["outcome"];
export type ScheduledInstalment = Readonly<DataOf<typeof InstalmentAgreementMade>["schedule"][number]>;

/** One due part of an obligation, by name. */
export interface PartName {
  readonly key: string;
  readonly part: number;
}

/** What every command on an account says: whose it is, which day it is today, and the law to count by. */
interface OnAccount {
  readonly accountId: string;
  /** Today: the day on which the command is given. Nothing may be dated after it. */
  readonly on: CivilDate;
  readonly law: AccountLaw;
  /** The ground in words, kept with every fact that follows. */
  readonly reason?: string;
}

/** The paper to bill with: its id and the number that was assigned to it. */
export interface InvoiceOrder {
  readonly invoiceId: string;
  readonly number: string;
  readonly office: string;
}

/**
 * A year's obligations, as the law comes to them: `lines` as if the year were assessed for the first time, each with
 * parts numbered from 1. Where the year was assessed before, the decider works out the differences: parts keep their
 * numbers, a reduction shortens the last parts first, an increase is a new last part due on `increaseDue`. Nothing
 * changed: no event.
 */
export interface Assess extends OnAccount {
  readonly type: "Assess";
  readonly assessmentId: string;
  readonly runId: string | null;
  readonly year: number;
  readonly packageId: string;
  readonly packageHash: string;
  readonly calendarVersion: string;
  readonly inputsHash: string;
  readonly registerRevision: number;
  readonly assessedOn: CivilDate;
  readonly inputs: {
    readonly taxpayer: Record<string, unknown>;
    readonly subjects: readonly Record<string, unknown>[];
  };
  readonly office: string;
  readonly lines: readonly ObligationLine[];
  /** Why it is assessed again; unused the first time. */
  readonly ground: ReassessmentGround;
  /** When an increase is due: the package's term for what is born late, counted from `assessedOn`, on a working day. */
  readonly increaseDue: CivilDate;
  /** Bill what is new and unpaid in the same append; nothing to bill is no error, and the number stays unused. */
  readonly invoice: InvoiceOrder | null;
}

/** A charge that arises from an act. Its key is `year/item/objectId`. */
export interface ChargeObligation extends OnAccount {
  readonly type: "ChargeObligation";
  readonly objectId: string;
  readonly year: number;
  readonly item: string;
  readonly revenueItem: string;
  readonly component: "principal" | "enforcement-costs";
  readonly collects: string | null;
  readonly unit: string;
  readonly office: string;
  readonly amount: Lek;
  readonly due: CivilDate;
  readonly ground: string;
  readonly caseId: string | null;
}

/** Bills what is unpaid and not yet billed: of the given obligations, or of all of the year. */
export interface IssueInvoice extends OnAccount, InvoiceOrder {
  readonly type: "IssueInvoice";
  readonly year: number;
  readonly keys: readonly string[] | null;
  readonly issuedOn: CivilDate;
  readonly runId: string | null;
}

export interface CancelInvoice extends OnAccount {
  readonly type: "CancelInvoice";
  readonly invoiceId: string;
  readonly ground: string;
}

/** What a notice is to be about. */
export interface NoticeTerms {
  /** Items of fiscal packages; null: all. */
  readonly items: readonly string[] | null;
  /** The year of the obligations; null: all. A notice of assessment is of one. */
  readonly year: number | null;
  /** Overdue for so many days at least. */
  readonly daysLate: number;
  /** What is owed of it, all together, comes to so much at least. */
  readonly minimum: Lek;
  /** What a notice of the same kind told within so many days is not told again. */
  readonly quietDays: number;
  /** To be paid within so many days of the notice. */
  readonly payWithin: number;
}

/**
 * Tells who owes. A notice of assessment is of what is unpaid of a year's assessment, once for each assessment; a
 * reminder or a demand is of what is overdue and neither under an agreement that is kept nor contested. Refuses
 * `nothing-to-notify`.
 */
export interface IssueNotice extends OnAccount, NoticeTerms {
  readonly type: "IssueNotice";
  readonly noticeId: string;
  readonly number: string;
  readonly office: string;
  readonly kind: TaxNoticeKind;
  readonly issuedOn: CivilDate;
  readonly way: "e-mail" | "print";
  /** The articles of items of packages, by `year/item`. */
  readonly itemLaw: Readonly<Record<string, readonly string[]>>;
  readonly runId: string | null;
}

/** The day on which the law deems it received is counted by the decider. */
export interface ServeNotice extends OnAccount {
  readonly type: "ServeNotice";
  readonly noticeId: string;
  readonly what: NoticeKind;
  readonly refersTo: string | null;
  readonly channel: NoticeChannel;
  readonly sentOn: CivilDate;
  readonly receivedOn: CivilDate | null;
}

export interface ReceivePayment extends OnAccount {
  readonly type: "ReceivePayment";
  readonly paymentId: string;
  readonly amount: Lek;
  readonly channel: (typeof PAYMENT_CHANNELS)[number];
  readonly paidOn: CivilDate;
  readonly reference: string | null;
  readonly payer: string | null;
  readonly office: string;
  readonly receiptNumber: string | null;
  readonly desk: string | null;
}

/** Voids any payment, not only the last, and revokes every clearance that would not have been given without it. */
export interface ReversePayment extends OnAccount {
  readonly type: "ReversePayment";
  readonly paymentId: string;
  readonly ground: ReversalGround;
  readonly explanation: string;
}

export interface ApproveRefund extends OnAccount {
  readonly type: "ApproveRefund";
  readonly refundId: string;
  readonly amount: Lek;
  readonly beneficiary: string;
  readonly iban: string | null;
  readonly requestedBy: string;
  /** The user who approves; never who asked. */
  readonly approvedBy: string;
  readonly ground: string;
}

export interface WithdrawRefund extends OnAccount {
  readonly type: "WithdrawRefund";
  readonly refundId: string;
  readonly ground: string;
}

export interface PayRefund extends OnAccount {
  readonly type: "PayRefund";
  readonly refundId: string;
  readonly paidOn: CivilDate;
  readonly reference: string;
}

/** `covers` null: everything overdue on the day of signature that no other agreement covers. */
export interface MakeAgreement extends OnAccount {
  readonly type: "MakeAgreement";
  readonly agreementId: string;
  readonly signedOn: CivilDate;
  readonly covers: readonly PartName[] | null;
  /** The first instalment on the day of signature; together what the covered parts come to on that day. */
  readonly schedule: readonly ScheduledInstalment[];
}

export interface BreakAgreement extends OnAccount {
  readonly type: "BreakAgreement";
  readonly agreementId: string;
}

export interface KeepAgreement extends OnAccount {
  readonly type: "KeepAgreement";
  readonly agreementId: string;
}

/** An obligation that is contested, and the last day to contest it (`appealUntil` of `appealStartsOn`). */
export interface ContestedObligation {
  readonly key: string;
  /** Null where it was never served, so that the term has not begun. */
  readonly appealUntil: CivilDate | null;
}

export interface LodgeObjection extends OnAccount {
  readonly type: "LodgeObjection";
  readonly objectionId: string;
  readonly lodgedOn: CivilDate;
  readonly contests: readonly ContestedObligation[];
  readonly grounds: string;
}

export interface DecideObjection extends OnAccount {
  readonly type: "DecideObjection";
  readonly objectionId: string;
  readonly outcome: ObjectionOutcome;
  readonly decision: string;
  readonly decidedOn: CivilDate;
}

export interface WriteOff extends OnAccount {
  readonly type: "WriteOff";
  readonly writeOffId: string;
  readonly key: string;
  readonly amount: Lek;
  readonly ground: WriteOffGround;
  readonly decision: string;
}

/** Issued on `on`; refused with what is owed where it cannot be given. */
export interface IssueClearance extends OnAccount {
  readonly type: "IssueClearance";
  readonly clearanceId: string;
  readonly number: string;
  readonly verificationCode: string;
  readonly validUntil: CivilDate;
  readonly purpose: string | null;
  readonly office: string;
}

export interface RevokeClearance extends OnAccount {
  readonly type: "RevokeClearance";
  readonly clearanceId: string;
  readonly ground: "issued-in-error" | "reassessed";
}

/** On the duplicate's account: it ends here. What it hands on is in the `AccountMerged` that follows. */
export interface MergeOut extends OnAccount {
  readonly type: "MergeOut";
  readonly survivorId: string;
}

/** On the survivor's account: `carried` as the duplicate's `AccountMerged` holds it. */
export interface MergeIn extends OnAccount {
  readonly type: "MergeIn";
  readonly duplicateId: string;
  readonly carried: CarriedAccount;
}

export type AccountCommand =
  | Assess
  | ChargeObligation
  | IssueInvoice
  | CancelInvoice
  | IssueNotice
  | ServeNotice
  | ReceivePayment
  | ReversePayment
  | ApproveRefund
  | WithdrawRefund
  | PayRefund
  | MakeAgreement
  | BreakAgreement
  | KeepAgreement
  | LodgeObjection
  | DecideObjection
  | WriteOff
  | IssueClearance
  | RevokeClearance
  | MergeOut
  | MergeIn;
