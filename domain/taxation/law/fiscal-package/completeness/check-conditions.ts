import { parseCivilDate } from "../../../../shared/index.js";
import type { Condition, Scalar } from "../condition.js";
import type { Comparison } from "../condition-fields.js";
import { numeric } from "../evaluate-condition.js";
import type { Finding } from "../finding.js";
import { isNumeric, type FactType } from "./fact-types.js";
import { finding } from "./finding-list.js";

/**
 * Conditions of a list (`items[code].appliesWhen`) that cannot mean what they say: `unknown-field`, `operator-unfit` (the
 * comparison does not fit the type of the fact), `value-unfit` (nor does the value), `unknown-code` (not in the
 * vocabulary). What is inside another condition is told there: `items[code].appliesWhen[0].any[1]`.
 */
export function checkConditions(
  conditions: readonly Condition[],
  path: string,
  types: ReadonlyMap<string, FactType>,
): readonly Finding[] {
  return conditions.flatMap((condition, index) => checkCondition(condition, `${path}[${index}]`, types));
}

function checkCondition(condition: Condition, path: string, types: ReadonlyMap<string, FactType>): readonly Finding[] {
  if ("any" in condition) return checkConditions(condition.any, `${path}.any`, types);
  if ("all" in condition) return checkConditions(condition.all, `${path}.all`, types);
  if ("not" in condition) return checkCondition(condition.not, `${path}.not`, types);
  const type = types.get(condition.field);
  if (!type) return [finding("unknown-field", path, { field: condition.field })];
  return checkComparison(condition, type, path);
}

function checkComparison(comparison: Comparison, fact: FactType, path: string): readonly Finding[] {
  if (!("value" in comparison)) return [];
  if (!operatorsOf(fact).has(comparison.op))
    return [finding("operator-unfit", path, { field: comparison.field, op: comparison.op, type: fact.type })];
  const values: readonly Scalar[] = [comparison.value].flat();
  return values.flatMap((value) => {
    if (!fits(value, fact)) return [finding("value-unfit", path, { field: comparison.field, value, type: fact.type })];
    if (fact.codes && !fact.codes.includes(String(value)))
      return [finding("unknown-code", path, { field: comparison.field, code: String(value) })];
    return [];
  });
}

const EQUALITY = ["eq", "ne", "in", "not-in"];
const ORDER = ["lt", "lte", "gt", "gte"];

/** The comparisons that fit a fact. */
export function operatorsOf({ type }: FactType): ReadonlySet<string> {
  if (type === "grounds") return new Set(["contains"]);
  if (type === "fraction") return new Set();
  return new Set(type === "code" || type === "boolean" ? EQUALITY : [...EQUALITY, ...ORDER]);
}

function fits(value: Scalar, { type }: FactType): boolean {
  if (type === "boolean") return typeof value === "boolean";
  if (isNumeric(type)) return typeof value !== "boolean" && numeric(value) !== null;
  if (type === "date") return parseCivilDate(value).ok;
  if (type === "month") return typeof value === "string" && /^\d{4}-(0[1-9]|1[0-2])$/.test(value);
  return typeof value === "string";
}
