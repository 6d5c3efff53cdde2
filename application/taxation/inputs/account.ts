import type { Bilingual, CivilDate, Lek } from "../../../domain/shared/index.js";
import type { EstimatedLine } from "./public.js";
import type {
  CLEARANCE_STATES,
  ClearanceDecision,
  NoticeChannel,
  NoticeKind,
  PAYMENT_CHANNELS,
  StatedAmounts,
} from "../../../domain/taxation/index.js";

/** Why an obligation is what it is. */
export interface ObligationReason {
  readonly key: string;
  readonly year: number;
  /** Of the tax or tariff. */
  readonly name: Bilingual;
  /** By which people know the object; null where it has no name, or there is none. */
  readonly object: string | null;
  /** Of an assessment; null: charged by an act. */
  readonly assessedOn: CivilDate | null;
  /** The council's decision of the package that it was assessed by. */
  readonly decision: { readonly number: string; readonly date: CivilDate } | null;
  /** The way to the amount, for each stretch of months that was decided alike. */
  readonly stretches: readonly EstimatedLine[];
  /** Of a charge: the act that it arose from, and the case. */
  readonly ground: string | null;
  readonly caseId: string | null;
}

/** Every account bears the id of its taxpayer. */
export interface AccountInput {
  readonly accountId: string;
}

export interface AssessTaxpayerInput extends AccountInput {
  readonly year: number;
  /** Default: today. */
  readonly assessedOn?: CivilDate;
  /** Why the year is assessed again, where it was assessed before. Default `object-corrected`. */
  readonly ground?: ReassessmentGround;
  /** Issue an invoice for what is new, in the same append. Default false. */
  readonly invoice?: boolean;
}

export type ReassessmentGround =
  | "object-corrected"
  | "object-changed"
  | "package-superseded"
  | "objection-upheld"
  | "relief-changed"
  | "taxpayer-corrected";

export interface AssessedTaxpayer {
  readonly outcome: "assessed" | "reassessed" | "unchanged";
  /** Of the new assessment, or of the one that stands. */
  readonly assessmentId: string | null;
  /** What the year comes to now. */
  readonly total: Lek;
  /** What changed against the assessment before; the whole total where it is the first. */
  readonly difference: Lek;
  readonly invoiceNumber: string | null;
}

export interface ChargeObligationInput extends AccountInput {
  /** Unique within item and year: usually the case, or a ULID. */
  readonly objectId?: string;
  readonly year: number;
  readonly item: string;
  readonly revenueItem: string;
  readonly component?: "principal" | "enforcement-costs";
  readonly collects?: string | null;
  readonly unit: string;
  readonly office: string;
  readonly amount: Lek;
  readonly due: CivilDate;
  readonly ground: string;
  readonly caseId?: string | null;
}

/** Bills what is unpaid and not yet billed: of the given obligations, or of all of the year. */
export interface IssueInvoiceInput extends AccountInput {
  readonly invoiceId?: string;
  readonly office: string;
  readonly year: number;
  readonly keys?: readonly string[];
  readonly issuedOn?: CivilDate;
}

export interface IssuedInvoice {
  readonly invoiceId: string;
  readonly number: string;
  readonly amounts: StatedAmounts;
}

export interface CancelInvoiceInput extends AccountInput {
  readonly invoiceId: string;
  readonly ground: string;
}

export interface ServeNoticeInput extends AccountInput {
  readonly noticeId?: string;
  readonly what: NoticeKind;
  readonly refersTo: string | null;
  readonly channel: NoticeChannel;
  readonly sentOn: CivilDate;
  readonly receivedOn: CivilDate | null;
}

export interface ReceivePaymentInput extends AccountInput {
  readonly paymentId?: string;
  readonly amount: Lek;
  readonly channel: (typeof PAYMENT_CHANNELS)[number];
  readonly paidOn: CivilDate;
  /** Bank or agent reference. With a reference the payment of the same channel and reference is refused as known. */
  readonly reference: string | null;
  readonly payer: string | null;
  readonly office: string;
  /** The open cash desk that took the money; required with channel `cash-desk`, which gives a receipt number. */
  readonly desk: string | null;
}

export interface ReceivedPayment {
  readonly paymentId: string;
  readonly receiptNumber: string | null;
}

export interface ReversePaymentInput extends AccountInput {
  readonly paymentId: string;
  readonly ground: "wrong-account" | "wrong-amount" | "bounced" | "entered-twice" | "recalled" | "other";
  readonly explanation: string;
}

export interface ReversedPayment {
  /** Numbers of the clearances that fell with the payment. */
  readonly revokedClearances: readonly string[];
}

export interface ApproveRefundInput extends AccountInput {
  readonly refundId?: string;
  readonly amount: Lek;
  readonly beneficiary: string;
  readonly iban: string | null;
  readonly requestedBy: string;
  readonly ground: string;
}

export interface WithdrawRefundInput extends AccountInput {
  readonly refundId: string;
  readonly ground: string;
}

export interface PayRefundInput extends AccountInput {
  readonly refundId: string;
  readonly paidOn: CivilDate;
  readonly reference: string;
}

/** Without `covers`: everything overdue on the day of signature. */
export interface MakeAgreementInput extends AccountInput {
  readonly agreementId?: string;
  readonly signedOn: CivilDate;
  readonly covers?: readonly { readonly key: string; readonly part: number }[];
  readonly schedule: readonly { readonly due: CivilDate; readonly amount: Lek }[];
}

export interface AgreementInput extends AccountInput {
  readonly agreementId: string;
}

export interface LodgeObjectionInput extends AccountInput {
  readonly objectionId?: string;
  readonly lodgedOn: CivilDate;
  /** Keys of obligations. */
  readonly contests: readonly string[];
  readonly grounds: string;
}

export interface DecideObjectionInput extends AccountInput {
  readonly objectionId: string;
  readonly outcome: "upheld" | "partly-upheld" | "rejected" | "withdrawn";
  readonly decision: string;
  readonly decidedOn: CivilDate;
}

export interface WriteOffInput extends AccountInput {
  readonly writeOffId?: string;
  readonly key: string;
  readonly amount: Lek;
  readonly ground: "prescription" | "insolvency" | "death-without-heirs" | "council-decision";
  readonly decision: string;
}

export interface IssueClearanceInput extends AccountInput {
  readonly clearanceId?: string;
  readonly purpose: string | null;
  readonly office: string;
  /** Days of validity; default 30. */
  readonly validDays?: number;
}

export interface IssuedClearance {
  readonly clearanceId: string;
  readonly number: string;
  readonly verificationCode: string;
  readonly state: (typeof CLEARANCE_STATES)[number];
  readonly article: string | null;
  readonly validUntil: CivilDate;
}

/** Whether a clearance can be given, and the account that says so, with the revision at which it does. */
export interface CheckedClearance extends ClearanceDecision {
  readonly answeredBy: string;
  readonly revision: number;
}

export interface RevokeClearanceInput extends AccountInput {
  readonly clearanceId: string;
  readonly ground: "issued-in-error" | "reassessed";
}

/** What anyone may learn who holds the code. */
export interface VerifiedClearance {
  readonly standing: "valid" | "expired" | "revoked";
  readonly number: string;
  readonly state: (typeof CLEARANCE_STATES)[number];
  readonly article: string | null;
  readonly issuedOn: CivilDate;
  readonly validUntil: CivilDate;
  readonly revokedOn: CivilDate | null;
  readonly revocationGround: string | null;
}
