import { mutation } from "../mutation.js";
import * as inputs from "./inputs/account.js";
import { ofAccount, ofAccountAt } from "./offices.js";
import { StatedAmountsRef } from "./types/amounts.js";

/** Commands on an account: what is owed and paid. */
export function addAccountMutations(): void {
  addBillingMutations();
  addPaymentMutations();
  addRefundMutations();
  addAgreementMutations();
  addObjectionMutations();
  addClearanceMutations();
}

function addBillingMutations(): void {
  mutation({
    name: "assessTaxpayer",
    description: "Assesses one taxpayer's year, or assesses it again; unchanged facts give nothing new.",
    permission: "account.assess",
    input: inputs.AssessTaxpayerInput,
    useCase: ({ taxation }) => taxation.assessTaxpayer,
    payload: { outcome: "String", assessmentId: "ID?", total: "Lek", difference: "Lek", invoiceNumber: "String?" },
    offices: ofAccount,
  });
  mutation({
    name: "chargeObligation",
    description: "A charge that arises from an act: permit fee, damage, enforcement costs.",
    permission: "account.charge",
    input: inputs.ChargeObligationInput,
    useCase: ({ taxation }) => taxation.chargeObligation,
    payload: { key: "ID" },
    offices: ofAccountAt,
  });
  mutation({
    name: "issueInvoice",
    description: "Bills what is unpaid and not yet billed, with a gapless number of the office and year.",
    permission: "account.invoice",
    input: inputs.IssueInvoiceInput,
    useCase: ({ taxation }) => taxation.issueInvoice,
    payload: { invoiceId: "ID", number: "String", amounts: StatedAmountsRef },
    offices: ofAccountAt,
  });
  mutation({
    name: "cancelInvoice",
    description: "Withdraws an invoice; the obligations stay, the number is never used again.",
    permission: "account.invoice",
    input: inputs.CancelInvoiceInput,
    useCase: ({ taxation }) => taxation.cancelInvoice,
    payload: { invoiceId: "ID" },
    offices: ofAccount,
  });
  mutation({
    name: "serveNotice",
    description: "Records how an invoice, reminder or act was served; says when the law deems it received.",
    permission: "account.invoice",
    input: inputs.ServeNoticeInput,
    useCase: ({ taxation }) => taxation.serveNotice,
    payload: { noticeId: "ID", deemedReceivedOn: "CivilDate", appealUntil: "CivilDate?" },
    offices: ofAccount,
  });
  mutation({
    name: "writeOff",
    description: "Principal that will not be collected: prescription, insolvency, council decision.",
    permission: "account.write-off",
    input: inputs.WriteOffInput,
    useCase: ({ taxation }) => taxation.writeOff,
    payload: { writeOffId: "ID" },
    offices: ofAccount,
  });
}

function addPaymentMutations(): void {
  mutation({
    name: "receivePayment",
    description: "Money came in. What it covers follows from the order adopted, and is never stored.",
    permission: "payment.receive",
    input: inputs.ReceivePaymentInput,
    useCase: ({ taxation }) => taxation.receivePayment,
    payload: { paymentId: "ID", receiptNumber: "String?" },
    offices: ofAccountAt,
  });
  mutation({
    name: "reversePayment",
    description: "The payment was void from the beginning. Clearances that rested on it fall in the same append.",
    permission: "payment.reverse",
    input: inputs.ReversePaymentInput,
    useCase: ({ taxation }) => taxation.reversePayment,
    payload: { revokedClearances: ["String"] },
    offices: ofAccount,
  });
}

function addRefundMutations(): void {
  const common = { payload: { refundId: "ID" }, offices: ofAccount } as const;
  mutation({
    ...common,
    name: "approveRefund",
    description: "Approves paying back part of the advance; never by the one who asked.",
    permission: "refund.approve",
    input: inputs.ApproveRefundInput,
    useCase: ({ taxation }) => taxation.approveRefund,
  });
  mutation({
    ...common,
    name: "withdrawRefund",
    description: "Takes an approval back before it was paid.",
    permission: "refund.approve",
    input: inputs.WithdrawRefundInput,
    useCase: ({ taxation }) => taxation.withdrawRefund,
  });
  mutation({
    ...common,
    name: "payRefund",
    description: "The approved refund left the treasury.",
    permission: "refund.pay",
    input: inputs.PayRefundInput,
    useCase: ({ taxation }) => taxation.payRefund,
  });
}

function addAgreementMutations(): void {
  const common = { permission: "agreement.write", payload: { agreementId: "ID" }, offices: ofAccount } as const;
  mutation({
    ...common,
    name: "makeAgreement",
    description: "What is overdue is paid by schedule.",
    input: inputs.MakeAgreementInput,
    useCase: ({ taxation }) => taxation.makeAgreement,
  });
  mutation({
    ...common,
    name: "breakAgreement",
    description: "An instalment was missed.",
    input: inputs.AgreementInput,
    useCase: ({ taxation }) => taxation.breakAgreement,
  });
  mutation({
    ...common,
    name: "keepAgreement",
    description: "Everything under the agreement was paid.",
    input: inputs.AgreementInput,
    useCase: ({ taxation }) => taxation.keepAgreement,
  });
}

function addObjectionMutations(): void {
  const common = { payload: { objectionId: "ID" }, offices: ofAccount } as const;
  mutation({
    ...common,
    name: "lodgeObjection",
    description: "The taxpayer contests obligations.",
    permission: "objection.lodge",
    input: inputs.LodgeObjectionInput,
    useCase: ({ taxation }) => taxation.lodgeObjection,
  });
  mutation({
    ...common,
    name: "decideObjection",
    description: "The objection was upheld, rejected or withdrawn.",
    permission: "objection.decide",
    input: inputs.DecideObjectionInput,
    useCase: ({ taxation }) => taxation.decideObjection,
  });
}

function addClearanceMutations(): void {
  mutation({
    name: "issueClearance",
    description: "A certificate that nothing is overdue, decided on the account's own stream.",
    permission: "clearance.issue",
    input: inputs.IssueClearanceInput,
    useCase: ({ taxation }) => taxation.issueClearance,
    payload: {
      clearanceId: "ID",
      number: "String",
      verificationCode: "String",
      state: "String",
      article: "String?",
      validUntil: "CivilDate",
    },
    offices: ofAccountAt,
  });
  mutation({
    name: "revokeClearance",
    description: "Takes a clearance back; everyone who verifies it sees that.",
    permission: "clearance.revoke",
    input: inputs.RevokeClearanceInput,
    useCase: ({ taxation }) => taxation.revokeClearance,
    payload: { clearanceId: "ID" },
    offices: ofAccount,
  });
}
