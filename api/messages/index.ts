import { thousandsApart, type Language } from "../../domain/shared/index.js";
import { en } from "./en.js";
import { isNamedKind, named, type Names } from "./names.js";
import { sq } from "./sq.js";

export { firstNaming, namesOf, type Names } from "./names.js";
export type { Language };

/**
 * Message keys and their templates: `{fact}` shows a fact as it is, `{fact|lek}` as an amount, `{fact|date}` as a date,
 * `{fact|language}` as the name of a language, `{fact|payer}`, `{fact|applicant}`, `{fact|part}`, `{fact|projection}`, `{fact|right}` and `{fact|type}` by our own words of them, and `{fact|role}`
 * and the like by the name that whoever asks knows of it; `{fact|rule}` says another refusal, of the same facts.
 */
export type Messages = Readonly<Record<string, string>>;

const dictionaries: Readonly<Record<Language, Messages>> = { sq, en };

/** Whether both languages have words for a key. */
export function hasMessage(key: string): boolean {
  return Object.hasOwn(sq, key) && Object.hasOwn(en, key);
}

/** Whether the words for a key call a code by a name that only the municipality itself knows. */
export function callsByName(key: string): boolean {
  return Object.hasOwn(en, key) && /\|(office|role)\}/.test(en[key]!);
}

/**
 * The words for a key; the key itself where there are none, so that an error is never silent. Codes that `names` does not
 * know are shown as they are: whoever types commands knows them.
 */
export function message(
  key: string,
  facts: Readonly<Record<string, unknown>>,
  language: Language,
  names?: Names,
): string {
  const dictionary = dictionaries[language];
  const template = Object.hasOwn(dictionary, key) ? dictionary[key]! : key;
  return template.replace(/\{([A-Za-z0-9_]+)(?:\|([a-z]+))?\}/g, (_match, name: string, format?: string) => {
    const fact = Object.hasOwn(facts, name) ? facts[name] : undefined;
    // Of its own kind, and not again: a message that speaks of itself would never end.
    if (format === "rule" && typeof fact === "string" && fact !== key) return message(fact, facts, language, names);
    return shown(fact, format, language, names);
  });
}

/** As they stand after “in the language”. */
const LANGUAGE_NAMES: Readonly<Record<Language, Readonly<Record<Language, string>>>> = {
  sq: { sq: "shqipe", en: "angleze" },
  en: { sq: "Albanian", en: "English" },
};

function isLanguage(text: string): text is Language {
  return text === "sq" || text === "en";
}

/** Of these the words are keys of ours. */
const OWN_WORDS: readonly string[] = ["payer", "applicant", "part", "projection", "right", "type"];

function shown(fact: unknown, format: string | undefined, language: Language, names: Names | undefined): string {
  if (fact === undefined || fact === null) return "–";
  const text = String(fact);
  if (format === "lek" && /^-?\d+$/.test(text))
    return language === "sq" ? `${thousandsApart(text, "\u00a0")} lekë` : `${thousandsApart(text, ",")} lek`;
  if (format === "language" && isLanguage(text)) return LANGUAGE_NAMES[language][text];
  if (format !== undefined && isNamedKind(format)) return named(format, text, language, names);
  if (format !== undefined && OWN_WORDS.includes(format)) return dictionaries[language][`${format}-${text}`] ?? text;
  if (format === "date" && /^\d{4}-\d{2}-\d{2}$/.test(text)) return text.split("-").reverse().join(".");
  return text;
}
