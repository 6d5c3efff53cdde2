import type pg from "pg";
import type { Position } from "../../domain/shared/index.js";
import type { TableDefinition } from "../schema/index.js";
import {
  LostRaceError,
  type BatchWrite,
  type BuildId,
  type Comparison,
  type FoundRow,
  type ProjectionShape,
  type ReadModelStore,
  type RowAddress,
} from "../store/index.js";
import { is, PostgresCatalog, rightNow } from "./catalog.js";
import { compareBuilds } from "./compare.js";
import { execute, inTransaction } from "./connection.js";
import { isPassingPostgresError } from "./passing.js";
import { BUILDS } from "./names.js";
import { loadRows, writeRows } from "./rows.js";
import { createIndexes, createTable, dropTable, prepareSchema, tablesOf } from "./schema.js";
import { raw, sql } from "./sql.js";
import { rowsJson } from "./values.js";

/** Read models in PostgreSQL: rows and checkpoints of a batch are one transaction. */
export class PostgresReadModelStore implements ReadModelStore {
  readonly kind = "postgres";
  readonly catalog: PostgresCatalog;

  constructor(private readonly pool: pg.Pool) {
    this.catalog = new PostgresCatalog(pool);
  }

  prepare(): Promise<void> {
    return prepareSchema(this.pool);
  }

  async create(shape: ProjectionShape, build: BuildId, { indexes }: { readonly indexes: boolean }): Promise<void> {
    for (const table of tablesOf(shape)) {
      await createTable(this.pool, table, build);
      if (indexes) await createIndexes(this.pool, table, build);
    }
  }

  async finish(shape: ProjectionShape, build: BuildId): Promise<void> {
    for (const table of tablesOf(shape)) await createIndexes(this.pool, table, build);
  }

  async drop(shape: ProjectionShape, build: BuildId): Promise<void> {
    await inTransaction(this.pool, async (client) => {
      const gone = await execute(client, sql`delete from ${raw(BUILDS)} where ${is(build)} and state <> 'live'`);
      if (gone === 0) throw new LostRaceError(`${build.projection}: a live build is not dropped`);
      for (const table of tablesOf(shape)) await dropTable(client, table, build);
    });
  }

  async load(build: BuildId, rows: readonly RowAddress[]): Promise<readonly FoundRow[]> {
    const found: FoundRow[] = [];
    for (const [table, addresses] of byTable(rows)) found.push(...(await loadRows(this.pool, table, build, addresses)));
    return found;
  }

  async write(batches: readonly BatchWrite[]): Promise<void> {
    await inTransaction(this.pool, async (client) => {
      await this.advance(client, batches);
      for (const { build, rows } of batches)
        for (const [table, writes] of byTable(rows)) await writeRows(client, table, build, writes);
    });
  }

  compare(
    shape: ProjectionShape,
    live: BuildId,
    shadow: BuildId,
    bringTo: (position: Position) => Promise<void>,
  ): Promise<Comparison> {
    return compareBuilds(this.pool, shape, live, shadow, bringTo);
  }

  isPassing(error: unknown): boolean {
    return isPassingPostgresError(error);
  }

  /** Compare and set: of two runners with the same batch, the second finds its checkpoint gone and writes nothing. */
  private async advance(client: pg.PoolClient, batches: readonly BatchWrite[]): Promise<void> {
    const steps = batches.map(({ build, from, to, events }) => ({
      ...build,
      events,
      from_commit: from?.commit ?? null,
      from_prepare: from?.prepare ?? null,
      to_commit: to.commit,
      to_prepare: to.prepare,
    }));
    const moved = await execute(
      client,
      sql`update ${raw(BUILDS)} b set commit_position = s.to_commit, prepare_position = s.to_prepare,
          events = b.events + s.events, updated_at = ${rightNow()}
        from json_to_recordset(${rowsJson(steps)}::json) as s(projection text, version int, build int, events bigint,
          from_commit numeric, from_prepare numeric, to_commit numeric, to_prepare numeric)
        where (b.projection, b.version, b.build) = (s.projection, s.version, s.build)
          and b.commit_position is not distinct from s.from_commit
          and b.prepare_position is not distinct from s.from_prepare and b.stopped is null
          and (s.from_commit is null or (s.to_commit, s.to_prepare) > (s.from_commit, s.from_prepare))`,
    );
    if (moved !== batches.length) throw new LostRaceError("another runner moved a checkpoint");
  }
}

function byTable<Address extends RowAddress>(rows: readonly Address[]): ReadonlyMap<TableDefinition, Address[]> {
  const tables = new Map<TableDefinition, Address[]>();
  for (const row of rows) {
    const table = row.view as TableDefinition;
    const of = tables.get(table);
    if (of) of.push(row);
    else tables.set(table, [row]);
  }
  return tables;
}
