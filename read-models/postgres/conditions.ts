import { quoted, raw, sql, type Sql } from "./sql.js";

/** `column = value`, or no condition where nothing is asked. */
export function equal(column: string, value: string | number | undefined): readonly Sql[] {
  return value === undefined ? [] : [sql`${raw(quoted(column))} = ${value}`];
}

/** `column` is one of the values, or no condition where nothing is asked. */
export function oneOf(column: string, values: readonly string[] | undefined): readonly Sql[] {
  return values === undefined ? [] : [sql`${raw(quoted(column))} = any(${[...values]}::text[])`];
}

/** A column of days within a period, both ends included; an end that is not given is open. */
export function within(column: string, from: string | undefined, to: string | undefined): readonly Sql[] {
  const name = raw(quoted(column));
  return [
    ...(from === undefined ? [] : [sql`${name} >= ${from}::date`]),
    ...(to === undefined ? [] : [sql`${name} <= ${to}::date`]),
  ];
}
