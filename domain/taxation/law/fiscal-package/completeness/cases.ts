import {
  addDays,
  civilDate,
  compare,
  formatRational,
  parseCivilDate,
  rational,
  type Rational,
} from "../../../../shared/index.js";
import type { Condition, Scalar } from "../condition.js";
import { comparisonsOf } from "../condition-fields.js";
import { numeric, type Fact } from "../evaluate-condition.js";
import { firstDayOf, monthIndex } from "../liable-months.js";
import type { Charge, FiscalPackage } from "../package.js";
import { factTypesOf, isNumeric, type FactType } from "./fact-types.js";

/** A case: values of some facts. Grounds are told apart one by one, under `subject.grounds:code`. */
export type Case = ReadonlyMap<string, Fact>;

/** The values of a fact that conditions can tell apart, in a case that is partly given. */
export type Alternatives = (path: string, given: Case) => readonly Fact[];

/**
 * The alternatives for the facts of one charge. Where numbers and dates are compared with limits, one value stands for
 * everything between two limits, so a finite number of cases stands for all.
 */
export function alternativesOf(charge: Charge, law: FiscalPackage, conditions: readonly Condition[]): Alternatives {
  const types = factTypesOf(charge, law);
  const limits = limitsOf(conditions);
  const zoneOf = new Map(law.zones.flatMap((zone) => zone.units.map((unit) => [unit, zone.code] as const)));
  const byPath = new Map<string, readonly Fact[]>();
  const plain = (path: string): readonly Fact[] => {
    let values = byPath.get(path);
    if (!values) {
      values = valuesOf(path, types, limits.get(path) ?? [], law);
      byPath.set(path, values);
    }
    return values;
  };
  return (path, given) => {
    if (path.startsWith("subject.grounds:"))
      return given.has("subject.grounds") && given.get("subject.grounds") === undefined ? [false] : [false, true];
    if (path === "subject.grounds")
      return [...given].some(([name, held]) => name.startsWith("subject.grounds:") && held === true)
        ? [true]
        : plain(path);
    if (path === "subject.unit" && given.has("subject.zone"))
      return plain(path).filter((unit) => zoneOf.get(unit as string) === given.get("subject.zone"));
    if (path === "subject.zone" && given.has("subject.unit")) return [zoneOf.get(given.get("subject.unit") as string)];
    return plain(path);
  };
}

function valuesOf(
  path: string,
  types: ReadonlyMap<string, FactType>,
  limits: readonly Scalar[],
  law: FiscalPackage,
): readonly Fact[] {
  if (path === "period.year") return [law.fiscalYear];
  if (path === "period.month")
    return Array.from({ length: 12 }, (_, index) => index + 1).filter(
      (month) => month >= Number(law.validFrom.slice(5, 7)) && month <= Number(law.validTo.slice(5, 7)),
    );
  const fact = types.get(path);
  if (!fact) return [undefined];
  return [...presentValues(fact, limits), ...(fact.required ? [] : [undefined])];
}

function presentValues({ type, codes }: FactType, limits: readonly Scalar[]): readonly Fact[] {
  if (type === "boolean") return [false, true];
  if (type === "grounds") return [true];
  if (type === "fraction") return ["1/2"];
  if (isNumeric(type)) return numbersAround(limits, type !== "decimal");
  if (type === "date") return datesAround(limits);
  if (type === "month") return monthsAround(limits);
  return codes ?? limits.filter((limit) => typeof limit === "string").concat("another-code");
}

/** Zero, every limit, something between each two, and something above all; whole numbers only where the fact is one. */
function numbersAround(limits: readonly Scalar[], whole: boolean): readonly Fact[] {
  const sorted = limits
    .map((limit) => numeric(limit))
    .filter((limit) => limit !== null && limit.numerator >= 0n)
    .map((limit) => limit!)
    .sort(compare);
  const points: Rational[] = [rational(0n)];
  for (const limit of sorted) {
    const before = points.at(-1)!;
    points.push(
      rational(
        before.numerator * limit.denominator + limit.numerator * before.denominator,
        2n * before.denominator * limit.denominator,
      ),
    );
    points.push(limit);
  }
  const last = points.at(-1)!;
  points.push(rational(last.numerator + last.denominator, last.denominator));
  if (!whole) return [...new Set(points.map(formatRational))];
  return [...new Set(points.flatMap(neighbours))];
}

/** Whole numbers just below, at and just above a point: between two limits there may be one of them, or none. */
function neighbours(point: Rational): readonly number[] {
  const floor = Number(point.numerator / point.denominator);
  return [floor - 1, floor, floor + 1].filter((value) => value >= 0);
}

function datesAround(limits: readonly Scalar[]): readonly Fact[] {
  const dates = limits.flatMap((limit) => {
    const date = parseCivilDate(limit);
    return date.ok ? [addDays(date.value, -1), date.value, addDays(date.value, 1)] : [];
  });
  return dates.length === 0 ? [civilDate("2000-01-01")] : [...new Set(dates)];
}

function monthsAround(limits: readonly Scalar[]): readonly Fact[] {
  const months = limits
    .map((limit) => monthIndex(String(limit)))
    .flatMap((month) => [month - 1, month, month + 1])
    .map((month) => firstDayOf(month).slice(0, 7));
  return months.length === 0 ? ["2000-01"] : [...new Set(months)];
}

function limitsOf(conditions: readonly Condition[]): ReadonlyMap<string, readonly Scalar[]> {
  const limits = new Map<string, Scalar[]>();
  for (const comparison of conditions.flatMap(comparisonsOf)) {
    if (!("value" in comparison)) continue;
    const values = limits.get(comparison.field) ?? [];
    values.push(...(Array.isArray(comparison.value) ? (comparison.value as Scalar[]) : [comparison.value as Scalar]));
    limits.set(comparison.field, values);
  }
  return limits;
}
