import type { Language } from "../../domain/shared/index.js";

/** The words of a room: for each key the Albanian and the English template, side by side so that they say the same. */
export type Words = Readonly<Record<string, { readonly sq: string; readonly en: string }>>;

/** The templates of one language, of several rooms. */
export function inLanguage(language: Language, ...rooms: readonly Words[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    rooms.flatMap((room) => Object.entries(room).map(([key, words]) => [key, words[language]])),
  );
}
