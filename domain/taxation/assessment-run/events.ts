import { z } from "zod";
import {
  civilDateSchema,
  codeSchema,
  defineEvent,
  hashSchema,
  idSchema,
  lekSchema,
  yearSchema,
  type EventOf,
} from "../../shared/index.js";

const countsSchema = z.object({
  taxpayers: z.int().min(0),
  assessed: z.int().min(0),
  reassessed: z.int().min(0),
  unchanged: z.int().min(0),
  refused: z.int().min(0),
  invoiced: z.int().min(0),
});
export type RunCounts = Readonly<z.infer<typeof countsSchema>>;

export const AssessmentRunStarted = defineEvent({
  type: "AssessmentRunStarted",
  description: "A run over the register began: one municipality, one year, up to a position of the log.",
  schema: z.object({
    runId: idSchema,
    year: yearSchema,
    packageId: idSchema,
    packageHash: hashSchema,
    assessedOn: civilDateSchema,
    selection: z.object({
      unit: codeSchema.nullable(),
      kind: codeSchema.nullable(),
      taxpayerIds: z.array(idSchema).max(1000).nullable(),
    }),
    invoice: z.boolean(),
    /** The log position ("commit/prepare" as decimal string) that the register was read up to. */
    upToPosition: z.string().max(40),
    expected: z.int().min(0),
  }),
});

export const AssessmentRunAdvanced = defineEvent({
  type: "AssessmentRunAdvanced",
  description:
    "The run finished a batch (counts, total and refusals are the batch's own); `cursor` is the last taxpayer of it, so that a restart goes on from there.",
  schema: z.object({
    runId: idSchema,
    /** Batches count from 1. */
    batch: z.int().min(1),
    cursor: idSchema,
    counts: countsSchema,
    total: lekSchema,
    refusals: z.array(z.object({ taxpayerId: idSchema, code: codeSchema })).max(5000),
  }),
});

export const AssessmentRunFinished = defineEvent({
  type: "AssessmentRunFinished",
  description: "The run is complete.",
  schema: z.object({ runId: idSchema, counts: countsSchema, total: lekSchema }),
});

export const AssessmentRunAbandoned = defineEvent({
  type: "AssessmentRunAbandoned",
  description: "A person stopped the run; what it assessed stands.",
  schema: z.object({ runId: idSchema, ground: z.string().min(1).max(2000) }),
});

export const assessmentRunEvents = [
  AssessmentRunStarted,
  AssessmentRunAdvanced,
  AssessmentRunFinished,
  AssessmentRunAbandoned,
] as const;
export type AssessmentRunEvent = EventOf<(typeof assessmentRunEvents)[number]>;
