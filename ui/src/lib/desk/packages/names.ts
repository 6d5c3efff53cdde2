import type { Content } from "../../packages/content.js";
import { words, type Language } from "../../words/index.js";
import { namedIn } from "../named.js";

/** A fact by its path, as the kind of object calls it. */
export function factNamed(content: Content, subject: string, path: string, language: Language): string {
  const own = fieldOf(content, subject, path);
  return words(language).packages.condition.fact(path) || (own?.label[language] ?? path);
}

/** The field of a fact; of another kind of object where this one has none of that name. */
function fieldOf({ subjects }: Content, subject: string, path: string) {
  const name = path.split(".").at(-1);
  const own = subjects.filter(({ code }) => code === subject);
  return [...own, ...subjects].flatMap(({ fields }) => fields).find((field) => field.name === name);
}

/** A value of a fact: of a zone, a unit of the territory, a kind of payer, or of the vocabulary that the field has. */
export function valueNamed(content: Content, subject: string, path: string, value: string, language: Language): string {
  const say = words(language).packages.condition;
  if (path === "taxpayer.kind") return say.payerNamed(value);
  if (path === "subject.kind") return namedIn(content.subjects, value, language);
  const name = path.split(".").at(-1)!;
  const vocabulary = fieldOf(content, subject, path)?.vocabulary ?? "";
  const list =
    name === "zone" ? content.zones : name === "unit" ? content.units : (content.vocabularies[vocabulary] ?? []);
  return namedIn(list, value, language);
}
