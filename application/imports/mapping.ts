import { z } from "zod";
import { IMPORT_KINDS } from "../../domain/imports/index.js";

/**
 * Where a field of a record comes from: a column by its name; a column whose values are translated, a value that is not
 * listed being refused unless `otherwise` says what it stands for; a column of dates; or the same value for all.
 */
const fieldSchema = z.union([
  z.string().min(1).max(200),
  z.strictObject({ constant: z.string().max(2000) }),
  z.strictObject({
    column: z.string().min(1).max(200),
    values: z.record(z.string().max(200), z.string().max(200)),
    otherwise: z.string().max(200).optional(),
  }),
  z.strictObject({ column: z.string().min(1).max(200), date: z.enum(["yyyy-mm-dd", "dd.mm.yyyy", "dd/mm/yyyy"]) }),
]);
export type FieldSource = z.infer<typeof fieldSchema>;

const person = { name: fieldSchema, phone: fieldSchema.optional(), email: fieldSchema.optional() };
const registered = {
  ...person,
  identifier: fieldSchema.optional(),
  /** What the older register itself knows the record by; needed where there is no number. */
  key: fieldSchema.optional(),
  unit: fieldSchema,
  street: fieldSchema.optional(),
  office: fieldSchema,
  registeredOn: fieldSchema,
};

const columnsByKind = {
  taxpayers: z.strictObject(registered),
  businesses: z.strictObject({ ...registered, activity: fieldSchema.optional(), activityFrom: fieldSchema.optional() }),
  cases: z.strictObject({
    ...person,
    identifier: fieldSchema.optional(),
    applicantKind: fieldSchema,
    address: fieldSchema.optional(),
    number: fieldSchema,
    service: fieldSchema,
    office: fieldSchema,
    lodgedOn: fieldSchema,
    state: fieldSchema,
    closedOn: fieldSchema.optional(),
  }),
};

const file = {
  format: z.literal("defter.import/1"),
  /** The register that the file comes from; every record that is taken over names it. */
  register: z.string().min(1).max(200),
  csv: z
    .strictObject({
      delimiter: z.enum([",", ";", "\t", "|"]).default(","),
      encoding: z.enum(["utf-8", "windows-1250", "windows-1252"]).default("utf-8"),
    })
    .default({ delimiter: ",", encoding: "utf-8" }),
};

/** How the columns of a CSV file become records. */
export const mappingSchema = z.discriminatedUnion("kind", [
  z.strictObject({ ...file, kind: z.literal(IMPORT_KINDS[0]), columns: columnsByKind.taxpayers }),
  z.strictObject({ ...file, kind: z.literal(IMPORT_KINDS[1]), columns: columnsByKind.businesses }),
  z.strictObject({ ...file, kind: z.literal(IMPORT_KINDS[2]), columns: columnsByKind.cases }),
]);
export type Mapping = z.infer<typeof mappingSchema>;

/** Columns of the file that a mapping names. */
export function columnsOf({ columns }: Mapping): readonly string[] {
  const sources = Object.values(columns).filter((source) => source !== undefined);
  const names = sources.flatMap((source) => {
    if (typeof source === "string") return [source];
    return "column" in source ? [source.column] : [];
  });
  return [...new Set(names)];
}
