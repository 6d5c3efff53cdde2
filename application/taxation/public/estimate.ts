import { civilDate, notParsed, parsed, type Parsed } from "../../../domain/shared/index.js";
import {
  assess,
  type AssessmentLine,
  type Charge,
  type FactValue,
  type FiscalPackage,
  type LineTrace,
  type SubjectField,
  type TaxableSubject,
} from "../../../domain/taxation/index.js";
import type { Estimate, EstimatedFactor, EstimatedLine, EstimatedRate, EstimateInput } from "../inputs/public.js";
import type { LawOfYear } from "../law/index.js";

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
  const lines = assessed.value.lines.map((line) => shown(law, line, subjects[Number(line.subject)]!.kind));
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

function shown(law: FiscalPackage, line: AssessmentLine, subject: string): EstimatedLine {
  const charge = law.items.find(({ code }) => code === line.item)!;
  const [span] = line.trace.spans;
  return {
    item: line.item,
    name: charge.name,
    kind: charge.kind,
    subject,
    zone: law.zones.find(({ code }) => code === line.trace.zone)?.name ?? null,
    legalBasis: charge.legalBasis,
    base: line.trace.base.map((factor) => factorOf(law, charge, factor)),
    rate: rateOf(charge, line, span?.figure ?? "0"),
    modifiers: (span?.modifiers ?? []).map(({ code, multiply }) => {
      const modifier = charge.modifiers?.find((each) => each.code === code);
      return { name: modifier!.name, multiply, assumed: modifier!.assumed === true };
    }),
    months: charge.period === "monthly" ? (line.months ?? null) : null,
    gross: line.gross,
    reliefs: line.reliefs.map(({ code, amount }) => {
      const relief = charge.reliefs.find((each) => each.code === code)!;
      return { name: relief.name, amount, legalBasis: relief.legalBasis ?? null };
    }),
    net: line.net,
    due: line.instalments.map(({ due, amount }) => ({ on: due, amount })),
  };
}

function factorOf(law: FiscalPackage, charge: Charge, factor: LineTrace["base"][number]): EstimatedFactor {
  if ("cap" in factor)
    return {
      kind: "cap",
      name: { sq: "Kufiri i sipërm", en: "Upper limit" },
      value: factor.cap,
      assumed: charge.base.cap?.assumed === true,
    };
  if ("table" in factor) {
    const table = law.tables.find(({ code }) => code === factor.table)!;
    return {
      kind: "table",
      name: table.name,
      value: factor.value,
      assumed: table.rows[factor.row]?.assumed === true,
    };
  }
  const field = factor.field.replace(/^subject\./, "");
  const label = law.subjects
    .find(({ code }) => code === charge.subject)
    ?.fields.find(({ name }) => name === field)?.label;
  return { kind: "fact", name: label ?? { sq: field, en: field }, value: factor.value, assumed: false };
}

function rateOf(charge: Charge, line: AssessmentLine, figure: string): EstimatedRate {
  const row = charge.rates.find(({ code }) => code === line.row)!;
  return {
    name: row.name ?? null,
    type: row.rate.type === "not-charged" ? "fixed" : row.rate.type,
    figure,
    per: row.per ?? charge.base.unit,
    source: row.source ?? row.modelledOn ?? null,
    assumed: row.assumed === true,
  };
}
