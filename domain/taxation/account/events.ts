import { z } from "zod";
import {
  civilDateSchema,
  codeSchema,
  defineEvent,
  hashSchema,
  idSchema,
  lekSchema,
  textSchema,
  yearSchema,
  type EventOf,
} from "../../shared/index.js";

/** One due part of an obligation. `number` counts from 1 within the line; `due` is after the roll to a working day. */
export const partSchema = z.object({ number: z.int().min(1), due: civilDateSchema, amount: lekSchema });
export type Part = Readonly<z.infer<typeof partSchema>>;

/**
 * One obligation: one item of the fiscal package on one object for one year.
 * `key` is `year/item/objectId`, stable through reassessments; it names the obligation everywhere.
 */
export const obligationLineSchema = z.object({
  key: z.string().max(200),
  item: codeSchema,
  /** The item's `revenueItem` of the package: the account in the budget. */
  revenueItem: codeSchema,
  objectId: idSchema,
  unit: codeSchema,
  /** Code of the rate row that was used. */
  row: codeSchema,
  base: z.string().max(60),
  months: z.int().min(0).max(12).nullable(),
  gross: lekSchema,
  reliefs: z.array(z.object({ code: codeSchema, amount: lekSchema })),
  net: lekSchema,
  parts: z.array(partSchema),
  /** How the figure came about, by codes; the evaluator's own format, explained by `explain`. */
  trace: z.unknown(),
});
export type ObligationLine = Readonly<z.infer<typeof obligationLineSchema>>;

const assessmentSchema = z.object({
  accountId: idSchema,
  assessmentId: idSchema,
  runId: idSchema.nullable(),
  year: yearSchema,
  packageId: idSchema,
  packageHash: hashSchema,
  calendarVersion: codeSchema,
  /** SHA-256 over the RFC 8785 form of `inputs`: with the package's hash it tells whether anything is to be assessed again. */
  inputsHash: hashSchema,
  /** The revision of the taxpayer's stream that the facts were read at. */
  registerRevision: z.int().min(0),
  assessedOn: civilDateSchema,
  /** The facts handed to the evaluator: taxpayer and subjects. With the package they recompute the lines for ever. */
  inputs: z.object({
    taxpayer: z.record(z.string(), z.unknown()),
    subjects: z.array(z.record(z.string(), z.unknown())),
  }),
  office: codeSchema,
  lines: z.array(obligationLineSchema),
  total: lekSchema,
});

export const ObligationsAssessed = defineEvent({
  type: "ObligationsAssessed",
  description: "A taxpayer's obligations of one year, all lines at once.",
  schema: assessmentSchema,
});

export const ObligationsReassessed = defineEvent({
  type: "ObligationsReassessed",
  description:
    "The year was assessed again after a correction or a changed package. `lines` restate every line as it stands now, with the parts it had (a reduced part keeps its number, down to amount 0; an increase is a new last part); `differences` say what changed.",
  schema: assessmentSchema.extend({
    replaces: idSchema,
    ground: z.enum([
      "object-corrected",
      "object-changed",
      "package-superseded",
      "objection-upheld",
      "relief-changed",
      "taxpayer-corrected",
    ]),
    differences: z
      .array(z.object({ key: z.string().max(200), before: lekSchema, after: lekSchema, difference: lekSchema }))
      .min(1),
  }),
});

export const ObligationCharged = defineEvent({
  type: "ObligationCharged",
  description: "A charge that arises from an act: permit fee, damage, enforcement costs.",
  schema: z.object({
    accountId: idSchema,
    key: z.string().max(200),
    year: yearSchema,
    item: codeSchema,
    revenueItem: codeSchema,
    /** `enforcement-costs` bear no interest. */
    component: z.enum(["principal", "enforcement-costs"]),
    /** Costs only: the obligation whose collection caused them, so that they are settled together with it. */
    collects: z.string().max(200).nullable(),
    unit: codeSchema,
    office: codeSchema,
    amount: lekSchema,
    due: civilDateSchema,
    ground: textSchema,
    caseId: idSchema.nullable(),
  }),
});

const statedAmountsSchema = z.object({
  enforcementCosts: lekSchema,
  principal: lekSchema,
  interest: lekSchema,
  fine: lekSchema,
  total: lekSchema,
});
export type StatedAmounts = Readonly<z.infer<typeof statedAmountsSchema>>;

export const InvoiceIssued = defineEvent({
  type: "InvoiceIssued",
  description: "An invoice or notice of obligation, with the amounts as stated on the paper on its day.",
  schema: z.object({
    accountId: idSchema,
    invoiceId: idSchema,
    number: z.string().max(60),
    office: codeSchema,
    year: yearSchema,
    issuedOn: civilDateSchema,
    /** The last day to pay without interest. */
    due: civilDateSchema,
    billed: z
      .array(z.object({ key: z.string().max(200), part: z.int().min(1), due: civilDateSchema, amount: lekSchema }))
      .min(1),
    amounts: statedAmountsSchema,
    runId: idSchema.nullable(),
  }),
});

export const InvoiceCancelled = defineEvent({
  type: "InvoiceCancelled",
  description: "An invoice was withdrawn; its number is never used again. The obligations stay.",
  schema: z.object({ accountId: idSchema, invoiceId: idSchema, number: z.string().max(60), ground: textSchema }),
});

/** What is told to who owes: what was assessed; that something is overdue; that it is to be paid before it is enforced. */
export const TAX_NOTICES = ["assessment", "reminder", "demand"] as const;
export type TaxNoticeKind = (typeof TAX_NOTICES)[number];

export const NoticeIssued = defineEvent({
  type: "NoticeIssued",
  description:
    "Somebody who owes is told so: what is owed as of the day, by which law, and until when it is to be paid. What of it was served, and when, `NoticeServed` says.",
  schema: z.object({
    accountId: idSchema,
    noticeId: idSchema,
    number: z.string().max(60),
    office: codeSchema,
    kind: z.enum(TAX_NOTICES),
    /** Of a notice of assessment: what it tells of. */
    assessmentId: idSchema.nullable(),
    issuedOn: civilDateSchema,
    payBy: civilDateSchema,
    items: z
      .array(
        z.object({
          key: z.string().max(200),
          part: z.int().min(1),
          due: civilDateSchema,
          amount: lekSchema,
          /** Of the part, with interest and fine, on the day of the notice. */
          owed: lekSchema,
        }),
      )
      .min(1),
    amounts: statedAmountsSchema,
    /** Articles that what it claims rests on. */
    law: z.array(textSchema).max(60),
    /** How it reaches the person: by e-mail where an address was known, else on paper. */
    way: z.enum(["e-mail", "print"]),
    runId: idSchema.nullable(),
  }),
});

/** What can be served. */
export const SERVED_KINDS = [
  "invoice",
  "assessment",
  "reminder",
  "demand",
  "forced-collection-act",
  "decision",
  "other",
] as const;

export const NoticeServed = defineEvent({
  type: "NoticeServed",
  description: "An invoice, reminder or act was served, and when the law deems it received.",
  schema: z.object({
    accountId: idSchema,
    noticeId: idSchema,
    what: z.enum(SERVED_KINDS),
    refersTo: idSchema.nullable(),
    channel: z.enum(["hand", "post", "email", "posting", "e-albania"]),
    sentOn: civilDateSchema,
    receivedOn: civilDateSchema.nullable(),
    deemedReceivedOn: civilDateSchema,
  }),
});

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

export const InstalmentAgreementMade = defineEvent({
  type: "InstalmentAgreementMade",
  description:
    "Overdue obligations are paid by schedule: interest runs, the late fine does not, and a clearance may be given.",
  schema: z.object({
    accountId: idSchema,
    agreementId: idSchema,
    signedOn: civilDateSchema,
    covers: z.array(z.object({ key: z.string().max(200), part: z.int().min(1) })).min(1),
    amount: lekSchema,
    schedule: z
      .array(z.object({ due: civilDateSchema, amount: lekSchema }))
      .min(1)
      .max(36),
  }),
});

export const InstalmentAgreementBroken = defineEvent({
  type: "InstalmentAgreementBroken",
  description: "An instalment was missed; the agreement ended and the late fine runs again from the effective date.",
  schema: z.object({ accountId: idSchema, agreementId: idSchema, missedDue: civilDateSchema }),
});

export const InstalmentAgreementKept = defineEvent({
  type: "InstalmentAgreementKept",
  description: "Everything under the agreement was paid.",
  schema: z.object({ accountId: idSchema, agreementId: idSchema }),
});

export const ObjectionLodged = defineEvent({
  type: "ObjectionLodged",
  description: "The taxpayer contests obligations before the local appeal structure.",
  schema: z.object({
    accountId: idSchema,
    objectionId: idSchema,
    lodgedOn: civilDateSchema,
    contests: z.array(z.string().max(200)).min(1),
    grounds: textSchema,
  }),
});

export const ObjectionDecided = defineEvent({
  type: "ObjectionDecided",
  description: "The objection was upheld (a reassessment follows), rejected or withdrawn.",
  schema: z.object({
    accountId: idSchema,
    objectionId: idSchema,
    outcome: z.enum(["upheld", "partly-upheld", "rejected", "withdrawn"]),
    decision: textSchema,
    decidedOn: civilDateSchema,
  }),
});

export const ObligationWrittenOff = defineEvent({
  type: "ObligationWrittenOff",
  description: "Principal of an obligation will not be collected (prescription, insolvency, council decision).",
  schema: z.object({
    accountId: idSchema,
    writeOffId: idSchema,
    key: z.string().max(200),
    amount: lekSchema,
    ground: z.enum(["prescription", "insolvency", "death-without-heirs", "council-decision"]),
    decision: textSchema,
  }),
});

export const CLEARANCE_STATES = ["clear", "clear-under-agreement", "clear-under-objection"] as const;

export const ClearanceIssued = defineEvent({
  type: "ClearanceIssued",
  description: "A certificate that nothing is overdue, decided on this stream at the revision it names.",
  schema: z.object({
    accountId: idSchema,
    clearanceId: idSchema,
    number: z.string().max(60),
    verificationCode: z.string().regex(/^[0-9A-HJKMNP-TV-Z]{16}$/),
    state: z.enum(CLEARANCE_STATES),
    article: z.string().max(200).nullable(),
    basis: z.array(idSchema),
    /** The revision of this stream that the decision was taken on. */
    decidedAtRevision: z.int().min(-1),
    issuedOn: civilDateSchema,
    validUntil: civilDateSchema,
    purpose: textSchema.nullable(),
    office: codeSchema,
  }),
});

export const ClearanceRevoked = defineEvent({
  type: "ClearanceRevoked",
  description: "The clearance would not have been given on what is known now; everyone who verifies it sees that.",
  schema: z.object({
    accountId: idSchema,
    clearanceId: idSchema,
    number: z.string().max(60),
    ground: z.enum(["payment-reversed", "issued-in-error", "agreement-broken", "reassessed", "account-merged"]),
    causedBy: idSchema.nullable(),
    owed: lekSchema,
  }),
});

/** What a merged account hands on: the facts themselves, so that allocation, interest and fine follow unchanged. */
export const carriedSchema = z.object({
  obligations: z.array(
    z.object({
      key: z.string().max(200),
      item: codeSchema,
      revenueItem: codeSchema,
      unit: codeSchema,
      year: yearSchema,
      component: z.enum(["principal", "enforcement-costs"]),
      collects: z.string().max(200).nullable(),
      /** Whether it came from an assessment (a reassessment may change it) or from a charge. */
      assessed: z.boolean(),
      parts: z.array(partSchema.extend({ bornOn: civilDateSchema })),
    }),
  ),
  payments: z.array(
    z.object({
      paymentId: idSchema,
      amount: lekSchema,
      paidOn: civilDateSchema,
      channel: z.enum(PAYMENT_CHANNELS),
      reference: z.string().max(100).nullable(),
    }),
  ),
  refunds: z.array(
    z.object({
      refundId: idSchema,
      amount: lekSchema,
      approvedOn: civilDateSchema,
      paidOn: civilDateSchema.nullable(),
    }),
  ),
  writeOffs: z.array(
    z.object({ writeOffId: idSchema, key: z.string().max(200), amount: lekSchema, on: civilDateSchema }),
  ),
  agreements: z.array(
    z.object({
      agreementId: idSchema,
      signedOn: civilDateSchema,
      outcome: z.enum(["standing", "broken", "kept"]),
      endedOn: civilDateSchema.nullable(),
      covers: z.array(z.object({ key: z.string().max(200), part: z.int().min(1) })),
      amount: lekSchema,
      schedule: z.array(z.object({ due: civilDateSchema, amount: lekSchema })),
    }),
  ),
  objections: z.array(
    z.object({
      objectionId: idSchema,
      lodgedOn: civilDateSchema,
      contests: z.array(z.string().max(200)),
      decidedOn: civilDateSchema.nullable(),
    }),
  ),
  assessments: z.array(
    z.object({ year: yearSchema, assessmentId: idSchema, packageHash: hashSchema, inputsHash: hashSchema }),
  ),
  /** Invoices that stand: what they bill is billed. Not in facts of mergers from before they came along, nor are notices. */
  invoices: z
    .array(
      z.object({
        invoiceId: idSchema,
        number: z.string().max(60),
        year: yearSchema,
        billed: z.array(z.object({ key: z.string().max(200), part: z.int().min(1) })),
      }),
    )
    .optional(),
  notices: z
    .array(
      z.object({
        noticeId: idSchema,
        what: z.enum(SERVED_KINDS),
        refersTo: idSchema.nullable(),
        deemedReceivedOn: civilDateSchema,
      }),
    )
    .optional(),
  taxNotices: z
    .array(
      z.object({
        noticeId: idSchema,
        number: z.string().max(60),
        kind: z.enum(TAX_NOTICES),
        assessmentId: idSchema.nullable(),
        issuedOn: civilDateSchema,
        items: z.array(z.object({ key: z.string().max(200), part: z.int().min(1) })),
      }),
    )
    .optional(),
});
export type CarriedAccount = Readonly<z.infer<typeof carriedSchema>>;

export const AccountMerged = defineEvent({
  type: "AccountMerged",
  description:
    "A duplicate's account ends here (`out`) and carries on in the survivor's (`in`): both facts hold everything that moved.",
  schema: z.object({
    accountId: idSchema,
    /** The account of the duplicate when `in`, of the survivor when `out`. */
    otherAccountId: idSchema,
    direction: z.enum(["out", "in"]),
    carried: carriedSchema,
  }),
});

export const accountEvents = [
  ObligationsAssessed,
  ObligationsReassessed,
  ObligationCharged,
  InvoiceIssued,
  InvoiceCancelled,
  NoticeIssued,
  NoticeServed,
  PaymentReceived,
  PaymentReversed,
  RefundApproved,
  RefundWithdrawn,
  RefundPaid,
  InstalmentAgreementMade,
  InstalmentAgreementBroken,
  InstalmentAgreementKept,
  ObjectionLodged,
  ObjectionDecided,
  ObligationWrittenOff,
  ClearanceIssued,
  ClearanceRevoked,
  AccountMerged,
] as const;
export type AccountEvent = EventOf<(typeof accountEvents)[number]>;
