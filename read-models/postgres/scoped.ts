import type pg from "pg";
import type { Scope } from "../read-side/index.js";
import type { TableDefinition } from "../schema/index.js";
import { rowsOf } from "./connection.js";
import { liveView } from "./names.js";
import { joined, quoted, raw, sql, type Sql } from "./sql.js";

/**
 * Read models in PostgreSQL as readers see them. A query names its tables by their plain names, and each is there only
 * as far as the scope reaches: the one place where municipality and offices are bound.
 */
export class PostgresReader {
  constructor(private readonly pool: pg.Pool) {}

  /** The rows of a query over tables, each cut to the scope. Sums of `bigint` columns come as bigint. */
  rows<Row extends object>(scope: Scope, tables: readonly TableDefinition[], query: Sql): Promise<readonly Row[]> {
    const parts = tables.map((table) => sql`${raw(quoted(table.name))} as not materialized (${visible(scope, table)})`);
    return rowsOf<Row>(this.pool, sql`with ${joined(parts, ", ")} ${query}`);
  }
}

/** What a scope may see of a table. */
function visible(scope: Scope, table: TableDefinition): Sql {
  const ofTenant = sql`select * from ${raw(liveView(table))} where "tenant" = ${scope.tenant}`;
  if (table.office === null || scope.offices === null) return ofTenant;
  return sql`${ofTenant} and ${raw(quoted(table.office))} = any(${[...scope.offices]}::text[])`;
}
