import { notParsed, parseCivilDate, parsed, type CivilDate, type Parsed } from "../../domain/shared/index.js";
import type { FieldSource } from "./mapping.js";

/** One record of a file: its values by the names of the columns. */
export type RawRecord = Readonly<Record<string, string>>;

const DATE_PARTS = {
  "yyyy-mm-dd": /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})$/,
  "dd.mm.yyyy": /^(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4})$/,
  "dd/mm/yyyy": /^(?<day>\d{1,2})\/(?<month>\d{1,2})\/(?<year>\d{4})$/,
} as const;

/**
 * The value of a field; null where the column is empty or nobody mapped it. Refuses `import-value-not-mapped` and
 * `import-date-malformed`, naming the column and never repeating what a person wrote in it.
 */
export function fieldOf(record: RawRecord, source: FieldSource | undefined): Parsed<string | null> {
  if (source === undefined) return parsed(null);
  if (typeof source === "string") return parsed(textIn(record, source));
  if ("constant" in source) return parsed(source.constant);
  const text = textIn(record, source.column);
  if ("date" in source) return text === null ? parsed(null) : dateOf(source.column, text, source.date);
  const value = text !== null && Object.hasOwn(source.values, text) ? source.values[text]! : source.otherwise;
  return value === undefined ? notParsed("import-value-not-mapped", { column: source.column }) : parsed(value);
}

/** The values of all fields of a record; the first that cannot be had is refused. */
export function fieldsOf<Name extends string>(
  record: RawRecord,
  columns: { readonly [Field in Name]?: FieldSource | undefined },
  needed: readonly NoInfer<Name>[],
): Parsed<{ readonly [Field in Name]: string | null }> {
  const fields: Partial<Record<Name, string | null>> = {};
  for (const [name, source] of Object.entries(columns) as [Name, FieldSource | undefined][]) {
    const value = fieldOf(record, source);
    if (!value.ok) return value;
    if (value.value === null && needed.includes(name)) return notParsed("import-field-missing", { field: name });
    fields[name] = value.value;
  }
  return parsed(fields as { readonly [Field in Name]: string | null });
}

/** A day that a field holds; fields of dates are in the form of civil dates by then, others are read as such. */
export function dayIn(field: string, text: string | null): Parsed<CivilDate> {
  const day = parseCivilDate(text);
  return day.ok ? day : notParsed("import-date-malformed", { column: field });
}

function textIn(record: RawRecord, column: string): string | null {
  const text = (record[column] ?? "").trim();
  return text === "" ? null : text;
}

function dateOf(column: string, text: string, form: keyof typeof DATE_PARTS): Parsed<string> {
  const { year, month, day } = DATE_PARTS[form].exec(text)?.groups ?? {};
  const date = parseCivilDate(`${year}-${month?.padStart(2, "0")}-${day?.padStart(2, "0")}`);
  return date.ok ? parsed(date.value) : notParsed("import-date-malformed", { column });
}
