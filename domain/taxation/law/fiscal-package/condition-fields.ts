import type { Condition } from "./condition.js";
import type { Charge, Table } from "./package.js";

/** Every condition of a charge: those of its tables too. */
export function conditionsOf(charge: Charge, tables: readonly Table[]): readonly Condition[] {
  const used = (charge.base.times ?? []).flatMap((factor) => ("table" in factor ? [factor.table] : []));
  return [
    ...charge.appliesWhen,
    ...charge.rates.flatMap((row) => row.when),
    ...(charge.modifiers ?? []).flatMap((modifier) => modifier.when),
    ...charge.reliefs.flatMap((relief) => relief.when),
    ...tables.filter((table) => used.includes(table.code)).flatMap((table) => table.rows.flatMap((row) => row.when)),
  ];
}

/** The comparisons inside a condition, whatever surrounds them. */
export function comparisonsOf(condition: Condition): readonly Comparison[] {
  if ("any" in condition) return condition.any.flatMap(comparisonsOf);
  if ("all" in condition) return condition.all.flatMap(comparisonsOf);
  if ("not" in condition) return comparisonsOf(condition.not);
  return [condition];
}

export type Comparison = Exclude<Condition, { any: unknown } | { all: unknown } | { not: unknown }>;

/** The paths of the facts that a condition reads. */
export function fieldsRead(condition: Condition): readonly string[] {
  return comparisonsOf(condition).map((comparison) => comparison.field);
}
