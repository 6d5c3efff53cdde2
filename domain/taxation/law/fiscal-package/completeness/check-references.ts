import type { Finding } from "../finding.js";
import type { Charge, FiscalPackage } from "../package.js";
import { checkConditions } from "./check-conditions.js";
import { factTypesOf, isNumeric, type FactType } from "./fact-types.js";
import { duplicates, finding } from "./finding-list.js";

/** Names of the package that point nowhere or twice: units, zones, vocabularies, collectors, bundles, changes. */
export function checkPackageReferences(law: FiscalPackage): readonly Finding[] {
  const items = new Map(law.items.map((item) => [item.code, item]));
  const collectors = new Set(law.collectors.map((collector) => collector.code));
  const bundled = law.bundles.flatMap((bundle) => bundle.items);
  return [
    ...(["units", "zones", "subjects", "tables", "collectors", "bundles", "items"] as const).flatMap((list) =>
      duplicates(
        list,
        law[list].map((each) => each.code),
      ),
    ),
    ...Object.entries(law.vocabularies).flatMap(([code, entries]) =>
      duplicates(
        `vocabularies[${code}]`,
        entries.map((entry) => entry.code),
      ),
    ),
    ...checkZones(law),
    ...law.subjects.flatMap((kind) => [
      ...duplicates(
        `subjects[${kind.code}].fields`,
        kind.fields.map((field) => field.name),
      ),
      ...kind.fields.flatMap((field) =>
        field.vocabulary !== undefined && !Object.hasOwn(law.vocabularies, field.vocabulary)
          ? [finding("unknown-vocabulary", `subjects[${kind.code}].fields[${field.name}]`, { code: field.vocabulary })]
          : [],
      ),
    ]),
    ...law.bundles.flatMap((bundle) => [
      ...(collectors.has(bundle.collector)
        ? []
        : [finding("unknown-collector", `bundles[${bundle.code}]`, { code: bundle.collector })]),
      ...bundle.items.flatMap((code) => {
        const item = items.get(code);
        if (!item) return [finding("unknown-item", `bundles[${bundle.code}]`, { code })];
        if (item.collector === bundle.collector) return [];
        return [
          finding("bundle-collector-differs", `bundles[${bundle.code}]`, { item: code, collector: item.collector }),
        ];
      }),
    ]),
    ...duplicates("bundles", bundled).map((each) => ({ ...each, code: "bundle-overlap" })),
    ...law.changes.flatMap((change, index) =>
      items.has(change.item) ? [] : [finding("unknown-item", `changes[${index}]`, { code: change.item })],
    ),
  ];
}

function checkZones(law: FiscalPackage): readonly Finding[] {
  const units = new Set(law.units.map((unit) => unit.code));
  const drawn = law.zones.flatMap((zone) => zone.units);
  return [
    ...duplicates("zones", drawn).map((each) => finding("zone-overlap", "zones", { unit: each.facts["code"] ?? null })),
    ...law.zones.flatMap((zone) =>
      zone.units
        .filter((unit) => !units.has(unit))
        .map((unit) => finding("unknown-unit", `zones[${zone.code}]`, { code: unit })),
    ),
    ...law.units
      .filter((unit) => !drawn.includes(unit.code))
      .map((unit) => finding("unit-without-zone", "zones", { unit: unit.code })),
  ];
}

/** Names in one charge that point nowhere, and conditions that do not fit the facts they read. */
export function checkChargeReferences(charge: Charge, law: FiscalPackage): readonly Finding[] {
  const path = `items[${charge.code}]`;
  const kind = law.subjects.find((each) => each.code === charge.subject);
  if (!kind) return [finding("unknown-subject", `${path}.subject`, { code: charge.subject })];
  const types = factTypesOf(charge, law);
  return [
    ...duplicates(
      `${path}.rates`,
      charge.rates.map((row) => row.code),
    ),
    ...duplicates(
      `${path}.modifiers`,
      (charge.modifiers ?? []).map((modifier) => modifier.code),
    ),
    ...duplicates(
      `${path}.reliefs`,
      charge.reliefs.map((relief) => relief.code),
    ),
    ...checkCollector(charge, law),
    ...checkConditions(charge.appliesWhen, `${path}.appliesWhen`, types),
    ...charge.rates.flatMap((row) => checkConditions(row.when, `${path}.rates[${row.code}].when`, types)),
    ...(charge.modifiers ?? []).flatMap((each) =>
      checkConditions(each.when, `${path}.modifiers[${each.code}].when`, types),
    ),
    ...charge.reliefs.flatMap((each) => checkConditions(each.when, `${path}.reliefs[${each.code}].when`, types)),
    ...checkBase(charge, law, types),
    ...(charge.shareField === undefined ? [] : checkShare(charge.shareField, `${path}.shareField`, types)),
  ];
}

function checkCollector(charge: Charge, law: FiscalPackage): readonly Finding[] {
  const path = `items[${charge.code}].collector`;
  const collector = law.collectors.find((each) => each.code === charge.collector);
  if (!collector) return [finding("unknown-collector", path, { code: charge.collector })];
  if (charge.mode === "received-from-agent" && collector.kind !== "agent")
    return [finding("collector-not-agent", path, { code: charge.collector })];
  return [];
}

function checkBase(
  { code, base }: Charge,
  law: FiscalPackage,
  types: ReadonlyMap<string, FactType>,
): readonly Finding[] {
  const path = `items[${code}].base`;
  const findings = base.field === undefined ? [] : [...checkNumber(base.field, `${path}.field`, types)];
  for (const [at, factor] of (base.times ?? []).entries()) {
    const factorPath = `${path}.times[${at}]`;
    if ("field" in factor) {
      findings.push(...checkNumber(factor.field, factorPath, types));
      continue;
    }
    const table = law.tables.find((each) => each.code === factor.table);
    if (!table) findings.push(finding("unknown-table", factorPath, { code: factor.table }));
    for (const [index, row] of table?.rows.entries() ?? []) {
      const rowPath = `tables[${factor.table}].rows[${index}]`;
      findings.push(...checkConditions(row.when, `${rowPath}.when`, types));
      if (typeof row.value !== "string") findings.push(...checkNumber(row.value.field, rowPath, types));
    }
  }
  return findings;
}

function checkNumber(field: string, path: string, types: ReadonlyMap<string, FactType>): readonly Finding[] {
  const type = types.get(field);
  if (!type) return [finding("unknown-field", path, { field })];
  return isNumeric(type.type) ? [] : [finding("field-not-a-number", path, { field, type: type.type })];
}

function checkShare(field: string, path: string, types: ReadonlyMap<string, FactType>): readonly Finding[] {
  const type = types.get(field);
  if (!type) return [finding("unknown-field", path, { field })];
  return type.type === "fraction" ? [] : [finding("field-not-a-fraction", path, { field, type: type.type })];
}
