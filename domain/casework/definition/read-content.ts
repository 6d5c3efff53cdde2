import type { z } from "zod";
import { faultsOf } from "./field-faults.js";
import { finding, type Finding } from "./finding.js";

/** What reading a content gives: the typed content, or everything that its form lacks. */
export type ReadContent<Content> =
  { readonly ok: true; readonly content: Content } | { readonly ok: false; readonly findings: readonly Finding[] };

/** Reads a content by its schema; every fault comes with its path. A text that is missing in one language is named so. */
export function readContent<Content>(schema: z.ZodType<Content>, raw: unknown): ReadContent<Content> {
  const result = schema.safeParse(raw);
  if (result.success) return { ok: true, content: result.data };
  return { ok: false, findings: result.error.issues.flatMap((issue) => faultsOf(issue, raw)) };
}

/** `definition-code-twice` for every code that stands more than once in a list. */
export function repeatedCodes(path: string, codes: readonly string[]): readonly Finding[] {
  const repeated = codes.filter((code, index) => codes.indexOf(code) !== index);
  return [...new Set(repeated)].map((code) => finding("definition-code-twice", path, { code }));
}
