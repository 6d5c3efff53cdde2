import { z } from "zod";
import { codeSchema, lekSchema } from "../../shared/index.js";
import { definitionCodeSchema, wordsSchema } from "../definition/schemas.js";
import { termSchema } from "../workflow/content.js";
import { outputWordsSchema } from "./output-words.js";
import { CLEARANCE_SCOPES } from "./clearance-scopes.js";
import { DOCUMENT_TYPES, MAX_DOCUMENT_MEGABYTES } from "./document-types.js";

/** Types of form fields. `unit` is an administrative unit, `file` the id of a document of the case. */
export const FIELD_TYPES = [
  "text",
  "number",
  "date",
  "select",
  "boolean",
  "nid",
  "nipt",
  "address",
  "file",
  "unit",
] as const;

/** Text: `min` and `max` are lengths in characters. Number: values. */
const fieldSchema = z.strictObject({
  key: z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/),
  label: wordsSchema,
  type: z.enum(FIELD_TYPES),
  required: z.boolean(),
  min: z.number().optional(),
  max: z.number().optional(),
  options: z.array(z.strictObject({ code: definitionCodeSchema, label: wordsSchema })).optional(),
});
export type FormField = Readonly<z.infer<typeof fieldSchema>>;

const legalActSchema = z.strictObject({
  act: codeSchema,
  kind: codeSchema,
  number: z.string().max(60).nullable(),
  date: z.string().max(20).nullable(),
  title: wordsSchema,
  article: z.string().max(200).nullable(),
  /** No public source confirms that the service rests on it. */
  assumed: z.literal(true).optional(),
});

/** Parts of a service that may be starting values which nobody confirmed yet. */
export const ASSUMED_PARTS = ["texts", "time-limit", "fees", "validity", "documents", "tax-clearance"] as const;
export type AssumedPart = (typeof ASSUMED_PARTS)[number];

/** Units of fees; those of a month are multiplied by the months of `period` where the form states one. */
export const FEE_UNITS = [
  "application",
  "document",
  "page",
  "licence",
  "licenceYear",
  "vehicle",
  "vehicleYear",
  "tonne",
  "squareMetreMonth",
  "squareMetreSeason",
  "placeMonth",
  "month",
  "year",
] as const;

const feeSchema = z.strictObject({
  code: definitionCodeSchema,
  name: wordsSchema,
  /** Whole lekë for one unit; where the fiscal package in force holds `fiscalItem`, the package prevails. */
  amount: lekSchema.refine((amount) => amount >= 0),
  per: z.enum(FEE_UNITS),
  /** The number field of the form that multiplies the amount. */
  quantityField: z.string().nullable(),
  /** The date fields of the form whose begun months multiply the amount. */
  period: z.strictObject({ from: z.string(), to: z.string() }).nullable(),
  fiscalItem: z.strictObject({ item: codeSchema, rate: codeSchema.nullable() }).nullable(),
  /** Whether the guard `fee-paid` waits for it. */
  blocks: z.boolean(),
});
export type ServiceFee = Readonly<z.infer<typeof feeSchema>>;

const spanSchema = z.strictObject({ value: z.int().min(1).max(99), unit: z.enum(["month", "year"]) });

const documentSchema = z.strictObject({
  code: definitionCodeSchema,
  name: wordsSchema,
  mandatory: z.boolean(),
  /** Who has the paper: what a register or the municipality holds need not be asked for. */
  origin: z.enum(["applicant", "state-register", "municipality", "third-party"]),
  /** What is accepted of it. Left out: whatever is of any document. One that the model does not know says it. */
  accepts: z
    .strictObject({
      mediaTypes: z.array(z.enum(DOCUMENT_TYPES)).min(1).max(DOCUMENT_TYPES.length),
      maxMegabytes: z.int().min(1).max(MAX_DOCUMENT_MEGABYTES),
    })
    .optional(),
});

/** A service, whole: the six fields of an e-service (AKSHI), and what it takes to process and decide it. */
export const serviceContentSchema = z.strictObject({
  format: z.literal("defter.service/1"),
  code: definitionCodeSchema,
  name: wordsSchema,
  group: definitionCodeSchema,
  applicantKinds: z.enum(["citizen", "business", "both"]),
  description: wordsSchema,
  legalBasis: z.array(legalActSchema).max(40),
  /** Code of the workflow that cases follow: the procedure. */
  workflow: definitionCodeSchema,
  timeLimit: z.strictObject({ ...termSchema.shape, calendar: z.enum(["public", "administration"]) }),
  /** The term given to the applicant to complete the file or to pay. */
  applicantTerm: termSchema,
  fees: z.array(feeSchema).max(20),
  /** `fixed`: the act lasts that long; `upTo`: at most, `min` at least, as the form says. Null: no end. */
  validity: z
    .strictObject({ ...spanSchema.shape, mode: z.enum(["fixed", "upTo"]), min: spanSchema.nullable() })
    .nullable(),
  output: z.strictObject({
    kind: z.enum(["certificate", "licence", "permit", "authorisation", "benefit", "reply", "decision"]),
    /** Code of the template of the paper. */
    template: definitionCodeSchema,
    /** What the paper says, where its template takes its words from here (`general`). */
    words: outputWordsSchema.optional(),
  }),
  documents: z.array(documentSchema).max(60),
  form: z.array(fieldSchema).max(100),
  taxClearance: z.strictObject({
    rule: z.enum(["required", "not-required"]),
    /** Which dues are asked about; null where none are. */
    scope: z.enum(CLEARANCE_SCOPES).nullable(),
    reason: wordsSchema,
  }),
  confidentiality: z.enum(["ordinary", "sensitive"]),
  offices: z.union([z.literal("all"), z.array(definitionCodeSchema).min(1)]),
  note: wordsSchema.nullable(),
  /** Parts that the municipality has not confirmed: papers say so. Left out: none. */
  assumed: z.array(z.enum(ASSUMED_PARTS)).optional(),
});
export type ServiceContent = Readonly<z.infer<typeof serviceContentSchema>>;
export type ServiceDocument = Readonly<z.infer<typeof documentSchema>>;
