import type { Content } from "../../../packages/content.js";
import { words, type Language } from "../../../words/index.js";
import { namedIn } from "../../named.js";

/** A fact by its path, as the kind of object calls it. */
export function factNamed(content: Content, subject: string, path: string, language: Language): string {
  const name = path.split(".").at(-1);
  const own = content.subjects.find(({ code }) => code === subject)?.fields.find((field) => field.name === name);
  return words(language).packages.condition.fact(path) || (own?.label[language] ?? path);
}

/** A value of a fact: of a zone, a unit of the territory, a kind of payer, or of the vocabulary that the field has. */
export function valueNamed(content: Content, subject: string, path: string, value: string, language: Language): string {
  const say = words(language).packages.condition;
  if (path === "taxpayer.kind") return say.payerNamed(value);
  if (path === "subject.kind") return namedIn(content.subjects, value, language);
  const name = path.split(".").at(-1)!;
  const fields = content.subjects.find(({ code }) => code === subject)?.fields ?? [];
  const vocabulary = fields.find((field) => field.name === name)?.vocabulary ?? "";
  const list =
    name === "zone" ? content.zones : name === "unit" ? content.units : (content.vocabularies[vocabulary] ?? []);
  return namedIn(list, value, language);
}
