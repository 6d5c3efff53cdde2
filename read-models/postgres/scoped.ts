import type pg from "pg";
import { ReadRefusedError, type Scope } from "../read-side/index.js";
import type { TableDefinition } from "../schema/index.js";
import { preparedRowsOf, rowsOf, UNDEFINED_TABLE } from "./connection.js";
import { liveView, SCHEMA } from "./names.js";
import { joined, quoted, raw, sql, type Sql } from "./sql.js";

/**
 * Read models in PostgreSQL as readers see them. A query names its tables by their plain names, and each is there only
 * as far as the scope reaches: the one place where municipality and offices are bound.
 */
export class PostgresReader {
  constructor(private readonly pool: pg.Pool) {}

  /**
   * The rows of a query over tables, each cut to the scope. Sums of `bigint` columns come as bigint. `prepared`: each
   * connection plans the query once; see {@link preparedRowsOf}.
   * Throws UNAVAILABLE `view-not-built` where a table was never built.
   */
  async rows<Row extends object>(
    scope: Scope,
    tables: readonly TableDefinition[],
    query: Sql,
    { prepared = false } = {},
  ): Promise<readonly Row[]> {
    const run = prepared ? preparedRowsOf<Row> : rowsOf<Row>;
    const parts = tables.map((table) => sql`${raw(quoted(table.name))} as not materialized (${visible(scope, table)})`);
    try {
      return await run(this.pool, sql`with ${joined(parts, ", ")} ${query}`);
    } catch (error) {
      if (isNotBuilt(error)) throw new ReadRefusedError("UNAVAILABLE", "view-not-built");
      throw error;
    }
  }
}

/** What a scope may see of a table. */
function visible(scope: Scope, table: TableDefinition): Sql {
  const ofTenant = sql`select * from ${raw(liveView(table))} where "tenant" = ${scope.tenant}`;
  if (table.office === null || scope.offices === null) return ofTenant;
  const columns = typeof table.office === "string" ? [table.office] : table.office;
  const theirs = columns.map((column) => sql`${raw(quoted(column))} = any(${[...scope.offices!]}::text[])`);
  return sql`${ofTenant} and (${joined(theirs, " or ", "false")})`;
}

function isNotBuilt(error: unknown): boolean {
  const { code, message } = error as { readonly code?: unknown; readonly message?: unknown };
  return code === UNDEFINED_TABLE && String(message).includes(`"${SCHEMA}.`);
}
