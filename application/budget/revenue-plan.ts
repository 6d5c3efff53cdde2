import { z } from "zod";
import {
  bilingualSchema,
  codeSchema,
  civilDateSchema,
  lekSchema,
  yearSchema,
  type Bilingual,
  type Lek,
} from "../../domain/shared/index.js";

const LINES = 2000;

const schema = z.object({
  format: z.literal("defter.revenue-plan/1"),
  tenant: codeSchema,
  year: yearSchema,
  /** Invented, for a demonstration: everybody who sees the figures is told so. */
  synthetic: z.boolean().default(false),
  name: bilingualSchema,
  /** What has to be said wherever the figures are shown. */
  notice: bilingualSchema.nullable().default(null),
  decision: z.object({ number: z.string().max(60), date: civilDateSchema }),
  lines: z
    .array(z.object({ item: codeSchema, unit: codeSchema, planned: lekSchema.refine((planned) => planned >= 0) }))
    .max(LINES),
});

/** What the council expects of own revenue in a year, by item of the budget and unit of the territory; whole lekë. */
export interface RevenuePlan {
  readonly tenant: string;
  readonly year: number;
  readonly synthetic: boolean;
  readonly name: Bilingual;
  readonly notice: Bilingual | null;
  readonly decision: { readonly number: string; readonly date: string };
  readonly lines: readonly { readonly item: string; readonly unit: string; readonly planned: Lek }[];
}

/** A plan as it lies in a file. Throws what is wrong with it: somebody put it there and has to put it right. */
export function readRevenuePlan(content: unknown): RevenuePlan {
  return schema.parse(content);
}

/** Where plans are found. */
export interface RevenuePlans {
  /** Null: the municipality published none for that year. */
  of(tenant: string, year: number): Promise<RevenuePlan | null>;
}
