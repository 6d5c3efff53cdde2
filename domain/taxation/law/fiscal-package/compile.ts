import {
  compare,
  fromInteger,
  InvariantError,
  notParsed,
  parsed,
  parseDecimal,
  parseFraction,
  trusted,
  type Parsed,
  type Rational,
} from "../../../shared/index.js";
import type {
  CompiledCharge,
  CompiledFactor,
  CompiledInstalments,
  CompiledPackage,
  CompiledRelief,
  CompiledRow,
  CompiledTableRow,
} from "./compiled-package.js";
import { conditionsOf, fieldsRead } from "./condition-fields.js";
import { allOf, reader } from "./evaluate-condition.js";
import type { Charge, FiscalPackage, InstalmentRule, Rate, Relief, Table } from "./package.js";

/**
 * Makes a package ready for {@link assess}; do it once for many taxpayers. The package must have passed its JSON
 * Schema. Refuses with `package-not-evaluable` where it names an unknown table or fact, or a figure cannot be read.
 */
export function compilePackage(source: FiscalPackage): Parsed<CompiledPackage> {
  try {
    return parsed(compiled(source));
  } catch (error) {
    if (error instanceof InvariantError)
      return notParsed("package-not-evaluable", { package: source.code, detail: error.message });
    throw error;
  }
}

function compiled(source: FiscalPackage): CompiledPackage {
  const chargesOfKind = new Map<string, CompiledCharge[]>();
  for (const kind of source.subjects) chargesOfKind.set(kind.code, []);
  for (const item of source.items) {
    const charges = chargesOfKind.get(item.subject) ?? [];
    charges.push(compiledCharge(item, source.tables));
    chargesOfKind.set(item.subject, charges);
  }
  return {
    source,
    zoneOfUnit: new Map(source.zones.flatMap((zone) => zone.units.map((unit) => [unit, zone.code] as const))),
    fieldsOfKind: new Map(source.subjects.map((kind) => [kind.code, kind.fields])),
    codesOfVocabulary: new Map(
      Object.entries(source.vocabularies).map(([code, entries]) => [code, new Set(entries.map((entry) => entry.code))]),
    ),
    chargesOfKind,
  };
}

function compiledCharge(source: Charge, tables: readonly Table[]): CompiledCharge {
  const read = new Set(conditionsOf(source, tables).flatMap(fieldsRead));
  return {
    source,
    payerKinds: new Set(source.payerKinds),
    appliesWhen: allOf(source.appliesWhen),
    readsGrounds: read.has("subject.grounds"),
    readsPeriod: read.has("period.year") || read.has("period.month"),
    base: compiledBase(source, tables),
    rates: source.rates.map((row) => ({ source: row, when: allOf(row.when), rate: compiledRate(row.rate) })),
    modifiers: (source.modifiers ?? []).map((modifier) => ({
      code: modifier.code,
      when: allOf(modifier.when),
      text: modifier.multiply,
      multiply: trusted(parseDecimal(modifier.multiply)),
    })),
    share: source.shareField === undefined ? null : reader(source.shareField),
    reliefs: compiledReliefs(source.reliefs),
    instalments: compiledInstalments(source.instalments),
  };
}

function compiledBase({ base }: Charge, tables: readonly Table[]): readonly CompiledFactor[] {
  const factors: CompiledFactor[] = [];
  if (base.kind !== "flat" && base.field === undefined) throw new InvariantError("a base without its field");
  if (base.kind !== "flat" && base.field !== undefined) factors.push(fieldFactor(base.field));
  if (base.cap) factors.push({ kind: "cap", text: base.cap.max, max: trusted(parseDecimal(base.cap.max)) });
  for (const factor of base.times ?? [])
    factors.push("field" in factor ? fieldFactor(factor.field) : tableFactor(factor.table, tables));
  return factors;
}

function fieldFactor(field: string): CompiledFactor {
  return { kind: "field", field, read: reader(field) };
}

function tableFactor(code: string, tables: readonly Table[]): CompiledFactor {
  const table = tables.find((each) => each.code === code);
  if (!table) throw new InvariantError(`no such table: ${code}`);
  const rows = table.rows.map((row): CompiledTableRow => ({
    when: allOf(row.when),
    value:
      typeof row.value === "string"
        ? { text: row.value, exact: trusted(parseDecimal(row.value)) }
        : { field: row.value.field, read: reader(row.value.field) },
  }));
  return { kind: "table", table: code, rows };
}

function compiledRate(rate: Rate): CompiledRow["rate"] {
  switch (rate.type) {
    case "amount":
      return { type: rate.type, figure: rate.amount, exact: trusted(parseDecimal(rate.amount)) };
    case "percent":
      return { type: rate.type, figure: rate.percent, exact: hundredth(trusted(parseDecimal(rate.percent))) };
    case "fixed":
      return { type: rate.type, figure: String(rate.amount), exact: fromInteger(rate.amount) };
    case "not-charged":
      return { type: rate.type, figure: "", exact: fromInteger(0) };
  }
}

/** The first that holds is the highest: sorting is stable, so of equal percents the first listed stays first. */
function compiledReliefs(reliefs: readonly Relief[]): readonly CompiledRelief[] {
  return reliefs
    .map((relief) => ({
      code: relief.code,
      when: allOf(relief.when),
      text: relief.percent,
      percent: trusted(parseDecimal(relief.percent)),
    }))
    .sort((left, right) => compare(right.percent, left.percent));
}

function compiledInstalments(rule: InstalmentRule): CompiledInstalments {
  if (rule.kind !== "fixed-dates") return rule;
  return {
    kind: "fixed-dates",
    shares: rule.parts.map((part) => trusted(parseFraction(part.share))),
    dues: rule.parts.map((part) => part.due),
    lateBornDays: rule.lateBornDays,
  };
}

function hundredth(value: Rational): Rational {
  return { numerator: value.numerator, denominator: value.denominator * 100n };
}
