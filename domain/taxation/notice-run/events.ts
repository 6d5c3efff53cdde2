import { z } from "zod";
import {
  civilDateSchema,
  codeSchema,
  defineEvent,
  idSchema,
  lekSchema,
  yearSchema,
  type EventOf,
} from "../../shared/index.js";
import { TAX_NOTICES } from "../account/index.js";
import { abandonedSchema, batchSchema, finishedSchema } from "../batch-run/index.js";

const countsSchema = z.object({
  taxpayers: z.int().min(0),
  issued: z.int().min(0),
  /** Of those issued: to be sent by e-mail; the others are printed. */
  byEmail: z.int().min(0),
  /** Who owed nothing of what was chosen, or was told lately. */
  without: z.int().min(0),
  refused: z.int().min(0),
});
export type NoticeRunCounts = Readonly<z.infer<typeof countsSchema>>;

export const NoticeRunStarted = defineEvent({
  type: "NoticeRunStarted",
  description: "Notices to those who owe began to be issued: to whom and of what, up to a position of the log.",
  schema: z.object({
    runId: idSchema,
    kind: z.enum(TAX_NOTICES),
    issuedOn: civilDateSchema,
    selection: z.object({ unit: codeSchema.nullable(), kind: codeSchema.nullable() }),
    terms: z.object({
      items: z.array(codeSchema).min(1).max(200).nullable(),
      year: yearSchema.nullable(),
      daysLate: z.int().min(0).max(3650),
      minimum: lekSchema,
      quietDays: z.int().min(1).max(365),
      payWithin: z.int().min(1).max(90),
    }),
    /** The log position ("commit/prepare" as decimal string) that the register was read up to. */
    upToPosition: z.string().max(40),
    expected: z.int().min(0),
  }),
});

export const NoticeRunAdvanced = defineEvent({
  type: "NoticeRunAdvanced",
  description:
    "The run finished a batch (counts, total and refusals are the batch's own); `cursor` is the last taxpayer of it, so that a restart goes on from there.",
  schema: batchSchema(countsSchema),
});

export const NoticeRunFinished = defineEvent({
  type: "NoticeRunFinished",
  description: "Everybody of the selection was looked at.",
  schema: finishedSchema(countsSchema),
});

export const NoticeRunAbandoned = defineEvent({
  type: "NoticeRunAbandoned",
  description: "A person stopped the run; the notices that it issued stand.",
  schema: abandonedSchema,
});

export const noticeRunEvents = [NoticeRunStarted, NoticeRunAdvanced, NoticeRunFinished, NoticeRunAbandoned] as const;
export type NoticeRunEvent = EventOf<(typeof noticeRunEvents)[number]>;
