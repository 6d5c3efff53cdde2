import type { Bilingual, Language } from "../../domain/shared/index.js";

/** Kinds of codes that a municipality, or a service of it, has names for: `{office|office}` in a template. */
export const NAMED_KINDS = ["office", "role", "service", "state", "step", "field"] as const;
export type NamedKind = (typeof NAMED_KINDS)[number];

/** The name of a code, where it is known. */
export type Names = (kind: NamedKind, code: string) => Bilingual | undefined;

/** Each name from the first that knows it. */
export function firstNaming(...all: readonly (Names | undefined)[]): Names {
  return (kind, code) => {
    for (const names of all) {
      const name = names?.(kind, code);
      if (name !== undefined) return name;
    }
    return undefined;
  };
}

/** Names out of lists, each of one kind. */
export function namesOf(
  lists: Partial<Record<NamedKind, readonly { readonly code: string; readonly name: Bilingual }[]>>,
): Names {
  return (kind, code) => lists[kind]?.find((each) => each.code === code)?.name;
}

/** A code, or several with a comma between them, by name; one that nobody named as it is. */
export function named(kind: NamedKind, codes: string, language: Language, names: Names | undefined): string {
  return codes
    .split(", ")
    .map((code) => names?.(kind, code)?.[language] ?? code)
    .join(", ");
}

export function isNamedKind(text: string): text is NamedKind {
  return NAMED_KINDS.some((kind) => kind === text);
}
