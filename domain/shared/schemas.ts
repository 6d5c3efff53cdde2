import { z } from "zod";
import { parseCivilDate, type CivilDate, type Instant } from "./civil-date.js";
import { MAX_LEK, type Lek } from "./money.js";

/** Building blocks of event schemas: the JSON forms of the shared value types. */

export const lekSchema = z.int().min(-MAX_LEK).max(MAX_LEK).describe("whole lekë") as unknown as z.ZodType<Lek, Lek>;
export const civilDateSchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine((text) => parseCivilDate(text).ok, "a date that exists")
  .describe("civil date YYYY-MM-DD in Europe/Tirane") as unknown as z.ZodType<CivilDate, CivilDate>;
export const instantSchema = z.iso.datetime().describe("instant in UTC") as unknown as z.ZodType<Instant, Instant>;
export const idSchema = z.string().min(1).max(64);
export const codeSchema = z.string().min(1).max(80);
export const textSchema = z.string().min(1).max(2000);
/** The years that taxes, budgets and papers may be of. */
export const YEARS = { min: 2000, max: 2199 } as const;
export const yearSchema = z.int().min(YEARS.min).max(YEARS.max);
export const hashSchema = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .describe("SHA-256, lower-case hexadecimal");
export const bilingualSchema = z.object({ sq: z.string().min(1), en: z.string().min(1) });
