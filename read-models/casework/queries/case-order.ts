import { raw, quoted, sql, type Sql } from "../../postgres/index.js";
import type { CaseOrder } from "../../read-side/index.js";
import { cases, type CaseRecord } from "../cases.js";

/** Columns that are never null; the id follows, and makes the order whole. */
export const CASE_ORDERS = {
  due: ["queueDay"],
  received: ["lodgedOn"],
  number: ["number"],
  service: ["service", "queueDay"],
} as const satisfies Readonly<Record<CaseOrder, readonly (keyof CaseRecord)[]>>;

/** The columns of an order as SQL, of a table of the query; text byte by byte, whatever the collation of the database. */
export function orderColumns(order: CaseOrder, of: string): Sql {
  const columns = CASE_ORDERS[order].map((column) => `${of}.${quoted(column)}${isText(column) ? ' collate "C"' : ""}`);
  return raw([...columns, `${of}.id`].join(", "));
}

/** The key of a row as values of SQL, as {@link orderColumns} are compared to. */
export function orderValues(order: CaseOrder, key: readonly (string | number)[]): readonly Sql[] {
  const columns: readonly (keyof CaseRecord)[] = CASE_ORDERS[order];
  return key.map((value, at) => {
    const column = columns[at];
    return sql`${value}${raw(column !== undefined && !isText(column) ? "::date" : "::text")}`;
  });
}

function isText(column: keyof CaseRecord): boolean {
  return cases.columns[column] === "text";
}
