import type { Bilingual } from "../../../domain/shared/index.js";
import type { Finding, FiscalPackage } from "../../../domain/taxation/index.js";
import { hasMessage, message, type Language } from "../../messages/index.js";

/** A draft may be anything: what it lacks is taken as empty. */
type Draft = Partial<FiscalPackage>;

/** The facts of a finding as people call them: fields, articles and values by the names that the package itself has. */
export function factsInWords({ facts }: Finding, draft: Draft, language: Language): Finding["facts"] {
  const told = Object.entries(facts).map(([name, value]): [string, Finding["facts"][string]] => {
    if (typeof value !== "string") return [name, value];
    if (name === "field") return [name, factNamed(draft, value, language)];
    if (name === "case") return [name, caseInWords(draft, value, language)];
    if (name === "item") return [name, named(draft.items, value)?.[language] ?? value];
    if (name === "subject") return [name, named(draft.subjects, value)?.[language] ?? value];
    if (name === "collector") return [name, named(draft.collectors, value)?.[language] ?? value];
    if (name === "unit") return [name, named(draft.units, value)?.[language] ?? value];
    return [name, value];
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
  return fieldsAt(draft, path)[0]?.label?.[language] ?? path;
}

function valueNamed(draft: Draft, path: string, value: string, language: Language): string {
  if (value === "(missing)") return message("fact-missing", {}, language);
  if (value === "true" || value === "false") return message(`fact-${value}`, {}, language);
  if (path === "taxpayer.kind" && hasMessage(`payer-${value}`)) return message(`payer-${value}`, {}, language);
  const lists =
    path === "subject.zone"
      ? [draft.zones]
      : path === "subject.unit"
        ? [draft.units]
        : fieldsAt(draft, path).map(({ vocabulary = "" }) => draft.vocabularies?.[vocabulary]);
  return lists.map((list) => named(list, value)?.[language]).find((name) => name !== undefined) ?? value;
}

/** Fields of one name belong to several kinds of object, each with a vocabulary of its own. */
function fieldsAt(draft: Draft, path: string) {
  const field = path.replace(/^subject\./, "");
  return (draft.subjects ?? []).flatMap(({ fields }) => fields ?? []).filter(({ name }) => name === field);
}

function named(
  list: readonly { readonly code: string; readonly name: Bilingual }[] | undefined,
  code: string,
): Bilingual | undefined {
  return list?.find((each) => each.code === code)?.name;
}
