import type { Named, Words } from "../../../../domain/casework/index.js";
import { objectType } from "../../builder.js";

const words = objectType<Words>("Words", "inherit", "Text in both languages.");
words.implement((t) => ({ sq: t.exposeString("sq"), en: t.exposeString("en") }));
export const WordsRef = words.reference;

/** Something with a code; its name is null where nobody gave it one. */
export interface NamedCode {
  readonly code: string;
  readonly name: Words | null;
}

const namedCode = objectType<NamedCode>("NamedCode", "inherit", "A code, and its name where it has one.");
namedCode.implement((t) => ({
  code: t.exposeString("code"),
  name: t.field({ type: WordsRef, nullable: true, resolve: ({ name }) => name }),
}));
export const NamedCodeRef = namedCode.reference;

/** A code with its name out of a list. */
export function namedIn(list: readonly Named[], code: string): NamedCode {
  return { code, name: list.find((each) => each.code === code)?.name ?? null };
}
