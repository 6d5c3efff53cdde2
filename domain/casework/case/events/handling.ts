import { z } from "zod";
import {
  civilDateSchema,
  codeSchema,
  defineEvent,
  idSchema,
  instantSchema,
  lekSchema,
  textSchema,
} from "../../../shared/index.js";
import { checkSchema } from "./checks.js";
import { bySchema, longTextSchema, ofSubject, onCase } from "./parts.js";

export const CaseAdvanced = defineEvent({
  type: "CaseAdvanced",
  description: "The case took a step of its workflow. Policies read the effects; clock and fee are in the same append.",
  schema: z.object({
    ...ofSubject,
    transition: codeSchema,
    from: codeSchema,
    to: codeSchema,
    effects: z.array(codeSchema),
    /** Whether who took it has processed the case, and may not decide it where four eyes are asked for. */
    processing: z.boolean(),
    /** Why, where the step asks for reasons and is no decision. */
    reasons: longTextSchema.nullable(),
    at: instantSchema,
    by: bySchema,
  }),
  personal: ["reasons"],
  subjectField: "subjectId",
});

export const CaseAssigned = defineEvent({
  type: "CaseAssigned",
  description: "A person handles the case in a role; null: it is back in the queue of that role.",
  schema: z.object({
    ...onCase,
    role: codeSchema,
    to: idSchema.nullable(),
    way: z.enum(["assigned", "taken", "given-back"]),
    by: bySchema,
  }),
});

export const CaseTransferred = defineEvent({
  type: "CaseTransferred",
  description: "Another office handles the case from here on; its queues take it up.",
  schema: z.object({ ...onCase, from: codeSchema, to: codeSchema, ground: textSchema, by: bySchema }),
});

export const CompletionRequested = defineEvent({
  type: "CompletionRequested",
  description: "The applicant was asked to complete the file.",
  schema: z.object({
    ...ofSubject,
    items: z
      .array(z.object({ document: codeSchema.nullable(), field: codeSchema.nullable(), words: textSchema.nullable() }))
      .min(1)
      .max(100),
    by: bySchema,
  }),
  personal: ["items[].words"],
  subjectField: "subjectId",
});

export const OpinionRequested = defineEvent({
  type: "OpinionRequested",
  description: "An opinion was asked of another sector or institution.",
  schema: z.object({
    ...ofSubject,
    opinionId: idSchema,
    from: z.string().min(1).max(200),
    question: longTextSchema,
    dueOn: civilDateSchema.nullable(),
    by: bySchema,
  }),
  personal: ["question"],
  subjectField: "subjectId",
});

export const OpinionGiven = defineEvent({
  type: "OpinionGiven",
  description: "The opinion that was asked for came.",
  schema: z.object({
    ...ofSubject,
    opinionId: idSchema,
    stance: z.enum(["favourable", "with-conditions", "unfavourable", "none"]),
    text: longTextSchema,
    by: bySchema,
  }),
  personal: ["text"],
  subjectField: "subjectId",
});

export const CheckRecorded = defineEvent({
  type: "CheckRecorded",
  description: "An officer recorded what was found: inspection, assessment, minutes, registers, consent and the like.",
  schema: z.object({ ...ofSubject, check: checkSchema, note: longTextSchema.nullable(), by: bySchema }),
  personal: ["note"],
  subjectField: "subjectId",
});

/** What the account's own stream said of what is owed; `no-account` where the applicant is not in the register. */
const clearanceAnswerSchema = z.object({
  accountId: idSchema.nullable(),
  /** The account that carries on, where the case's own was merged: `revision` is a place in its stream. */
  answeredBy: idSchema.optional(),
  on: civilDateSchema,
  state: z.enum(["clear", "clear-under-agreement", "clear-under-objection", "not-clear", "no-account"]),
  article: z.string().max(300).nullable(),
  /** Which dues were asked about, by the service. */
  scope: codeSchema,
  owedTotal: lekSchema,
  owedSince: civilDateSchema.nullable(),
  owed: z.array(z.object({ key: z.string().max(200), due: civilDateSchema, amount: lekSchema })).max(500),
  /** Place of the account's last fact that the answer stands on: its revision. -1 where there is none. */
  revision: z.int().min(-1),
  /** Verification code of a clearance that was issued on it; null where none was. */
  code: z.string().max(40).nullable(),
});
export type ClearanceAnswer = Readonly<z.infer<typeof clearanceAnswerSchema>>;

export const ClearanceChecked = defineEvent({
  type: "ClearanceChecked",
  description: "The account was asked whether local dues are settled, and answered.",
  schema: z.object({ ...onCase, answer: clearanceAnswerSchema, by: bySchema }),
});

const feeSchema = z.object({
  code: codeSchema,
  unitAmount: lekSchema,
  quantity: z.string().max(60),
  amount: lekSchema,
  blocks: z.boolean(),
});

export const FeeCharged = defineEvent({
  type: "FeeCharged",
  description:
    "What the service costs this applicant, with the figures it comes from; the account is charged by policy.",
  schema: z.object({
    ...onCase,
    accountId: idSchema.nullable(),
    fees: z.array(feeSchema).min(1).max(20),
    total: lekSchema,
  }),
});

export const FeeSettled = defineEvent({
  type: "FeeSettled",
  description: "Fees of the case are paid in full.",
  schema: z.object({
    ...onCase,
    codes: z.array(codeSchema).min(1).max(20),
    on: civilDateSchema,
    /** What shows it: obligations of the account, or a receipt. */
    evidence: z.string().min(1).max(300),
    /** Which of the two. Facts from before it was said say it by their evidence: obligations of a case name it. */
    shownBy: z.enum(["account", "receipt"]).optional(),
    by: bySchema,
  }),
});

export const FeeOwedAgain = defineEvent({
  type: "FeeOwedAgain",
  description: "Fees of the case that the account showed as paid are not any more: a payment was taken back.",
  schema: z.object({
    ...onCase,
    codes: z.array(codeSchema).min(1).max(20),
    on: civilDateSchema,
    /** The obligations of the account. */
    evidence: z.string().min(1).max(300),
    by: bySchema,
  }),
});

export const handlingEvents = [
  CaseAdvanced,
  CaseAssigned,
  CaseTransferred,
  CompletionRequested,
  OpinionRequested,
  OpinionGiven,
  CheckRecorded,
  ClearanceChecked,
  FeeCharged,
  FeeSettled,
  FeeOwedAgain,
] as const;
