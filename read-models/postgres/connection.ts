import pg from "pg";
import { rowParsers } from "./values.js";
import { statement, type Sql } from "./sql.js";

const TYPES = rowParsers(pg.types);

/** Anything that answers statements: a pool, or one connection of it. */
export type Queryable = Pick<pg.Pool, "query"> | Pick<pg.PoolClient, "query">;

/** The rows that a statement gives, values as rows of read models hold them. */
export async function rowsOf<Row extends object>(on: Queryable, piece: Sql): Promise<readonly Row[]> {
  const result = await (on as pg.Pool).query<Row & pg.QueryResultRow>({ ...statement(piece), types: TYPES });
  return result.rows;
}

/** Names of prepared statements, by their text. There are as many as the code has forms of them: values are no text. */
const names = new Map<string, string>();
/** SQLSTATE of a prepared statement whose columns are of other types by now: another version of a table became live. */
const RESULT_CHANGED = "0A000";

/**
 * As {@link rowsOf}, of a statement that each connection plans once: for what is asked again and again, and is planned
 * longer than it runs. It names its columns, never `*`.
 */
export async function preparedRowsOf<Row extends object>(on: Queryable, piece: Sql): Promise<readonly Row[]> {
  const { text, values } = statement(piece);
  const name = names.get(text) ?? `defter-${names.size + 1}`;
  names.set(text, name);
  try {
    const result = await (on as pg.Pool).query<Row & pg.QueryResultRow>({ name, text, values, types: TYPES });
    return result.rows;
  } catch (error) {
    if ((error as { readonly code?: unknown }).code !== RESULT_CHANGED) throw error;
    return rowsOf<Row>(on, piece);
  }
}

/** Runs a statement and says how many rows it changed. */
export async function execute(on: Queryable, piece: Sql): Promise<number> {
  return (await (on as pg.Pool).query(statement(piece))).rowCount ?? 0;
}

/** All or nothing. A connection that failed inside is thrown away. */
export async function inTransaction<Result>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<Result>,
  isolation: "read committed" | "repeatable read" = "read committed",
): Promise<Result> {
  const client = await pool.connect();
  // A connection that breaks while nobody waits on it would end the process.
  const ignore = () => undefined;
  client.on("error", ignore);
  let broken: Error | undefined;
  try {
    await client.query(`begin isolation level ${isolation}`);
    const result = await work(client);
    await client.query("commit");
    return result;
  } catch (error) {
    await client.query("rollback").catch((failure: Error) => (broken = failure));
    throw error;
  } finally {
    client.off("error", ignore);
    client.release(broken);
  }
}

/** SQLSTATE of a table or view that is not there. */
export const UNDEFINED_TABLE = "42P01";
