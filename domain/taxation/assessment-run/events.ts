import { z } from "zod";
import {
  civilDateSchema,
  codeSchema,
  defineEvent,
  hashSchema,
  idSchema,
  yearSchema,
  type EventOf,
} from "../../shared/index.js";
import { abandonedSchema, batchSchema, finishedSchema } from "../batch-run/index.js";

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
  schema: batchSchema(countsSchema),
});

export const AssessmentRunFinished = defineEvent({
  type: "AssessmentRunFinished",
  description: "The run is complete.",
  schema: finishedSchema(countsSchema),
});

export const AssessmentRunAbandoned = defineEvent({
  type: "AssessmentRunAbandoned",
  description: "A person stopped the run; what it assessed stands.",
  schema: abandonedSchema,
});

export const assessmentRunEvents = [
  AssessmentRunStarted,
  AssessmentRunAdvanced,
  AssessmentRunFinished,
  AssessmentRunAbandoned,
] as const;
export type AssessmentRunEvent = EventOf<(typeof assessmentRunEvents)[number]>;
