import { day } from "../format/index.js";
import { words, type Bilingual, type Language } from "../words/index.js";

/** An answer of a form as the API gives it. */
interface Answer {
  readonly type: string;
  readonly value: unknown;
  readonly valueName: Bilingual | null;
}

/** An answer in words: a choice and a unit by their names, a day written out. */
export function answerInWords(
  { type, value, valueName }: Answer,
  units: readonly { readonly code: string; readonly name: Bilingual }[],
  language: Language,
): string {
  if (valueName) return valueName[language];
  if (typeof value === "boolean") return words(language).forms[value ? "yes" : "no"];
  if (type === "date") return day(String(value), language);
  const unit = type === "unit" ? units.find(({ code }) => code === value) : undefined;
  return unit?.name[language] ?? String(value);
}
