import { civilDate, notParsed, parsed, type Parsed } from "../../../domain/shared/index.js";
import { assess, type FactValue, type SubjectField, type TaxableSubject } from "../../../domain/taxation/index.js";
import type { Estimate, EstimateInput } from "../inputs/public.js";
import { lineInWords, type LawOfYear } from "../law/index.js";

/**
 * What would be due for a whole year by the package in force: the same evaluation that assesses the register, on facts
 * that somebody states about nobody. Refuses what {@link assess} refuses, and `subject-kind-unknown`.
 */
export function estimateBy({ compiled, calendar, year }: LawOfYear, input: EstimateInput): Parsed<Estimate> {
  const law = compiled.source;
  const subjects: TaxableSubject[] = [];
  for (const [index, { kind, facts, grounds }] of input.subjects.entries()) {
    const known = law.subjects.find(({ code }) => code === kind);
    if (!known) return notParsed("subject-kind-unknown", { kind });
    subjects.push({
      ...factsOf(known.fields, facts),
      ...(grounds.length === 0 ? {} : { grounds: grounds.map((code) => ({ code })) }),
      unit: input.unit,
      id: `${index}`,
      kind,
    });
  }
  const assessed = assess({
    fiscalPackage: compiled,
    calendar,
    taxpayer: { kind: input.payer },
    subjects,
    assessedOn: civilDate(`${year}-01-01`),
  });
  if (!assessed.ok) return assessed;
  const lines = assessed.value.lines.map((line) => lineInWords(law, line));
  return parsed({ year, total: assessed.value.total, lines });
}

/** Only the fields of that kind, each in the form that the law reads: decimals as text, counts as numbers. */
function factsOf(
  fields: readonly SubjectField[],
  stated: Readonly<Record<string, unknown>>,
): Record<string, FactValue> {
  return Object.fromEntries(
    fields.flatMap(({ name, type }): [string, FactValue][] => {
      const value = Object.hasOwn(stated, name) ? stated[name] : undefined;
      if (value === undefined || value === null || value === "" || type === "grounds") return [];
      if (typeof value === "boolean") return [[name, value]];
      const text = String(value).replace(",", ".").slice(0, 80);
      if (type === "integer" || type === "money") return [[name, /^\d{1,15}$/.test(text) ? Number(text) : text]];
      return [[name, text]];
    }),
  );
}
