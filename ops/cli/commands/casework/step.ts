import { z } from "zod";
import { validationError } from "../../../../api/errors/index.js";
import type { ActInput } from "../../../../application/casework/index.js";
import { checkSchema, type NewCheck } from "../../../../domain/casework/index.js";

const term = z.strictObject({ value: z.int(), unit: z.enum(["workingDay", "calendarDay", "hour"]) });
const text = z.string().max(10_000);

/** What may come with a step; whether the step has a use for it, the case decides. */
const partsSchema = z.strictObject({
  decision: z
    .strictObject({
      legalBasis: z.array(z.strictObject({ act: z.string(), article: z.string().nullable() })).max(40),
      text: text.nullable(),
      validity: z
        .strictObject({ value: z.int(), unit: z.enum(["month", "year"]) })
        .nullable()
        .exactOptional(),
      appeal: z.strictObject({ to: z.string(), term }).nullable().exactOptional(),
    })
    .exactOptional(),
  proposal: z.strictObject({ favours: z.boolean(), text }).exactOptional(),
  request: z
    .array(
      z.strictObject({
        document: z.string().nullable(),
        field: z.string().nullable(),
        words: z.string().max(2000).nullable(),
      }),
    )
    .max(100)
    .exactOptional(),
  completion: z.strictObject({ form: z.unknown().optional(), note: text.nullable().exactOptional() }).exactOptional(),
  extendBy: z.int().exactOptional(),
  checks: z
    .array(z.strictObject({ check: checkSchema, note: text.nullable() }))
    .max(40)
    .exactOptional(),
  assign: z.strictObject({ role: z.string(), to: z.string() }).exactOptional(),
});

export type StepParts = Pick<ActInput, keyof z.infer<typeof partsSchema>>;

/** The parts of a step as they were typed. @throws ApiError VALIDATION with every fault under its place */
export function stepParts(path: string, given: Readonly<Record<string, unknown>>): StepParts {
  return readAs(partsSchema, path, given) as StepParts;
}

/** What was found out, as it was typed. @throws ApiError VALIDATION with every fault under its place */
export function foundOut(path: string, given: Readonly<Record<string, unknown>>): NewCheck["check"] {
  return readAs(checkSchema, path, given);
}

function readAs<Value>(schema: z.ZodType<Value>, path: string, given: unknown): Value {
  const read = schema.safeParse(given);
  if (read.success) return read.data;
  throw validationError(
    read.error.issues.map((issue) => ({
      path: [path, ...issue.path.map(String)].join("."),
      rule: issue.code === "unrecognized_keys" ? "field-unknown" : "field-wrong-kind",
      facts: {},
    })),
  );
}
