import { z } from "zod";
import { codeSchema, idSchema, lekSchema } from "../../shared/index.js";

/** What the fact of a batch says; counts, total and refusals are the batch's own. */
export function batchSchema<Counts extends z.ZodType>(counts: Counts) {
  return z.object({
    runId: idSchema,
    /** Batches count from 1. */
    batch: z.int().min(1),
    /** The last taxpayer of the batch. */
    cursor: idSchema,
    counts,
    total: lekSchema,
    refusals: z.array(z.object({ taxpayerId: idSchema, code: codeSchema })).max(5000),
  });
}

/** What the fact of a run's end says, with counts and total of the whole run. */
export function finishedSchema<Counts extends z.ZodType>(counts: Counts) {
  return z.object({ runId: idSchema, counts, total: lekSchema });
}

/** What the fact says by which a person stops a run. */
export const abandonedSchema = z.object({ runId: idSchema, ground: z.string().min(1).max(2000) });
