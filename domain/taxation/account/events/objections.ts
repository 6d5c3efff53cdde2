import { z } from "zod";
import { civilDateSchema, defineEvent, idSchema, lekSchema, textSchema } from "../../../shared/index.js";

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

export const objectionEvents = [ObjectionLodged, ObjectionDecided, ObligationWrittenOff] as const;
