import { z } from "zod";
import {
  civilDateSchema,
  codeSchema,
  defineEvent,
  hashSchema,
  idSchema,
  lekSchema,
  yearSchema,
} from "../../../shared/index.js";
import { partSchema } from "./assessment.js";
import { SERVED_KINDS, TAX_NOTICES } from "./papers.js";
import { PAYMENT_CHANNELS } from "./payments.js";

/** What a merged account hands on: the facts themselves, so that allocation, interest and fine follow unchanged. */
const carriedSchema = z.object({
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

export const mergerEvents = [AccountMerged] as const;
