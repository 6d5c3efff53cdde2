import { compare, parseDecimal, trusted } from "../../../../shared/index.js";
import type { Condition } from "../condition.js";
import { conditionsOf } from "../condition-fields.js";
import type { Finding } from "../finding.js";
import type { Charge, FiscalPackage, Relief, Table } from "../package.js";
import { alternativesOf, type Alternatives, type Case } from "./cases.js";
import { factTypesOf } from "./fact-types.js";
import { finding } from "./finding-list.js";
import { search } from "./search.js";

/** What coverage tells of one charge: its findings, and which rows of which tables it can reach. */
export interface Coverage {
  readonly findings: readonly Finding[];
  readonly reachedRows: readonly { readonly table: string; readonly row: number }[];
}

/**
 * `case-uncovered` (no row matches a case: assessment would stop), `row-unreachable`, `modifier-unreachable`,
 * `relief-unreachable` (another always comes first), `charge-never-applies`, `fact-may-be-missing`, `cases-too-many`.
 */
export function coverageOf(charge: Charge, law: FiscalPackage): Coverage {
  const alternatives = alternativesOf(charge, law, conditionsOf(charge, law.tables));
  const path = `items[${charge.code}]`;
  const context = charge.appliesWhen;
  const rates = search(
    context,
    charge.rates.map((row) => row.when),
    alternatives,
  );
  if (rates.complete && rates.reached.size === 0 && rates.uncovered === null)
    return { findings: [finding("charge-never-applies", path)], reachedRows: [] };
  const tables = usedTables(charge, law).map((table) => ({
    table,
    ...tableCoverage(table, charge, law, alternatives),
  }));
  return {
    findings: [
      ...uncovered(`${path}.rates`, rates.uncovered),
      ...(rates.complete ? [] : [finding("cases-too-many", `${path}.rates`)]),
      ...charge.rates.flatMap((row, index) =>
        rates.reached.has(index) || !rates.complete ? [] : [finding("row-unreachable", `${path}.rates[${row.code}]`)],
      ),
      ...(charge.modifiers ?? []).flatMap((modifier) =>
        holdsSometimes([...context, ...modifier.when], alternatives)
          ? []
          : [finding("modifier-unreachable", `${path}.modifiers[${modifier.code}]`)],
      ),
      ...reliefCoverage(charge, alternatives),
      ...baseFacts(charge, law, alternatives),
      ...tables.flatMap((each) => each.findings),
    ],
    reachedRows: tables.flatMap(({ table, reached }) => [...reached].map((row) => ({ table: table.code, row }))),
  };
}

function tableCoverage(table: Table, charge: Charge, law: FiscalPackage, alternatives: Alternatives) {
  const types = factTypesOf(charge, law);
  const findings: Finding[] = [];
  const rows = table.rows.map((row) => row.when);
  const result = search(charge.appliesWhen, rows, alternatives, (index, given) => {
    const value = table.rows[index]!.value;
    if (typeof value === "string") return;
    if (!mayBeMissing(value.field, given, types.get(value.field)?.required)) return;
    const path = `tables[${table.code}].rows[${index}]`;
    findings.push(finding("fact-may-be-missing", path, { field: value.field, item: charge.code }));
  });
  const path = `tables[${table.code}].rows`;
  return {
    findings: [
      ...findings,
      ...uncovered(path, result.uncovered),
      ...(result.complete ? [] : [finding("cases-too-many", path)]),
    ],
    reached: result.complete ? result.reached : new Set(rows.keys()),
  };
}

/** In the order of evaluation: the highest percent first, of equal percents the first listed. */
function reliefCoverage(charge: Charge, alternatives: Alternatives): readonly Finding[] {
  const ordered = charge.reliefs.toSorted((left, right) => compare(percentOf(right), percentOf(left)));
  const result = search(
    charge.appliesWhen,
    ordered.map((relief) => relief.when),
    alternatives,
  );
  return ordered.flatMap((relief, index) =>
    result.reached.has(index) || !result.complete
      ? []
      : [finding("relief-unreachable", `items[${charge.code}].reliefs[${relief.code}]`)],
  );
}

/** Facts that the base reads must be there whenever the charge applies. */
function baseFacts(charge: Charge, law: FiscalPackage, alternatives: Alternatives): readonly Finding[] {
  const types = factTypesOf(charge, law);
  const fields = [
    ...(charge.base.field === undefined ? [] : [charge.base.field]),
    ...(charge.base.times ?? []).flatMap((factor) => ("field" in factor ? [factor.field] : [])),
  ];
  return fields.flatMap((field) => {
    let missing = false;
    search(charge.appliesWhen, [[]], alternatives, (_row, given) => {
      missing ||= mayBeMissing(field, given, types.get(field)?.required);
    });
    return missing ? [finding("fact-may-be-missing", `items[${charge.code}].base`, { field, item: charge.code })] : [];
  });
}

function mayBeMissing(field: string, given: Case, required: boolean | undefined): boolean {
  return given.has(field) ? given.get(field) === undefined : required !== true;
}

function holdsSometimes(conditions: readonly Condition[], alternatives: Alternatives): boolean {
  const result = search(conditions, [[]], alternatives);
  return result.reached.has(0) || !result.complete;
}

function usedTables(charge: Charge, law: FiscalPackage): readonly Table[] {
  const used = (charge.base.times ?? []).flatMap((factor) => ("table" in factor ? [factor.table] : []));
  return law.tables.filter((table) => used.includes(table.code));
}

function uncovered(path: string, given: Case | null): readonly Finding[] {
  if (given === null) return [];
  const facts = [...given].map(([name, value]) => `${name}=${value === undefined ? "(missing)" : String(value)}`);
  return [finding("case-uncovered", path, { case: facts.join(", ") })];
}

function percentOf(relief: Relief) {
  return trusted(parseDecimal(relief.percent));
}
