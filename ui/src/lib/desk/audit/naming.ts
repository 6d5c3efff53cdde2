import { getContext, setContext } from "svelte";
import type { Law } from "../tax/law.js";
import type { Bilingual, Language } from "../../words/index.js";
import { deskWords } from "../words/index.js";
import { spaced } from "./spaced.js";

/** How fields of facts, and the codes that stand in them, are called. */
export interface Naming {
  readonly fieldNamed: (field: string) => string;
  readonly valueNamed: (value: string, field: string) => string;
}

type Named = Readonly<Record<string, string>>;

/** What the law calls what it asks of taxable objects: the fields, the kinds, taxes, and the codes of each field. */
export interface LegalNames {
  readonly fields: Named;
  readonly kinds: Named;
  readonly items: Named;
  readonly codes: Readonly<Record<string, Named>>;
}

const NONE: LegalNames = { fields: {}, kinds: {}, items: {}, codes: {} };

type Coded = readonly { readonly code: string; readonly name: Bilingual }[];

const namedIn = (coded: Coded, language: Language): Named =>
  Object.fromEntries(coded.map(({ code, name }) => [code, name[language]]));

/** The names of the law in one language, small enough to go along with a page. */
export function legalNames({ kinds, items, activities }: Law, language: Language): LegalNames {
  const fields = kinds.flatMap((kind) => kind.fields);
  const keys = [...new Set(fields.map(({ key }) => key))];
  const optionsOf = (key: string) => fields.filter((field) => field.key === key).flatMap(({ options }) => options);
  return {
    fields: Object.fromEntries(fields.map(({ key, label }) => [key, label[language]])),
    kinds: namedIn(kinds, language),
    items: Object.fromEntries(Object.entries(items).map(([code, name]) => [code, name[language]])),
    codes: {
      ...Object.fromEntries(keys.map((key) => [key, namedIn(optionsOf(key), language)])),
      activity: namedIn(activities, language),
    },
  };
}

/** What happened, by the types of events: of all that there are, those that stand somewhere in what is shown. */
export function happenedIn(shown: unknown, kinds: readonly { readonly type: string; readonly what: string }[]): Named {
  const text = JSON.stringify(shown);
  return Object.fromEntries(kinds.flatMap(({ type, what }) => (text.includes(`"${type}"`) ? [[type, what]] : [])));
}

/** Our own words first; then those of the municipality and of its law, and what events say; what nobody named stays as it is. */
export function namingBy(language: Language, offices: Coded, law: LegalNames = NONE, happened: Named = {}): Naming {
  const all = deskWords(language);
  const say = all.audit;
  /** A role is called as everywhere at the desk. */
  const ownWords = (value: string) => {
    const said = say.valueNamed(value);
    return said === value ? all.roleNamed(value) : said;
  };
  const at = (names: Named | undefined, code: string) =>
    names && Object.hasOwn(names, code) ? names[code] : undefined;
  const officeNames = namedIn(offices, language);
  const lists: Readonly<Record<string, Named>> = {
    ...law.codes,
    ...{ kind: law.kinds, item: law.items, key: law.items, office: officeNames, offices: officeNames },
  };
  return {
    fieldNamed: (field) => {
      const own = say.fieldNamed(field);
      return own === spaced(field) || own === field ? (at(law.fields, field) ?? own) : own;
    },
    valueNamed: (value, field) => at(lists[lastOf(field)], value) ?? at(happened, value) ?? ownWords(value),
  };
}

/** The field at the end of a path: `objects[O1].facts[0].unit` is `unit`. */
function lastOf(path: string): string {
  return (
    path
      .replace(/\[[^\]]*\]/g, "")
      .split(".")
      .at(-1) ?? path
  );
}

const NAMING = Symbol("naming");

/** Says once for a page how its facts are called. */
export function nameBy(naming: () => Naming): void {
  setContext(NAMING, naming);
}

/** How the page calls facts; our own words where it does not say. */
export function namingOfPage(language: () => Language): () => Naming {
  return getContext<(() => Naming) | undefined>(NAMING) ?? (() => namingBy(language(), []));
}
