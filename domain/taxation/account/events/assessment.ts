import { z } from "zod";
import {
  civilDateSchema,
  codeSchema,
  defineEvent,
  hashSchema,
  idSchema,
  lekSchema,
  textSchema,
  yearSchema,
} from "../../../shared/index.js";

/** One due part of an obligation. `number` counts from 1 within the line; `due` is after the roll to a working day. */
export const partSchema = z.object({ number: z.int().min(1), due: civilDateSchema, amount: lekSchema });
export type Part = Readonly<z.infer<typeof partSchema>>;

/**
 * One obligation: one item of the fiscal package on one object for one year.
 * `key` is `year/item/objectId`, stable through reassessments; it names the obligation everywhere.
 */
const obligationLineSchema = z.object({
  key: z.string().max(200),
  item: codeSchema,
  /** The item's `revenueItem` of the package: the account in the budget. */
  revenueItem: codeSchema,
  objectId: idSchema,
  unit: codeSchema,
  /** Code of the rate row that was used. */
  row: codeSchema,
  base: z.string().max(60),
  months: z.int().min(0).max(12).nullable(),
  gross: lekSchema,
  reliefs: z.array(z.object({ code: codeSchema, amount: lekSchema })),
  net: lekSchema,
  parts: z.array(partSchema),
  /** How the figure came about, by codes; the evaluator's own format, explained by `explain`. */
  trace: z.unknown(),
});
export type ObligationLine = Readonly<z.infer<typeof obligationLineSchema>>;

const assessmentSchema = z.object({
  accountId: idSchema,
  assessmentId: idSchema,
  runId: idSchema.nullable(),
  year: yearSchema,
  packageId: idSchema,
  packageHash: hashSchema,
  calendarVersion: codeSchema,
  /** SHA-256 over the RFC 8785 form of `inputs`: with the package's hash it tells whether anything is to be assessed again. */
  inputsHash: hashSchema,
  /** The revision of the taxpayer's stream that the facts were read at. */
  registerRevision: z.int().min(0),
  assessedOn: civilDateSchema,
  /** The facts handed to the evaluator: taxpayer and subjects. With the package they recompute the lines for ever. */
  inputs: z.object({
    taxpayer: z.record(z.string(), z.unknown()),
    subjects: z.array(z.record(z.string(), z.unknown())),
  }),
  office: codeSchema,
  lines: z.array(obligationLineSchema),
  total: lekSchema,
});

export const ObligationsAssessed = defineEvent({
  type: "ObligationsAssessed",
  description: "A taxpayer's obligations of one year, all lines at once.",
  schema: assessmentSchema,
});

export const ObligationsReassessed = defineEvent({
  type: "ObligationsReassessed",
  description:
    "The year was assessed again after a correction or a changed package. `lines` restate every line as it stands now, with the parts it had (a reduced part keeps its number, down to amount 0; an increase is a new last part); `differences` say what changed.",
  schema: assessmentSchema.extend({
    replaces: idSchema,
    ground: z.enum([
      "object-corrected",
      "object-changed",
      "package-superseded",
      "objection-upheld",
      "relief-changed",
      "taxpayer-corrected",
    ]),
    differences: z
      .array(z.object({ key: z.string().max(200), before: lekSchema, after: lekSchema, difference: lekSchema }))
      .min(1),
  }),
});

export const ObligationCharged = defineEvent({
  type: "ObligationCharged",
  description: "A charge that arises from an act: permit fee, damage, enforcement costs.",
  schema: z.object({
    accountId: idSchema,
    key: z.string().max(200),
    year: yearSchema,
    item: codeSchema,
    revenueItem: codeSchema,
    /** `enforcement-costs` bear no interest. */
    component: z.enum(["principal", "enforcement-costs"]),
    /** Costs only: the obligation whose collection caused them, so that they are settled together with it. */
    collects: z.string().max(200).nullable(),
    unit: codeSchema,
    office: codeSchema,
    amount: lekSchema,
    due: civilDateSchema,
    ground: textSchema,
    caseId: idSchema.nullable(),
  }),
});

export const assessmentEvents = [ObligationsAssessed, ObligationsReassessed, ObligationCharged] as const;
