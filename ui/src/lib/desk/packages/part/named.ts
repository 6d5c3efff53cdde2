import type { Content, Named } from "../../../packages/content.js";
import type { Language } from "../../../words/index.js";
import { namedIn } from "../../named.js";
import { deskWords } from "../../words/index.js";
import { sectionAt } from "./head.js";
import { isList, partsIn, type List, type Part } from "./lists.js";

/** That a package names something of itself, by the paths of the checks. */
export interface Use {
  readonly of: string;
  readonly by: string;
}

const MOST_OF_A_NAME = 3;

/** What a part is called; a section of the head by what stands in it. A vocabulary has no name: it is called by the facts that choose from it, else by its values. */
export function partNamed(content: Content, list: List, { code, ...part }: Part, language: Language): string {
  if (list === "head") return deskWords(language).heads.sectionNamed(code);
  if (list !== "vocabularies") {
    const { name } = part as unknown as Named;
    return name?.[language] || code;
  }
  const labels = content.subjects
    .flatMap(({ fields }) => fields)
    .filter(({ vocabulary }) => vocabulary === code)
    .map(({ label }) => label[language]);
  if (labels.length > 0) return [...new Set(labels)].slice(0, MOST_OF_A_NAME).join(", ");
  const { entries } = part as unknown as { readonly entries: readonly Named[] };
  const values = Array.isArray(entries) ? entries.map(({ name }) => name?.[language] ?? "") : [];
  return (
    values
      .filter((each) => each)
      .slice(0, MOST_OF_A_NAME)
      .join(", ") || code
  );
}

const PLACE = /^(\w+)\[([^\]]+)\](?:\[([^\]]+)\]|\.fields\[([^\]]+)\])?/;

/** Where something stands in a package, in its own words: `items[building-tax].rates[x]` is the article. */
export function placeNamed(content: Content, path: string, language: Language): string {
  const [, list = "", code = "", entry, field] = PLACE.exec(path) ?? [];
  if (list === "items") {
    const at = content.items.findIndex((each) => each.code === code);
    const name = content.items[at]?.name[language] ?? code;
    return `${deskWords(language).articles.editing(at + 1)}. ${name}`;
  }
  if (entry !== undefined) return namedIn(content.vocabularies[code] ?? [], entry, language);
  const found = partAt(content, path);
  const own = found === null ? code : partNamed(content, found.list, found.part, language);
  if (field === undefined) return own;
  const fields = content.subjects.find((each) => each.code === code)?.fields ?? [];
  return `${own}: ${fields.find(({ name }) => name === field)?.label[language] ?? field}`;
}

/** Who uses something of a package, each once, in words. */
export function usersOf(content: Content, uses: readonly Use[], of: string, language: Language): readonly string[] {
  const using = uses.filter((use) => use.of === of).map(({ by }) => placeNamed(content, by, language));
  return [...new Set(using)];
}

/** The part that a path of the checks is in (`tables[x].rows[0]`, `zones.0.units`, `decision.date`); null: it is about something else. */
export function partAt(content: Content, path: string): { readonly list: List; readonly part: Part } | null {
  const section = sectionAt(path);
  if (section !== null) return { list: "head", part: partsIn(content, "head").find(({ code }) => code === section)! };
  const [, list = "", named, at] = /^(\w+)(?:\[([^\]]+)\]|\.([^.[]+))/.exec(path) ?? [];
  if (!isList(list)) return null;
  const code = named ?? at;
  const part = partsIn(content, list).find((each, index) => each.code === code || String(index) === at);
  return part === undefined ? null : { list, part };
}

const MOST_USERS = 4;

/** The same in one line, the first few of them; empty: nobody. */
export function usersInWords(names: readonly string[], language: Language): string {
  const told = names.slice(0, MOST_USERS).join(", ");
  return deskWords(language).parts.usedByMany(told, Math.max(0, names.length - MOST_USERS));
}
