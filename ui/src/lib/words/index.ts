import { en } from "./en.js";
import { sq, type Words } from "./sq.js";

/** The languages of Defter; Albanian comes first everywhere. */
export const LANGUAGES = ["sq", "en"] as const;
export type Language = (typeof LANGUAGES)[number];
export type { Words };

/** Text in both languages, as the API gives names. */
export type Bilingual = Readonly<Record<Language, string>>;

const DICTIONARIES: Readonly<Record<Language, Words>> = { sq, en };

export function words(language: Language): Words {
  return DICTIONARIES[language];
}

export function isLanguage(text: string): text is Language {
  return (LANGUAGES as readonly string[]).includes(text);
}

export function otherLanguage(language: Language): Language {
  return language === "sq" ? "en" : "sq";
}

/** The language of an address `/en/…`; Albanian where it names none. */
export function languageOf(pathname: string): Language {
  const first = pathname.split("/", 2)[1] ?? "";
  return isLanguage(first) ? first : "sq";
}

/** What a browser prefers (`accept-language`), of what there is; Albanian unless English clearly comes first. */
export function preferred(header: string | null): Language {
  const first = /^\s*([a-z]{2})/i.exec(header ?? "")?.[1]?.toLowerCase();
  return first === "en" ? "en" : "sq";
}
