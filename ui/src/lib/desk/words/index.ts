import type { Language } from "../../words/index.js";
import { en } from "./en.js";
import { sq, type DeskWords } from "./sq.js";

const DICTIONARIES: Readonly<Record<Language, DeskWords>> = { sq, en };

/** Everything that the desk says. */
export function deskWords(language: Language): DeskWords {
  return DICTIONARIES[language];
}
export type { DeskWords };
