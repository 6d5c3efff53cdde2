import type { ResultOf } from "../../graphql/tada.js";
import { decimalTyped, isDay, lekTyped, number } from "../../format/index.js";
import { words, type Bilingual, type Language } from "../../words/index.js";
import type { FaultName } from "./acts.js";
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

/** The facts of an object as a form of its kind sent them: numbers as the law reads them; what is none, as it was typed. */
export function factsIn(kind: ObjectKind | undefined, text: (key: string) => string): Record<string, unknown> {
  return Object.fromEntries(
    (kind?.fields ?? []).flatMap(({ key, type }): [string, unknown][] => {
      const typed = text(`fact-${key}`);
      return typed === "" ? [] : [[key, factTyped(type, typed) ?? typed]];
    }),
  );
}

/** What is wrong with a fact of an object, and the name it is asked by. */
export interface FactFault {
  readonly key: string;
  readonly label: Bilingual;
  readonly fault: FaultName;
}

/** What is wrong with the facts of an object before anybody is asked: what is missing, what is no number, and no day. */
export function factFaultsIn(kind: ObjectKind | undefined, text: (key: string) => string): readonly FactFault[] {
  return (kind?.fields ?? []).flatMap(({ key, label, type, required }): FactFault[] => {
    const typed = text(`fact-${key}`);
    if (typed === "" && !required) return [];
    if (typed === "") return [{ key, label, fault: "missing" }];
    return factTyped(type, typed) === null ? [{ key, label, fault: type === "date" ? "noDay" : "noNumber" }] : [];
  });
}

/** Null: it is not of its type. */
function factTyped(type: string, typed: string): string | number | boolean | null {
  if (type === "boolean") return typed === "yes";
  if (type === "integer") return /^\d{1,15}$/.test(typed) ? Number(typed) : null;
  if (type === "money") return fromZero(lekTyped(typed));
  if (type === "decimal") return fromZero(decimalTyped(typed));
  if (type === "date") return isDay(typed) ? typed : null;
  return typed;
}

function fromZero<Value extends string | number>(value: Value | null): Value | null {
  return value !== null && Number(value) >= 0 ? value : null;
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
