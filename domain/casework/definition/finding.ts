import type { z } from "zod";

/**
 * A fault of a definition that keeps it from being published. `code` is the message key, `path` where it is
 * (`transitions[sign].guards`), `facts` fill the message.
 */
export interface Finding {
  readonly code: string;
  readonly path: string;
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
}

/** Builds a finding. */
export function finding(code: string, path: string, facts: Finding["facts"] = {}): Finding {
  return { code, path, facts };
}

/** What reading a content gives: the typed content, or everything that its form lacks. */
export type ReadContent<Content> =
  { readonly ok: true; readonly content: Content } | { readonly ok: false; readonly findings: readonly Finding[] };

/** Reads a content by its schema; every fault comes with its path. A text that is missing in one language is named so. */
export function readContent<Content>(schema: z.ZodType<Content>, raw: unknown): ReadContent<Content> {
  const result = schema.safeParse(raw);
  if (result.success) return { ok: true, content: result.data };
  return {
    ok: false,
    findings: result.error.issues.map(({ path, code }) => {
      const language = path.at(-1);
      const at = pathText(path);
      return language === "sq" || language === "en"
        ? finding("translation-missing", at, { language })
        : finding("definition-field-wrong", at, { rule: code });
    }),
  };
}

function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, step) =>
      typeof step === "number" ? `${text}[${step}]` : text === "" ? String(step) : `${text}.${String(step)}`,
    "",
  );
}

/** `definition-code-twice` for every code that stands more than once in a list. */
export function repeatedCodes(path: string, codes: readonly string[]): readonly Finding[] {
  const repeated = codes.filter((code, index) => codes.indexOf(code) !== index);
  return [...new Set(repeated)].map((code) => finding("definition-code-twice", path, { code }));
}
