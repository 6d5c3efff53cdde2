import type { RawValue } from "../bson/raw.js";
import { elementsOf, Type, valuesOf } from "../bson/raw.js";

/** More text than this is not looked at: a key could not hold it in whole. */
const MAX_TEXT = 200;
const BOUNDS = new Set(["$gt", "$gte", "$lt", "$lte"]);

/**
 * Whether a filter asks for nothing but text in these fields, each equal to one or within bounds: what it accepts then is
 * what an index of them holds between two keys, without a look at the documents. Of numbers that is not promised (`NaN`),
 * nor of null (a field that is not there).
 */
export function asksTextOf(filter: RawValue, fields: ReadonlySet<string>): boolean {
  const asked = new Map<string, string[]>();
  const isPlain = (document: RawValue): boolean =>
    document.type === Type.object &&
    elementsOf(document).every(([name, value]) => {
      if (name === "$and") return value.type === Type.array && valuesOf(value).every(isPlain);
      if (!fields.has(name)) return false;
      const operators = operatorsOn(value);
      asked.set(name, [...(asked.get(name) ?? []), ...(operators ?? [])]);
      return operators !== null;
    });
  // Where one text is asked for, an index looks for that and leaves every other condition of the field to the filter.
  return isPlain(filter) && [...asked.values()].every((all) => all.length === 1 || !all.includes("$eq"));
}

/** The comparisons of a condition; null where it asks for more than text. */
function operatorsOn(condition: RawValue): readonly string[] | null {
  if (isText(condition)) return ["$eq"];
  if (condition.type !== Type.object) return null;
  const elements = elementsOf(condition);
  const isComparison = elements.every(([name, operand]) => (name === "$eq" || BOUNDS.has(name)) && isText(operand));
  return isComparison && elements.length > 0 ? elements.map(([name]) => name) : null;
}

function isText({ type, start, end }: RawValue): boolean {
  return type === Type.string && end - start <= MAX_TEXT;
}
