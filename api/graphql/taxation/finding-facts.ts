import { isJsonObject, objectsIn, type JsonObject } from "../../../domain/shared/index.js";
import type { Finding } from "../../../domain/taxation/index.js";
import { hasMessage, message, type Language } from "../../messages/index.js";

/** A draft may be anything: what in it is not of the form of a package is taken as not there. */
type Draft = JsonObject;

/** The list of a package in which what a fact names has its name. */
const NAMED_IN: ReadonlyMap<string, string> = new Map([
  ["item", "items"],
  ["subject", "subjects"],
  ["collector", "collectors"],
  ["unit", "units"],
]);

/** The lists of a package that facts of every kind of object come from. */
const DERIVED_FROM: ReadonlyMap<string, string> = new Map(
  ["zone", "unit"].map((fact) => [`subject.${fact}`, `${fact}s`]),
);

/** The facts of a finding as people call them: fields, articles and values by the names that the package itself has. */
export function factsInWords({ facts }: Finding, content: object, language: Language): Finding["facts"] {
  const draft = content as Draft;
  const told = Object.entries(facts).map(([name, value]): [string, Finding["facts"][string]] => {
    if (typeof value !== "string") return [name, value];
    if (name === "field") return [name, factNamed(draft, value, language)];
    if (name === "case") return [name, caseInWords(draft, value, language)];
    const list = NAMED_IN.get(name);
    return [name, (list && named(draft[list], value, language)) ?? value];
  });
  return Object.fromEntries(told);
}

/** `subject.use=office, subject.unit=(missing)`: what the search for uncovered cases says. */
function caseInWords(draft: Draft, text: string, language: Language): string {
  if (text === "") return message("fact-any", {}, language);
  return text
    .split(", ")
    .map((part) => {
      const [path = "", value = ""] = part.split("=");
      const [field = "", ground] = path.split(":");
      const label = factNamed(draft, field, language);
      if (ground === undefined) return `${label}: ${valueNamed(draft, field, value, language)}`;
      const name = valueNamed(draft, field, ground, language);
      return `${label}: ${value === "true" ? name : message("fact-not", { name }, language)}`;
    })
    .join("; ");
}

function factNamed(draft: Draft, path: string, language: Language): string {
  const key = `fact-${path}`;
  if (hasMessage(key)) return message(key, {}, language);
  return said(fieldsAt(draft, path)[0]?.["label"], language) ?? path;
}

function valueNamed(draft: Draft, path: string, value: string, language: Language): string {
  if (value === "(missing)") return message("fact-missing", {}, language);
  if (value === "true" || value === "false") return message(`fact-${value}`, {}, language);
  if (path.startsWith("taxpayer.") && hasMessage(`payer-${value}`)) return message(`payer-${value}`, {}, language);
  return (
    listsOf(draft, path)
      .map((list) => named(list, value, language))
      .find((name) => name !== undefined) ?? value
  );
}

/** The lists that the values of a field may come from. */
function listsOf(draft: Draft, path: string): readonly unknown[] {
  const derived = DERIVED_FROM.get(path);
  if (derived !== undefined) return [draft[derived]];
  const lists = isJsonObject(draft["vocabularies"]) ? draft["vocabularies"] : {};
  return fieldsAt(draft, path).map(({ vocabulary }) => lists[String(vocabulary)]);
}

/** Fields of one name belong to several kinds of object, each with a vocabulary of its own. */
function fieldsAt(draft: Draft, path: string): readonly JsonObject[] {
  const field = path.replace(/^subject\./, "");
  return objectsIn(draft["subjects"])
    .flatMap(({ fields }) => objectsIn(fields))
    .filter(({ name }) => name === field);
}

function named(list: unknown, code: string, language: Language): string | undefined {
  return said(objectsIn(list).find((each) => each["code"] === code)?.["name"], language);
}

function said(words: unknown, language: Language): string | undefined {
  const text = isJsonObject(words) ? words[language] : undefined;
  return typeof text === "string" ? text : undefined;
}
