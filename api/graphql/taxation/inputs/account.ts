import type * as account from "../../../../application/taxation/index.js";
import type { CivilDate, Lek } from "../../../../domain/shared/index.js";
import { PAYMENT_CHANNELS, SERVED_KINDS, type NoticeChannel } from "../../../../domain/taxation/index.js";
import {
  Code,
  Day,
  Flag,
  Id,
  Key,
  Nested,
  OneOf,
  PositiveAmount,
  Text,
  WholeNumber,
  Year,
} from "../../inputs/index.js";

export const NOTICE_CHANNELS = ["hand", "post", "email", "posting", "e-albania"] as const;
const REASSESSMENT_GROUNDS = [
  "object-corrected",
  "object-changed",
  "package-superseded",
  "objection-upheld",
  "relief-changed",
  "taxpayer-corrected",
] as const;

class OnAccount implements account.AccountInput {
  @Id({ description: "The taxpayer's id." }) accountId!: string;
}

export class AssessTaxpayerInput extends OnAccount implements account.AssessTaxpayerInput {
  @Year() year!: number;
  @Day({ optional: true }) assessedOn?: CivilDate;
  @OneOf("ReassessmentGround", REASSESSMENT_GROUNDS, { optional: true }) ground?: account.ReassessmentGround;
  @Flag({ optional: true, description: "Invoice what is new, in the same append." }) invoice?: boolean;
}

export class ChargeObligationInput extends OnAccount implements account.ChargeObligationInput {
  @Id({ optional: true }) objectId?: string;
  @Year() year!: number;
  @Code() item!: string;
  @Code() revenueItem!: string;
  @OneOf("ChargeComponent", ["principal", "enforcement-costs"], { optional: true })
  component?: "principal" | "enforcement-costs";
  @Key({ optional: true, description: "The obligation that enforcement costs collect." }) collects?: string;
  @Code() unit!: string;
  @Code() office!: string;
  @PositiveAmount() amount!: Lek;
  @Day() due!: CivilDate;
  @Text(2000) ground!: string;
  @Id({ orNull: true }) caseId!: string | null;
}

export class IssueInvoiceInput extends OnAccount implements account.IssueInvoiceInput {
  @Id({ optional: true }) invoiceId?: string;
  @Code() office!: string;
  @Year() year!: number;
  @Key({ optional: true, list: 500, description: "Left out: everything unpaid and unbilled of the year." })
  keys?: string[];
  @Day({ optional: true }) issuedOn?: CivilDate;
}

export class CancelInvoiceInput extends OnAccount implements account.CancelInvoiceInput {
  @Id() invoiceId!: string;
  @Text(2000) ground!: string;
}

export class ServeNoticeInput extends OnAccount implements account.ServeNoticeInput {
  @Id({ optional: true }) noticeId?: string;
  @OneOf("NoticeKind", SERVED_KINDS)
  what!: account.ServeNoticeInput["what"];
  @Id({ orNull: true }) refersTo!: string | null;
  @OneOf("NoticeChannel", NOTICE_CHANNELS) channel!: NoticeChannel;
  @Day() sentOn!: CivilDate;
  @Day({ orNull: true }) receivedOn!: CivilDate | null;
}

export class ReceivePaymentInput extends OnAccount implements account.ReceivePaymentInput {
  @Id({ optional: true }) paymentId?: string;
  @PositiveAmount() amount!: Lek;
  @OneOf("PaymentChannel", PAYMENT_CHANNELS) channel!: (typeof PAYMENT_CHANNELS)[number];
  @Day({ description: "The day the money was paid: effective, also when it is learnt later." }) paidOn!: CivilDate;
  @Text(100, { orNull: true, description: "Bank or agent reference, unique per channel." }) reference!: string | null;
  @Text(200, { orNull: true }) payer!: string | null;
  @Code() office!: string;
  @Code({ orNull: true, description: "The open cash desk; needed with channel CASH_DESK." }) desk!: string | null;
}

export class ReversePaymentInput extends OnAccount implements account.ReversePaymentInput {
  @Id() paymentId!: string;
  @OneOf("ReversalGround", ["wrong-account", "wrong-amount", "bounced", "entered-twice", "recalled", "other"])
  ground!: account.ReversePaymentInput["ground"];
  @Text(2000) explanation!: string;
}

export class ApproveRefundInput extends OnAccount implements account.ApproveRefundInput {
  @Id({ optional: true }) refundId?: string;
  @PositiveAmount() amount!: Lek;
  @Text(200) beneficiary!: string;
  @Text(40, { orNull: true }) iban!: string | null;
  @Id({ description: "The user who asked for it; never the one who approves." }) requestedBy!: string;
  @Text(2000) ground!: string;
}

export class WithdrawRefundInput extends OnAccount implements account.WithdrawRefundInput {
  @Id() refundId!: string;
  @Text(2000) ground!: string;
}

export class PayRefundInput extends OnAccount implements account.PayRefundInput {
  @Id() refundId!: string;
  @Day() paidOn!: CivilDate;
  @Text(100) reference!: string;
}

export class CoveredPartInput {
  @Key() key!: string;
  @WholeNumber(1, 120) part!: number;
}

export class AgreedInstalmentInput {
  @Day() due!: CivilDate;
  @PositiveAmount() amount!: Lek;
}

export class MakeAgreementInput extends OnAccount implements account.MakeAgreementInput {
  @Id({ optional: true }) agreementId?: string;
  @Day() signedOn!: CivilDate;
  @Nested(() => CoveredPartInput, { optional: true, list: 500, description: "Left out: everything overdue." })
  covers?: CoveredPartInput[];
  @Nested(() => AgreedInstalmentInput, { list: 36 }) schedule!: AgreedInstalmentInput[];
}

export class AgreementInput extends OnAccount implements account.AgreementInput {
  @Id() agreementId!: string;
}

export class LodgeObjectionInput extends OnAccount implements account.LodgeObjectionInput {
  @Id({ optional: true }) objectionId?: string;
  @Day() lodgedOn!: CivilDate;
  @Key({ list: 500 }) contests!: string[];
  @Text(2000) grounds!: string;
}

export class DecideObjectionInput extends OnAccount implements account.DecideObjectionInput {
  @Id() objectionId!: string;
  @OneOf("ObjectionOutcome", ["upheld", "partly-upheld", "rejected", "withdrawn"])
  outcome!: account.DecideObjectionInput["outcome"];
  @Text(2000) decision!: string;
  @Day() decidedOn!: CivilDate;
}

export class WriteOffInput extends OnAccount implements account.WriteOffInput {
  @Id({ optional: true }) writeOffId?: string;
  @Key() key!: string;
  @PositiveAmount() amount!: Lek;
  @OneOf("WriteOffGround", ["prescription", "insolvency", "death-without-heirs", "council-decision"])
  ground!: account.WriteOffInput["ground"];
  @Text(2000) decision!: string;
}

export class IssueClearanceInput extends OnAccount implements account.IssueClearanceInput {
  @Id({ optional: true }) clearanceId?: string;
  @Text(2000, { orNull: true }) purpose!: string | null;
  @Code() office!: string;
  @WholeNumber(1, 366, { optional: true, description: "Default 30." }) validDays?: number;
}

export class RevokeClearanceInput extends OnAccount implements account.RevokeClearanceInput {
  @Id() clearanceId!: string;
  @OneOf("ClearanceRevocation", ["issued-in-error", "reassessed"]) ground!: "issued-in-error" | "reassessed";
}
