import { compare, ONE, parseCivilDate, parseFraction, refusal, type Refusal } from "../../../shared/index.js";
import type { FactValue, TaxableSubject } from "./assessment.js";
import type { CompiledPackage } from "./compiled-package.js";
import { numeric } from "./evaluate-condition.js";
import type { SubjectField } from "./package.js";

/**
 * The first fact of a subject that the package cannot be applied to: `fact-missing` (a required one), `fact-malformed`
 * (not of the declared type, or below zero), `fact-code-unknown` (not in the vocabulary), `unit-unknown` (in no zone).
 * Null when all is well. Facts that the package does not declare are not looked at.
 */
export function checkFacts(subject: TaxableSubject, law: CompiledPackage): Refusal | null {
  for (const field of law.fieldsOfKind.get(subject.kind) ?? []) {
    const value = Object.hasOwn(subject, field.name) ? subject[field.name] : undefined;
    const fault = value === undefined ? (field.required ? "fact-missing" : null) : faultOf(field, value, law);
    if (fault) return refusal(fault, { subject: subject.id, kind: subject.kind, field: field.name });
  }
  return null;
}

function faultOf(field: SubjectField, value: Exclude<FactValue, undefined>, law: CompiledPackage): string | null {
  if (field.type === "code") return codeFault(field, value, law);
  if (field.type === "grounds") return groundsFault(field, value, law);
  return hasType(field, value) ? null : "fact-malformed";
}

function hasType(field: SubjectField, value: FactValue): boolean {
  switch (field.type) {
    case "decimal":
      return typeof value === "string" && isNumberFromZero(value);
    case "integer":
    case "money":
      return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
    case "fraction":
      return isShare(value);
    case "boolean":
      return typeof value === "boolean";
    case "date":
      return parseCivilDate(value).ok;
    case "month":
      return typeof value === "string" && /^\d{4}-(0[1-9]|1[0-2])$/.test(value);
    default:
      return false;
  }
}

function isNumberFromZero(value: string): boolean {
  const number = numeric(value);
  return number !== null && number.numerator >= 0n;
}

function isShare(value: FactValue): boolean {
  const share = parseFraction(value);
  return share.ok && compare(share.value, ONE) <= 0;
}

function codeFault(field: SubjectField, value: FactValue, law: CompiledPackage): string | null {
  if (typeof value !== "string") return "fact-malformed";
  if (field.name === "unit" && !law.zoneOfUnit.has(value)) return "unit-unknown";
  if (field.vocabulary === undefined) return null;
  return law.codesOfVocabulary.get(field.vocabulary)?.has(value) ? null : "fact-code-unknown";
}

function groundsFault(field: SubjectField, value: FactValue, law: CompiledPackage): string | null {
  if (!Array.isArray(value)) return "fact-malformed";
  const known = field.vocabulary === undefined ? undefined : law.codesOfVocabulary.get(field.vocabulary);
  for (const ground of value) {
    if (known && !known.has(ground.code)) return "fact-code-unknown";
    for (const day of [ground.from, ground.to])
      if (day !== undefined && !parseCivilDate(day).ok) return "fact-malformed";
  }
  return null;
}
