import {
  add,
  addDays,
  compare,
  daysInMonth,
  formatRational,
  fromInteger,
  ONE,
  parseDecimal,
  parseFraction,
  trusted,
  yearOf,
  ZERO,
} from "../../../../shared/index.js";
import type { Finding } from "../finding.js";
import type { Charge, FiscalPackage, InstalmentRule } from "../package.js";
import { finding } from "./finding-list.js";

/** The period of the package: whole months inside its fiscal year. */
export function checkValidity({ validFrom, validTo, fiscalYear, code, supersedes }: FiscalPackage): readonly Finding[] {
  return [
    ...(validFrom > validTo ? [finding("validity-reversed", "validFrom", { validFrom, validTo })] : []),
    ...(yearOf(validFrom) === fiscalYear && yearOf(validTo) === fiscalYear
      ? []
      : [finding("validity-outside-year", "validFrom", { validFrom, validTo, fiscalYear })]),
    ...(validFrom.endsWith("-01") && addDays(validTo, 1).endsWith("-01")
      ? []
      : [finding("validity-not-whole-months", "validFrom", { validFrom, validTo })]),
    ...(supersedes === code ? [finding("supersedes-itself", "supersedes", { code })] : []),
  ];
}

/** Figures of one charge that cannot be meant: reliefs over the whole, shares that are not the whole, dates that are none. */
export function checkFigures(charge: Charge, law: FiscalPackage): readonly Finding[] {
  const path = `items[${charge.code}]`;
  return [
    ...charge.reliefs.flatMap((relief) => {
      const order = compare(trusted(parseDecimal(relief.percent)), fromInteger(100));
      const at = `${path}.reliefs[${relief.code}].percent`;
      if (order > 0) return [finding("relief-over-100", at, { percent: relief.percent })];
      if (relief.kind === "exemption" && order !== 0)
        return [finding("exemption-not-100", at, { percent: relief.percent })];
      return [];
    }),
    ...(charge.base.unit.trim() === "" ? [finding("unit-missing", `${path}.base.unit`)] : []),
    ...checkInstalments(charge.instalments, charge, law),
    ...(charge.proration === "months" && charge.period !== "annual"
      ? [finding("proration-unfit", `${path}.proration`, { period: charge.period })]
      : []),
    ...checkEventDate(charge, law),
  ];
}

function checkInstalments(rule: InstalmentRule, charge: Charge, law: FiscalPackage): readonly Finding[] {
  const path = `items[${charge.code}].instalments`;
  if (rule.kind === "monthly" && charge.period !== "monthly")
    return [finding("instalments-unfit", path, { kind: rule.kind, period: charge.period })];
  if (rule.kind !== "fixed-dates") return [];
  const sum = rule.parts.map((part) => trusted(parseFraction(part.share))).reduce(add, ZERO);
  const dues = rule.parts.map((part) => part.due);
  const exists = (due: string) => Number(due.slice(3)) <= daysInMonth(law.fiscalYear, Number(due.slice(0, 2)));
  return [
    ...(compare(sum, ONE) === 0 ? [] : [finding("shares-not-one", path, { sum: formatRational(sum) })]),
    ...dues.flatMap((due, at) => {
      const place = `${path}.parts[${at}].due`;
      if (!exists(due)) return [finding("due-date-does-not-exist", place, { due })];
      return at > 0 && due <= dues[at - 1]! ? [finding("due-dates-not-in-order", place, { due })] : [];
    }),
  ];
}

/** An event needs its day: a required `date`, or a required `from`. */
function checkEventDate(charge: Charge, law: FiscalPackage): readonly Finding[] {
  if (charge.period !== "event") return [];
  const fields = law.subjects.find((kind) => kind.code === charge.subject)?.fields ?? [];
  const dated = fields.some((field) => (field.name === "date" || field.name === "from") && field.required === true);
  return dated
    ? []
    : [finding("event-date-may-be-missing", `items[${charge.code}].period`, { subject: charge.subject })];
}
