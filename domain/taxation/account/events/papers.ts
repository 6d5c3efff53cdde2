import { z } from "zod";
import {
  civilDateSchema,
  codeSchema,
  defineEvent,
  idSchema,
  lekSchema,
  textSchema,
  yearSchema,
} from "../../../shared/index.js";

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

export const paperEvents = [InvoiceIssued, InvoiceCancelled, NoticeIssued, NoticeServed] as const;
