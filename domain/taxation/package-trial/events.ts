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

/** Of whom the most affected are named, on either side, and how many refusals are listed. */
export const MOST_AFFECTED = 50;
export const LISTED_REFUSALS = 100;

const sidesSchema = { before: lekSchema, after: lekSchema };
const affectedSchema = z.array(z.object({ taxpayerId: idSchema, ...sidesSchema })).max(MOST_AFFECTED);

const resultSchema = z.object({
  taxpayers: z.int().min(0),
  more: z.int().min(0),
  less: z.int().min(0),
  same: z.int().min(0),
  refused: z.int().min(0),
  /** By how much those who pay more pay more, and those who pay less pay less: both as sums above zero. */
  moreBy: lekSchema,
  lessBy: lekSchema,
  ...sidesSchema,
  /** By item of the package and unit of the territory; `payers` owe it by the draft. */
  lines: z.array(z.object({ item: codeSchema, unit: codeSchema, payers: z.int().min(0), ...sidesSchema })).max(20_000),
  mostMore: affectedSchema,
  mostLess: affectedSchema,
  refusals: z.array(z.object({ taxpayerId: idSchema, code: codeSchema })).max(LISTED_REFUSALS),
});
/** What a draft changes for the whole register. No personal data but the opaque ids of the most affected. */
export type TrialResult = Readonly<z.infer<typeof resultSchema>>;

export const PackageTrialStarted = defineEvent({
  type: "PackageTrialStarted",
  description: "The register began to be assessed by a draft, for its effect alone: nothing reaches the accounts.",
  schema: z.object({
    packageId: idSchema,
    trialId: idSchema,
    packageHash: hashSchema,
    year: yearSchema,
    /** The package in force that the draft is compared with, as if it held for the year of the draft. */
    againstId: idSchema,
    againstHash: hashSchema,
    assessedOn: civilDateSchema,
    /** The log position ("commit/prepare" as decimal string) that the register was read up to. */
    upToPosition: z.string().max(40),
    expected: z.int().min(0),
  }),
});

export const PackageTrialFinished = defineEvent({
  type: "PackageTrialFinished",
  description: "What the draft changes for the whole register, beside the package in force.",
  schema: z.object({ packageId: idSchema, trialId: idSchema, result: resultSchema }),
});

export const packageTrialEvents = [PackageTrialStarted, PackageTrialFinished] as const;
export type PackageTrialEvent = EventOf<(typeof packageTrialEvents)[number]>;
