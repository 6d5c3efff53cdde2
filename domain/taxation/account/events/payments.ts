import { z } from "zod";
import { civilDateSchema, codeSchema, defineEvent, idSchema, lekSchema, textSchema } from "../../../shared/index.js";

export const PAYMENT_CHANNELS = ["cash-desk", "bank", "post", "agent", "e-albania"] as const;

export const PaymentReceived = defineEvent({
  type: "PaymentReceived",
  description: "Money came in. The effective date is the day it was paid. What it covers is a function, never stored.",
  personal: ["payer"],
  schema: z.object({
    accountId: idSchema,
    paymentId: idSchema,
    amount: lekSchema,
    channel: z.enum(PAYMENT_CHANNELS),
    paidOn: civilDateSchema,
    /** Bank or agent reference; unique per channel. */
    reference: z.string().max(100).nullable(),
    payer: z.string().max(200).nullable(),
    office: codeSchema,
    receiptNumber: z.string().max(60).nullable(),
    desk: codeSchema.nullable(),
  }),
});

export const PaymentReversed = defineEvent({
  type: "PaymentReversed",
  description: "A payment was void from the beginning (wrong account, bounced, entered twice). The allocation follows.",
  schema: z.object({
    accountId: idSchema,
    paymentId: idSchema,
    amount: lekSchema,
    ground: z.enum(["wrong-account", "wrong-amount", "bounced", "entered-twice", "recalled", "other"]),
    explanation: textSchema,
  }),
});

export const RefundApproved = defineEvent({
  type: "RefundApproved",
  description: "Part of the advance is to be paid back; approved by someone other than who asked.",
  personal: ["beneficiary", "iban"],
  schema: z.object({
    accountId: idSchema,
    refundId: idSchema,
    amount: lekSchema,
    beneficiary: z.string().max(200),
    iban: z.string().max(40).nullable(),
    requestedBy: idSchema,
    ground: textSchema,
  }),
});

export const RefundWithdrawn = defineEvent({
  type: "RefundWithdrawn",
  description: "An approved refund will not be paid; the money is advance again.",
  schema: z.object({ accountId: idSchema, refundId: idSchema, amount: lekSchema, ground: textSchema }),
});

export const RefundPaid = defineEvent({
  type: "RefundPaid",
  description: "The approved refund left the treasury on the effective date.",
  schema: z.object({
    accountId: idSchema,
    refundId: idSchema,
    amount: lekSchema,
    paidOn: civilDateSchema,
    reference: z.string().max(100),
  }),
});

export const paymentEvents = [PaymentReceived, PaymentReversed, RefundApproved, RefundWithdrawn, RefundPaid] as const;
