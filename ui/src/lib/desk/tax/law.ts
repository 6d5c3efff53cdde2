import type { ResultOf } from "../../graphql/tada.js";
import { number } from "../../format/index.js";
import { words, type Bilingual, type Language } from "../../words/index.js";
import type { PACKAGES } from "./question.js";

/** A field of a kind of object, as the fiscal package asks for it. */
export interface ObjectField {
  readonly key: string;
  readonly label: Bilingual;
  readonly type: string;
  readonly required: boolean;
  readonly options: readonly { readonly code: string; readonly name: Bilingual }[];
}

export interface ObjectKind {
  readonly code: string;
  readonly name: Bilingual;
  readonly fields: readonly ObjectField[];
}

/** What the desk reads of the fiscal packages. */
export interface Law {
  readonly items: Readonly<Record<string, Bilingual>>;
  readonly kinds: readonly ObjectKind[];
  /** What can be charged this year, with the item of the budget that it belongs to. */
  readonly chargeable: readonly { readonly code: string; readonly name: Bilingual; readonly revenueItem: string }[];
  /** What businesses do, and grounds of relief, by their codes. */
  readonly activities: readonly { readonly code: string; readonly name: Bilingual }[];
  readonly reliefGrounds: readonly { readonly code: string; readonly name: Bilingual }[];
}

interface Content {
  readonly units?: readonly { readonly code: string; readonly name: Bilingual }[];
  readonly items?: readonly { readonly code: string; readonly name: Bilingual; readonly revenueItem: string }[];
  readonly vocabularies?: Readonly<Record<string, readonly { readonly code: string; readonly name: Bilingual }[]>>;
  readonly subjects?: readonly {
    readonly code: string;
    readonly name: Bilingual;
    readonly fields: readonly {
      readonly name: string;
      readonly type: string;
      readonly label: Bilingual;
      readonly required?: boolean;
      readonly vocabulary?: string;
    }[];
  }[];
}

/** Grounds of relief have a decision of their own; the days stand beside the facts. */
const ELSEWHERE = ["grounds", "from", "to", "ownershipShare"];

/** The names of taxes in every year, and the kinds of objects that the latest law knows. */
export function lawOf(packages: ResultOf<typeof PACKAGES>["fiscalPackages"]["nodes"]): Law {
  const published = packages.filter(({ status }) => status === "published" || status === "superseded");
  const contents = published.map(({ content }) => content as Content);
  const items = Object.fromEntries(
    contents.toReversed().flatMap((each) => (each.items ?? []).map(({ code, name }) => [code, name])),
  );
  const [latest = {}] = contents;
  const kinds = (latest.subjects ?? []).map(({ code, name, fields }) => ({
    code,
    name,
    fields: fields
      .filter((field) => !ELSEWHERE.includes(field.name))
      .map(({ name: key, label, type, required = false, vocabulary }) => ({
        ...{ key, label, type, required },
        options:
          vocabulary !== undefined
            ? (latest.vocabularies?.[vocabulary] ?? [])
            : key === "unit"
              ? (latest.units ?? [])
              : [],
      })),
  }));
  const { activity: activities = [], ground: reliefGrounds = [] } = latest.vocabularies ?? {};
  const chargeable = (latest.items ?? []).map(({ code, name, revenueItem }) => ({ code, name, revenueItem }));
  return { items, kinds, chargeable, activities, reliefGrounds };
}

/** The facts of an object as a form of its kind sent them: whole numbers as numbers, the rest as it was typed. */
export function factsIn(kind: ObjectKind | undefined, text: (key: string) => string): Record<string, unknown> {
  return Object.fromEntries(
    (kind?.fields ?? []).flatMap(({ key, type }): [string, unknown][] => {
      const typed = text(`fact-${key}`);
      if (typed === "") return [];
      if (type === "boolean") return [[key, typed === "yes"]];
      if (type === "integer") return [[key, /^\d+$/.test(typed) ? Number(typed) : typed]];
      return [[key, type === "decimal" || type === "money" ? typed.replace(",", ".") : typed]];
    }),
  );
}

/** A fact as it is read: the name of its code where it is one, yes or no, and decimals (kept with a point) as people write them. */
export function factInWords(kind: ObjectKind | undefined, key: string, value: unknown, language: Language): string {
  const field = kind?.fields.find((each) => each.key === key);
  const named = field?.options.find(({ code }) => code === value)?.name[language];
  if (named !== undefined) return named;
  if (typeof value === "boolean") return words(language).forms[value ? "yes" : "no"];
  const text = String(value);
  const isDecimal = field !== undefined && ["decimal", "money"].includes(field.type) && /^\d+(\.\d+)?$/.test(text);
  return isDecimal ? number(Number(text), language, text.split(".")[1]?.length ?? 0) : text;
}
