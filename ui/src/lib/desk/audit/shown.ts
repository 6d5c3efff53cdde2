import { day, moment, number } from "../../format/index.js";
import type { Language } from "../../words/index.js";

/** How a value of a fact is shown: as text, as the rows of a table, as fields of its own, or as something sealed. */
export type Shown =
  | { readonly as: "text"; readonly text: string; readonly mono: boolean }
  | { readonly as: "sealed" }
  | { readonly as: "rows"; readonly columns: readonly string[]; readonly rows: readonly Readonly<Fields>[] }
  | { readonly as: "list"; readonly items: readonly unknown[] }
  | { readonly as: "fields"; readonly fields: readonly (readonly [name: string, value: unknown])[] };
type Fields = Record<string, unknown>;

const SEALED = "$p:";
const CIVIL_DATE = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;
/** Ids and hashes: long, with figures in them, and without a space. */
const ID = /^(?=.*\d)[0-9A-Za-z._:/|-]{12,}$/;
/** Codes of the law, the catalogue and the ledger: `front-desk`, `ObligationCharged`, `NOT_FOUND`. */
const CODE = /^([a-z0-9]+([._/-][a-z0-9]+)+|[A-Za-z][a-z]*([A-Z][a-z]+)+|[A-Z]+(_[A-Z]+)+)$/;
/** A code of one word: `photo`. Where nobody writes by hand, a small word alone that has no words of its own is one. */
const ONE_WORD = /^[a-z][a-z0-9]+$/;
/** Of more columns a table is not read any more. */
const MOST_COLUMNS = 8;

/** Numbers that name something: their thousands stand together. */
const NAMING = /(^|\.)(year|fiscalYear|version|revision|serviceVersion|workflowVersion)$/i;

/** Fields that somebody wrote by hand: a name may be any word. */
const FREE =
  /(^|\.)(name|displayName|label|text|value|street|nameWords|username|ground|reason|explanation|payer)(\[|$)/i;

/** Whether people read it as a sign and not as a word. */
export function isCode(text: string): boolean {
  return ID.test(text) || CODE.test(text);
}

/** Whether a field is called by what the ledger calls it, because nobody gave it a name. */
export function isUnnamed(field: string, named: string): boolean {
  return named === field || isCode(named);
}

/** What to make of the value of a field (or of the field at a path); `named` gives the words for one of a list. */
export function shownAs(
  value: unknown,
  field: string,
  language: Language,
  words: { readonly yes: string; readonly no: string },
  named: (value: string, field: string) => string,
): Shown {
  const text = (shown: string, mono = false): Shown => ({ as: "text", text: shown, mono });
  if (value === null || value === undefined) return text("–");
  if (typeof value === "boolean") return text(value ? words.yes : words.no);
  if (typeof value === "number")
    return text(Number.isInteger(value) && !NAMING.test(field) ? number(value, language) : String(value));
  if (typeof value === "string") {
    if (value.startsWith(SEALED)) return { as: "sealed" };
    if (CIVIL_DATE.test(value)) return text(day(value, language));
    if (INSTANT.test(value)) return text(moment(value, language));
    const isFree = FREE.test(field);
    const word = isFree ? value : named(value, field);
    const isSign = isCode(value) || (!isFree && ONE_WORD.test(value));
    return text(word === "" ? "–" : word, word === value && isSign);
  }
  if (Array.isArray(value)) return listed(value as readonly unknown[], text);
  const fields = Object.entries(value as Fields);
  return fields.length === 0 ? text("–") : { as: "fields", fields };
}

function listed(items: readonly unknown[], text: (shown: string) => Shown): Shown {
  if (items.length === 0) return text("–");
  if (!items.every(isRecord)) return { as: "list", items };
  const columns = [...new Set(items.flatMap((item) => Object.keys(item)))];
  return columns.length > MOST_COLUMNS ? { as: "list", items } : { as: "rows", columns, rows: items };
}

function isRecord(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
