import type { Bilingual, Language } from "../words/index.js";

/** What the pages read of a fiscal package (`defter.fiscal-package/1`); the rest of it passes through untouched. */
export interface Content {
  readonly code: string;
  readonly fiscalYear: number;
  readonly version: number;
  /** The code of the package that it follows. */
  readonly supersedes?: string;
  readonly name: Bilingual;
  readonly notice: Bilingual;
  readonly validFrom: string;
  readonly validTo: string;
  readonly decision: Sourced & { readonly number: string; readonly date: string; readonly title: Bilingual };
  readonly baseDecision: Sourced & { readonly number: string; readonly date: string; readonly title: Bilingual };
  readonly units: readonly Named[];
  readonly zones: readonly (Named & Sourced & { readonly units: readonly string[] })[];
  readonly vocabularies: Readonly<Record<string, readonly Named[]>>;
  readonly subjects: readonly (Named & { readonly fields: readonly SubjectField[] })[];
  readonly tables: readonly (Named & { readonly unit?: string; readonly rows: readonly TableRow[] })[];
  readonly collectors: readonly Named[];
  readonly bundles?: readonly (Named & { readonly items: readonly string[] })[];
  readonly items: readonly Item[];
  readonly changes: readonly (Sourced & { readonly item: string; readonly text: Bilingual })[];
}
export interface Named {
  readonly code: string;
  readonly name: Bilingual;
}
/** Where a figure comes from; `assumed`: the municipality has to confirm it. */
export interface Sourced {
  readonly source?: string;
  readonly assumed?: boolean;
  readonly modelledOn?: string;
  readonly note?: Bilingual;
}
interface SubjectField {
  readonly name: string;
  readonly label: Bilingual;
  readonly vocabulary?: string;
}
export type Condition =
  | { readonly field: string; readonly op: string; readonly value?: unknown }
  | { readonly any: readonly Condition[] }
  | { readonly all: readonly Condition[] }
  | { readonly not: Condition };
export type Rate =
  | { readonly type: "amount"; readonly amount: string }
  | { readonly type: "percent"; readonly percent: string }
  | { readonly type: "fixed"; readonly amount: number }
  | { readonly type: "not-charged" };
interface TableRow extends Sourced {
  readonly when: readonly Condition[];
  readonly value: string | { readonly field: string };
}
export interface RateRow extends Sourced {
  readonly code: string;
  readonly name?: Bilingual;
  readonly when: readonly Condition[];
  readonly rate: Rate;
  readonly per?: string;
}
export interface Item extends Named {
  readonly kind: "tax" | "tariff";
  readonly group: string;
  readonly legalBasis: readonly string[];
  readonly mode: string;
  readonly payerKinds: readonly string[];
  readonly subject: string;
  readonly appliesWhen: readonly Condition[];
  readonly base: {
    readonly kind: string;
    readonly unit: string;
    readonly field?: string;
    readonly cap?: Sourced & { readonly max: string };
    readonly times?: readonly ({ readonly field: string } | { readonly table: string })[];
  };
  readonly shareField?: string;
  readonly rates: readonly RateRow[];
  readonly modifiers?: readonly (Named &
    Sourced & { readonly when: readonly Condition[]; readonly multiply: string })[];
  readonly reliefs: readonly (Named &
    Sourced & {
      readonly kind: "exemption" | "reduction";
      readonly when: readonly Condition[];
      readonly percent: string;
      readonly legalBasis?: string;
      readonly proof: readonly Bilingual[];
    })[];
  readonly period: string;
  readonly proration: string;
  readonly collector: string;
  readonly revenueItem: string;
  readonly instalments:
    | {
        readonly kind: "fixed-dates";
        readonly parts: readonly { readonly share: string; readonly due: string }[];
        readonly lateBornDays: number;
      }
    | { readonly kind: "monthly"; readonly dueDay: number; readonly monthOffset: number }
    | { readonly kind: "on-event"; readonly days: number };
  readonly note?: Bilingual;
}

/** The article that a path of the checks is in; null: it is about something else. */
export function articleAt({ items }: Content, path: string): Item | null {
  const [, code, at] = /^items(?:\[([^\]]+)\]|\.(\d+))/.exec(path) ?? [];
  return items.find((each, index) => each.code === code || String(index) === at) ?? null;
}

/** When a row holds, in the words of the package's own labels and vocabularies. */
export function conditionsInWords(
  content: Content,
  when: readonly Condition[],
  language: Language,
  say: ConditionWords,
): string {
  return joinedInWords(content, when, language, say, say.and);
}

/** What is joined within what is joined stands in brackets: “A; B or C” would say two things. */
function joinedInWords(
  content: Content,
  conditions: readonly Condition[],
  language: Language,
  say: ConditionWords,
  sign: string,
): string {
  const told = conditions.map((each) => {
    const inWords = conditionInWords(content, each, language, say);
    return conditions.length > 1 && isJoined(each) ? `(${inWords})` : inWords;
  });
  return told.join(sign);
}

function isJoined(condition: Condition): boolean {
  if ("any" in condition) return condition.any.length > 1 || condition.any.some(isJoined);
  if ("all" in condition) return condition.all.length > 1 || condition.all.some(isJoined);
  return false;
}

export interface ConditionWords {
  readonly and: string;
  readonly or: string;
  readonly not: (what: string) => string;
  readonly op: (op: string, label: string, value: string) => string;
  /** Facts that no kind of object has a label for; empty: it has. */
  readonly fact: (path: string) => string;
  readonly payerNamed: (kind: string) => string;
}

function conditionInWords(content: Content, when: Condition, language: Language, say: ConditionWords): string {
  if ("any" in when) return joinedInWords(content, when.any, language, say, say.or);
  if ("all" in when) return joinedInWords(content, when.all, language, say, say.and);
  if ("not" in when) return say.not(conditionInWords(content, when.not, language, say));
  const name = when.field.split(".").at(-1)!;
  // Fields of one name belong to several subjects, each with a vocabulary of its own.
  const fields = content.subjects.flatMap((subject) => subject.fields).filter((field) => field.name === name);
  const values = (Array.isArray(when.value) ? when.value : [when.value]).map((value) =>
    when.field === "taxpayer.kind" ? say.payerNamed(String(value)) : valueNamed(content, name, fields, value, language),
  );
  const label = say.fact(when.field) || (fields[0]?.label[language] ?? name);
  return say.op(when.op, label, values.join(say.or));
}

function valueNamed(
  content: Content,
  name: string,
  fields: readonly SubjectField[],
  value: unknown,
  language: Language,
): string {
  const lists =
    name === "zone"
      ? [content.zones]
      : name === "unit"
        ? [content.units]
        : fields.flatMap(({ vocabulary = "" }) => [content.vocabularies[vocabulary] ?? []]);
  const named = lists.flat().find(({ code }) => code === value)?.name[language];
  return named ?? String(value ?? "");
}
