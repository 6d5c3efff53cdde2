import { z } from "zod";
import { civilDateSchema, codeSchema, hashSchema, textSchema } from "../../shared/index.js";

/** Codes of definitions: kebab-case, so that they can stand in stream names, paths and addresses. */
export const definitionCodeSchema = z
  .string()
  .max(80)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

/** Whether something may be the code of a definition. */
export function isDefinitionCode(code: unknown): code is string {
  return definitionCodeSchema.safeParse(code).success;
}

/** Text in both languages, neither empty. */
export const wordsSchema = z.object({
  sq: z.string().regex(/\S/).max(2000),
  en: z.string().regex(/\S/).max(2000),
});
export type Words = Readonly<z.infer<typeof wordsSchema>>;

/** One version of a definition, by name: what a case is pinned to. */
export const versionNameSchema = z.object({ code: codeSchema, version: z.int().min(1), hash: hashSchema });
export type VersionName = Readonly<z.infer<typeof versionNameSchema>>;

/** The fields of a `…Published` event. */
export const publishedFields = {
  code: codeSchema,
  version: z.int().min(1),
  hash: hashSchema.describe("SHA-256 over the RFC 8785 form of the content"),
  validFrom: civilDateSchema,
  validTo: civilDateSchema.nullable().describe("the last day; null while no end is set"),
  /** The version that gives way to this one the day before `validFrom`. */
  succeeds: z.int().min(1).nullable(),
};

/** The fields of a `…Withdrawn` event. */
export const withdrawnFields = {
  code: codeSchema,
  version: z.int().min(1).nullable().describe("null: the draft"),
  /** The last day on which the version can be chosen; null where the draft goes. */
  lastDay: civilDateSchema.nullable(),
  ground: textSchema,
};
