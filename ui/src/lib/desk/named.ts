import type { Bilingual, Language } from "../words/index.js";

/** What a list calls one of its members; what it does not know, or has no name for, stands for itself. */
export function namedIn(
  list: readonly { readonly code: string; readonly name: Bilingual | null }[],
  code: string,
  language: Language,
): string {
  return list.find((each) => each.code === code)?.name?.[language] ?? code;
}
