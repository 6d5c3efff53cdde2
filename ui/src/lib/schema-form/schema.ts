import type { Bilingual, Language } from "../words/index.js";

/** How a field of a form is asked for. */
export type FieldKind =
  "text" | "long-text" | "number" | "date" | "select" | "boolean" | "nid" | "nipt" | "address" | "file" | "unit";

/** One field of a form, as it is shown. */
export interface ShownField {
  readonly key: string;
  readonly kind: FieldKind;
  readonly label: string;
  readonly required: boolean;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  /** Signs at least, of what is typed; 0: any. */
  readonly minLength: number;
  readonly maxLength: number | null;
  readonly min: number | null;
  readonly max: number | null;
  readonly whole: boolean;
}

interface FieldSchema {
  readonly title?: string;
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly multipleOf?: number;
  readonly "x-label"?: Bilingual;
  readonly "x-type"?: string;
  readonly "x-options"?: readonly { readonly code: string; readonly label: Bilingual }[];
}

interface FormSchema {
  readonly properties?: Readonly<Record<string, FieldSchema>>;
  readonly required?: readonly string[];
}

/** A text as long as this is asked for in several lines. */
const LONG_TEXT = 300;

/**
 * The fields of a form in the order in which the JSON Schema (2020-12, with `x-label`, `x-type` and `x-options`) names
 * them. What the schema leaves open is a line of text; units are chosen from `units` where these are given.
 */
export function shownFields(
  schema: unknown,
  language: Language,
  units: readonly { readonly code: string; readonly name: Bilingual }[] = [],
): readonly ShownField[] {
  const { properties = {}, required = [] } = schema as FormSchema;
  return Object.entries(properties).map(([key, field]) => ({
    key,
    kind: kindOf(field),
    label: field["x-label"]?.[language] ?? field.title ?? key,
    required: required.includes(key),
    options:
      field["x-type"] === "unit"
        ? units.map(({ code, name }) => option(code, name[language]))
        : optionsOf(field, language),
    minLength: field.minLength ?? 0,
    maxLength: field.maxLength ?? null,
    min: field.minimum ?? null,
    max: field.maximum ?? null,
    whole: field.multipleOf === 1 || field.type === "integer",
  }));
}

function kindOf({ "x-type": named, type, format, enum: values, maxLength = 0 }: FieldSchema): FieldKind {
  if (named === undefined) {
    if (values) return "select";
    if (type === "boolean") return "boolean";
    if (type === "number" || type === "integer") return "number";
    if (format === "date") return "date";
    return maxLength > LONG_TEXT ? "long-text" : "text";
  }
  return named === "text" && maxLength > LONG_TEXT ? "long-text" : (named as FieldKind);
}

function optionsOf(field: FieldSchema, language: Language) {
  const named = field["x-options"]?.map(({ code, label }) => option(code, label[language]));
  return named ?? field.enum?.map((value) => option(value, value)) ?? [];
}

function option(value: string, label: string) {
  return { value, label };
}
