import { decimalTyped } from "../format/index.js";
import type { ShownField } from "./schema.js";

/** What was typed, by the key of a field: as it was typed, to be shown again. A date has a part for each box. */
export type Typed = Readonly<Record<string, string>>;

/** The names of the three boxes of a date. */
export const DATE_PARTS = ["day", "month", "year"] as const;

/**
 * What a browser sent, as it was typed; only the fields of the form are looked at. Their names may have a `scope` before
 * them, where several forms are sent together.
 */
export function typedIn(fields: readonly ShownField[], sent: { get(name: string): unknown }, scope = ""): Typed {
  const names = fields.flatMap(({ key, kind }) =>
    kind === "date" ? DATE_PARTS.map((part) => `${key}-${part}`) : [key],
  );
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = sent.get(scope + name);
      return typeof value === "string" && value.trim() !== "" ? [[name, value.trim()]] : [];
    }),
  );
}

/**
 * The values that the schema asks for: numbers with a comma or a point, dates as `YYYY-MM-DD`, ticks as true. What cannot
 * be read goes as it was typed: the API says what is wrong with it, in the words of its rules.
 */
export function valuesOf(
  fields: readonly ShownField[],
  typed: Typed,
): Readonly<Record<string, string | number | boolean>> {
  return Object.fromEntries(
    fields.flatMap((field): [string, string | number | boolean][] => {
      const value = valueOf(field, typed);
      return value === undefined ? [] : [[field.key, value]];
    }),
  );
}

/** What would have been typed for values that are there: what {@link valuesOf} reads as the same values again. */
export function typedFor(fields: readonly ShownField[], values: Readonly<Record<string, unknown>>): Typed {
  return Object.fromEntries(
    fields.flatMap(({ key, kind }): [string, string][] => {
      const value = values[key];
      if (value === undefined || value === null) return [];
      if (kind === "boolean") return [[key, value === true ? "yes" : "no"]];
      if (kind !== "date") return [[key, String(value as string | number)]];
      const [year = "", month = "", day = ""] = String(value as string).split("-");
      return [day, month, year].map((part, at) => [`${key}-${DATE_PARTS[at]!}`, String(Number(part))]);
    }),
  );
}

function valueOf({ key, kind, required }: ShownField, typed: Typed): string | number | boolean | undefined {
  if (kind === "date") return dateOf(key, typed);
  const text = typed[key];
  if (kind === "boolean") return text === "yes" ? true : text === "no" ? false : required ? false : undefined;
  if (text === undefined) return undefined;
  if (kind === "number") {
    const decimal = decimalTyped(text);
    return decimal === null ? text : Number(decimal);
  }
  return kind === "nid" || kind === "nipt" ? text.toUpperCase() : text;
}

function dateOf(key: string, typed: Typed): string | undefined {
  const [day, month, year] = DATE_PARTS.map((part) => typed[`${key}-${part}`]);
  if (day === undefined && month === undefined && year === undefined) return undefined;
  const padded = (text: string | undefined, length: number) => (text ?? "").padStart(length, "0");
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`;
}
