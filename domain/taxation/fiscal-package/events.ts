import { z } from "zod";
import {
  civilDateSchema,
  codeSchema,
  defineEvent,
  hashSchema,
  idSchema,
  textSchema,
  yearSchema,
  type EventOf,
} from "../../shared/index.js";

/** The whole package as JSON. A draft need not be complete yet; what is published has passed schema and completeness. */
const contentSchema = z
  .looseObject({ format: z.literal("defter.fiscal-package/1"), code: codeSchema, fiscalYear: yearSchema })
  .describe("a fiscal package, format defter.fiscal-package/1");
export type PackageContent = Readonly<z.infer<typeof contentSchema>>;

/** A member of a list of a draft. What else it has is looked at by the checks, not here: a draft may be wrong. */
export type Member = Readonly<Record<string, unknown>> & { readonly code: string };
/** One tax or tariff. */
export type Article = Member;
/** A unit, zone, vocabulary (`{code, entries}`), kind of object, table, who collects, bundle, or section of the head. */
export type PackagePart = Member;

const councilDecisionSchema = z.object({
  /** Number of the council decision (VKB). */
  number: z.string().min(1).max(60),
  date: civilDateSchema,
});
export type ApprovingDecision = Readonly<z.infer<typeof councilDecisionSchema>>;

export const FiscalPackageDrafted = defineEvent({
  type: "FiscalPackageDrafted",
  description: "A fiscal package was drafted, whole.",
  schema: z.object({ packageId: idSchema, content: contentSchema }),
});

export const FiscalPackageRevised = defineEvent({
  type: "FiscalPackageRevised",
  description: "The draft was replaced by another content, whole. An approval given before is void.",
  schema: z.object({ packageId: idSchema, content: contentSchema }),
});

export const FiscalPackageApproved = defineEvent({
  type: "FiscalPackageApproved",
  description: "The municipal council approved exactly the content with this hash.",
  schema: z.object({ packageId: idSchema, decision: councilDecisionSchema, hash: hashSchema }),
});

export const FiscalPackagePublished = defineEvent({
  type: "FiscalPackagePublished",
  description: "The package is the law of its period. Its content never changes again.",
  schema: z.object({
    packageId: idSchema,
    code: codeSchema,
    fiscalYear: yearSchema,
    version: z.int().min(1),
    hash: hashSchema,
    validFrom: civilDateSchema,
    validTo: civilDateSchema,
    /** The published package of the same year that gives way to this one from `validFrom` on. */
    supersedes: idSchema.nullable(),
    /** Days from the council's approval to publication; the law asks for no more than `publication.withinDays`. */
    daysAfterApproval: z.int(),
  }),
});

export const FiscalPackageSuperseded = defineEvent({
  type: "FiscalPackageSuperseded",
  description: "Another package holds from a day on; retroactive when that day was already past on the effective date.",
  schema: z.object({ packageId: idSchema, by: idSchema, from: civilDateSchema, retroactive: z.boolean() }),
});

export const FiscalPackageWithdrawn = defineEvent({
  type: "FiscalPackageWithdrawn",
  description: "The package was withdrawn before anything was assessed by it.",
  schema: z.object({ packageId: idSchema, ground: textSchema }),
});

export const fiscalPackageEvents = [
  FiscalPackageDrafted,
  FiscalPackageRevised,
  FiscalPackageApproved,
  FiscalPackagePublished,
  FiscalPackageSuperseded,
  FiscalPackageWithdrawn,
] as const;
export type FiscalPackageEvent = EventOf<(typeof fiscalPackageEvents)[number]>;
