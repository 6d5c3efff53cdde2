import type { TableDefinition } from "../schema/index.js";
import type { BuildId, FoundRow, RowAddress, RowWrite, StoredRow } from "../store/index.js";
import { execute, rowsOf, type Queryable } from "./connection.js";
import { buildTablePath } from "./names.js";
import { quoted, raw, sql } from "./sql.js";
import { rowJson, SQL_TYPES } from "./values.js";

/** So much of rows goes into one statement, in characters of JSON. */
const STATEMENT_CHARACTERS = 8_000_000;

/** The rows of one table that exist among the addresses, in one query. */
export async function loadRows(
  on: Queryable,
  table: TableDefinition,
  build: BuildId,
  addresses: readonly RowAddress[],
): Promise<readonly FoundRow[]> {
  const tenants = addresses.map(({ tenant }) => tenant);
  const ids = addresses.map(({ id }) => id);
  const found = await rowsOf<StoredRow & { tenant: string; id: string }>(
    on,
    sql`select * from ${raw(buildTablePath(table, build))}
      where ("tenant", "id") in (select * from unnest(${tenants}::text[], ${ids}::text[]))`,
  );
  return found.map(({ tenant, id, ...row }) => ({ view: table, tenant, id, row, appliedTo: null }));
}

/** Writes the rows of one table as sets: what is there is replaced, sums are added to, null rows go. */
export async function writeRows(
  on: Queryable,
  table: TableDefinition,
  build: BuildId,
  writes: readonly RowWrite[],
): Promise<void> {
  const kept = writes.filter(({ row }) => row !== null);
  const upsert = raw(upsertText(table, build));
  for (const chunk of chunksOf(kept.map(({ tenant, id, row }) => ({ ...row, tenant, id }))))
    await execute(
      on,
      sql`${upsert} from json_to_recordset(${chunk}::json) as r(${raw(recordText(table))}) ${raw(conflictText(table))}`,
    );
  const gone = writes.filter(({ row }) => row === null);
  if (gone.length === 0) return;
  const [tenants, ids] = [gone.map(({ tenant }) => tenant), gone.map(({ id }) => id)];
  await execute(
    on,
    sql`delete from ${raw(buildTablePath(table, build))}
      where ("tenant", "id") in (select * from unnest(${tenants}::text[], ${ids}::text[]))`,
  );
}

function* chunksOf(rows: readonly object[]): Generator<string> {
  let chunk: string[] = [];
  let size = 0;
  for (const row of rows) {
    const text = rowJson(row);
    if (size + text.length > STATEMENT_CHARACTERS && chunk.length > 0) {
      yield `[${chunk.join(",")}]`;
      [chunk, size] = [[], 0];
    }
    chunk.push(text);
    size += text.length;
  }
  if (chunk.length > 0) yield `[${chunk.join(",")}]`;
}

function columnNames(table: TableDefinition): readonly string[] {
  return ["tenant", "id", ...Object.keys(table.columns)].map(quoted);
}

function upsertText(table: TableDefinition, build: BuildId): string {
  const names = columnNames(table).join(", ");
  return `insert into ${buildTablePath(table, build)} as t (${names}) select ${names}`;
}

function recordText(table: TableDefinition): string {
  const columns = Object.entries(table.columns).map(([name, type]) => `${quoted(name)} ${SQL_TYPES[type]}`);
  return ['"tenant" text', '"id" text', ...columns].join(", ");
}

function conflictText(table: TableDefinition): string {
  const names = (table.sums ?? Object.keys(table.columns)).map(quoted);
  const value = (name: string) => (table.sums ? `t.${name} + excluded.${name}` : `excluded.${name}`);
  const set = names.map((name) => `${name} = ${value(name)}`).join(", ");
  return `on conflict ("tenant", "id") do ${set === "" ? "nothing" : `update set ${set}`}`;
}
