import {
  isJsonObject,
  notParsed,
  parseCivilDate,
  parsed,
  parseDecimal,
  parseNid,
  parseNipt,
  parseText,
  type Parsed,
  type Refusal,
} from "../../../shared/index.js";
import type { FormField, ServiceFee } from "../content.js";
import { readQuantity } from "../quantity.js";
import { ADDRESS_LENGTH, DEFAULT_TEXT_LENGTH } from "./schema.js";

/** What the applicant stated, checked: texts trimmed and in NFC, identifiers in capitals. */
export type FilledForm = Readonly<Record<string, string | number | boolean>>;

/** What of a service a form follows from: its fields, and the fees that are counted by them. */
export interface Asked {
  readonly form: readonly FormField[];
  readonly fees: readonly ServiceFee[];
}

/** What the values of a form may point at. */
export interface FormKnown {
  readonly units: readonly string[];
  /** Ids of the documents that are lodged with the form. */
  readonly documents: readonly string[];
}

/** A fault of one field. */
export interface FieldFault {
  readonly key: string;
  readonly fault: Refusal;
}

export type ReadForm =
  { readonly ok: true; readonly data: FilledForm } | { readonly ok: false; readonly faults: readonly FieldFault[] };

/**
 * Reads what was filled in, by the fields of the pinned version, and names every fault at once: unknown keys, missing
 * and empty values, wrong types, values out of range, quantities that no fee can be counted by, text with markup, control
 * characters or direction controls.
 */
export function readForm({ form, fees }: Asked, given: unknown, known: FormKnown): ReadForm {
  if (!isJsonObject(given)) return { ok: false, faults: [{ key: "", fault: fault("form-expected") }] };
  const unknown = Object.keys(given)
    .filter((key) => !form.some((field) => field.key === key))
    .map((key) => ({ key: key.slice(0, 40), fault: fault("form-field-unknown", { field: key.slice(0, 40) }) }));
  const [data, faults]: [Record<string, string | number | boolean>, FieldFault[]] = [{}, [...unknown]];
  for (const field of form) {
    const value = Object.hasOwn(given, field.key) ? given[field.key] : undefined;
    if (value === undefined) {
      if (field.required) faults.push({ key: field.key, fault: fault("form-field-missing", { field: field.key }) });
      continue;
    }
    const read = readValue(
      field,
      value,
      known,
      fees.filter(({ quantityField }) => quantityField === field.key),
    );
    if (read.ok) data[field.key] = read.value;
    else faults.push({ key: field.key, fault: read.refusal });
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, data };
}

function readValue(
  field: FormField,
  value: unknown,
  known: FormKnown,
  countedBy: readonly ServiceFee[],
): Parsed<string | number | boolean> {
  switch (field.type) {
    case "text":
      return readText(value, field.max ?? DEFAULT_TEXT_LENGTH, field.min ?? 1);
    case "address":
      return readText(value, ADDRESS_LENGTH, 1);
    case "number":
      return readNumber(field, value, countedBy);
    case "boolean":
      return typeof value === "boolean" ? parsed(value) : notParsed("form-value-wrong-type", { type: "boolean" });
    case "date":
      return parseCivilDate(value);
    case "nid":
      return identifier(parseNid(value));
    case "nipt":
      return identifier(parseNipt(value));
    case "select":
      return listed(
        value,
        (field.options ?? []).map(({ code }) => code),
        "form-option-unknown",
      );
    case "unit":
      return listed(value, known.units, "form-unit-unknown");
    case "file":
      return listed(value, known.documents, "form-document-unknown");
  }
}

/** Text that could be read as markup by whoever shows it is refused, not cleaned: nobody types it by accident. */
const MARKUP = /<\s*[a-z!/?]|javascript\s*:|data\s*:\s*text\/html/i;

/** Text of an applicant: as `parseText`, without markup, not shorter than asked. */
export function readText(value: unknown, max: number, min: number): Parsed<string> {
  const text = parseText(value, max);
  if (!text.ok) return text;
  if (MARKUP.test(text.value)) return notParsed("text-markup");
  return text.value.length < min ? notParsed("text-too-short", { min }) : text;
}

/** Numbers with at most six decimal places: what is multiplied with money must be exact. */
function readNumber({ min, max }: FormField, value: unknown, countedBy: readonly ServiceFee[]): Parsed<number> {
  if (typeof value !== "number") return notParsed("form-value-wrong-type", { type: "number" });
  const exact = parseDecimal(String(value));
  if (!exact.ok || 1_000_000n % exact.value.denominator !== 0n || Math.abs(value) > 1e12)
    return notParsed("form-number-inexact");
  if ((min !== undefined && value < min) || (max !== undefined && value > max))
    return notParsed("form-number-out-of-range", { min: min ?? null, max: max ?? null });
  for (const fee of countedBy) {
    const quantity = readQuantity(fee, value);
    if (!quantity.ok) return quantity;
  }
  return parsed(value === 0 ? 0 : value);
}

function identifier(read: Parsed<{ readonly value: string }>): Parsed<string> {
  return read.ok ? parsed(read.value.value) : read;
}

function listed(
  value: unknown,
  allowed: readonly string[],
  code: "form-option-unknown" | "form-unit-unknown" | "form-document-unknown",
): Parsed<string> {
  if (typeof value !== "string") return notParsed("form-value-wrong-type", { type: "text" });
  return allowed.includes(value) ? parsed(value) : { ok: false, refusal: fault(code, { value: value.slice(0, 80) }) };
}

function fault(
  code:
    | "form-expected"
    | "form-field-unknown"
    | "form-field-missing"
    | "form-option-unknown"
    | "form-unit-unknown"
    | "form-document-unknown",
  facts: Refusal["facts"] = {},
): Refusal {
  return { code, facts };
}
