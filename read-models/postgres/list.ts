import type { List, Page, PageAsk, Scope } from "../read-side/index.js";
import { decodeCursor, encodeCursor, type KeyValues } from "../paging/index.js";
import type { ColumnType, TableDefinition } from "../schema/index.js";
import type { PostgresReader } from "./scoped.js";
import { joined, quoted, raw, sql, type Sql } from "./sql.js";

/** A list of one table, read by key. */
export interface ListQuery<Filter, Record, Row> {
  /** Name of the list; part of its cursors. */
  readonly name: string;
  readonly table: TableDefinition;
  /** Columns that are never null; the id is always last and makes the order whole. */
  readonly orderBy: readonly string[];
  readonly direction: "ascending" | "descending";
  /** Conditions that all must hold. */
  readonly where: (filter: Filter) => readonly Sql[];
  readonly toRow: (record: Record & { readonly id: string }) => Row;
}

/** The list, in pages by key: a page costs the same wherever it is, and rows added meanwhile move nothing. */
export function listOf<Filter, Record extends object, Row>(
  reader: PostgresReader,
  query: ListQuery<Filter, Record, Row>,
): List<Filter, Row> {
  const order = [...query.orderBy, "id"];
  const kinds = order.map((column) => kindOf(query.table.columns[column] ?? "text"));
  const columns = (suffix: string) =>
    raw(order.map((column) => `${comparable(query.table, column)}${suffix}`).join(", "));
  const sign = raw(query.direction === "ascending" ? ">" : "<");
  return async (scope: Scope, ask: PageAsk<Filter>): Promise<Page<Row>> => {
    const conditions = [...query.where(ask.filter)];
    if (ask.after !== null) {
      const key = decodeCursor(query.name, kinds, ask.after);
      conditions.push(sql`(${columns("")}) ${sign} (${keyValues(query.table, order, key)})`);
    }
    const found = await reader.rows<Record & { readonly id: string }>(
      scope,
      [query.table],
      sql`select * from ${raw(quoted(query.table.name))} where ${joined(conditions, " and ", "true")}
        order by ${columns(query.direction === "ascending" ? "" : " desc")} limit ${ask.limit + 1}`,
    );
    const rows = found.slice(0, ask.limit).map((record) => {
      const key = order.map((column) => asKeyValue((record as { [name: string]: unknown })[column]));
      return { cursor: encodeCursor(query.name, key), row: query.toRow(record) };
    });
    return { rows, hasNext: found.length > ask.limit };
  };
}

const NUMBERS = new Set<ColumnType>(["int", "int8", "lek"]);

function kindOf(type: ColumnType): "string" | "number" {
  return NUMBERS.has(type) ? "number" : "string";
}

/** Text is ordered and compared byte by byte, whatever the collation of the database: cursors outlive its changes. */
function comparable(table: TableDefinition, column: string): string {
  const isText = (table.columns[column] ?? "text") === "text";
  return isText ? `${quoted(column)} collate "C"` : quoted(column);
}

const CASTS: Partial<Record<ColumnType, string>> = {
  date: "::date",
  instant: "::timestamptz",
  position: "::numeric",
  int: "::bigint",
  int8: "::bigint",
  lek: "::bigint",
};

function keyValues(table: TableDefinition, order: readonly string[], key: KeyValues): Sql {
  const values = order.map((column, at) => {
    const cast = CASTS[table.columns[column] ?? "text"] ?? '::text collate "C"';
    return sql`${key[at]}${raw(cast)}`;
  });
  return joined(values, ", ");
}

function asKeyValue(value: unknown): string | number {
  return typeof value === "number" ? value : String(value);
}
