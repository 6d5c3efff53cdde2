import { thousandsApart, type Language } from "../../domain/shared/index.js";
import { en } from "./en.js";
import { sq } from "./sq.js";

export type { Language };

/** Message keys and their templates: `{fact}` shows a fact as it is, `{fact|lek}` as an amount, `{fact|date}` as a date, `{fact|language}` as the name of a language. */
export type Messages = Readonly<Record<string, string>>;

const dictionaries: Readonly<Record<Language, Messages>> = { sq, en };

/** Whether both languages have words for a key. */
export function hasMessage(key: string): boolean {
  return Object.hasOwn(sq, key) && Object.hasOwn(en, key);
}

/** The words for a key; the key itself where there are none, so that an error is never silent. */
export function message(key: string, facts: Readonly<Record<string, unknown>>, language: Language): string {
  const dictionary = dictionaries[language];
  const template = Object.hasOwn(dictionary, key) ? dictionary[key]! : key;
  return template.replace(/\{([A-Za-z0-9_]+)(?:\|(lek|date|language))?\}/g, (_match, name: string, format?: string) =>
    shown(Object.hasOwn(facts, name) ? facts[name] : undefined, format, language),
  );
}

/** As they stand after “in the language”. */
const LANGUAGE_NAMES: Readonly<Record<Language, Readonly<Record<Language, string>>>> = {
  sq: { sq: "shqipe", en: "angleze" },
  en: { sq: "Albanian", en: "English" },
};

function isLanguage(text: string): text is Language {
  return text === "sq" || text === "en";
}

function shown(fact: unknown, format: string | undefined, language: Language): string {
  if (fact === undefined || fact === null) return "–";
  const text = String(fact);
  if (format === "lek" && /^-?\d+$/.test(text))
    return language === "sq" ? `${thousandsApart(text, "\u00a0")} lekë` : `${thousandsApart(text, ",")} lek`;
  if (format === "language" && isLanguage(text)) return LANGUAGE_NAMES[language][text];
  if (format === "date" && /^\d{4}-\d{2}-\d{2}$/.test(text)) return text.split("-").reverse().join(".");
  return text;
}
