import type pg from "pg";
import type { TableDefinition } from "../schema/index.js";
import type { BuildId, ProjectionShape } from "../store/index.js";
import { InvariantError } from "../../domain/shared/index.js";
import { execute, type Queryable } from "./connection.js";
import { BUILDS, buildTable, buildTablePath, liveView, SCHEMA } from "./names.js";
import { quoted, raw } from "./sql.js";
import { SQL_TYPES } from "./values.js";

const CATALOG = `
  create schema if not exists ${SCHEMA};
  create extension if not exists pg_trgm;
  create extension if not exists unaccent;
  create table if not exists ${BUILDS} (
    projection text not null, version integer not null, build integer not null,
    state text not null check (state in ('live', 'shadow', 'old')),
    commit_position numeric(20), prepare_position numeric(20),
    events bigint not null default 0,
    updated_at timestamp(3) with time zone not null,
    stopped jsonb,
    primary key (projection, version, build));
  create unique index if not exists one_live_build on ${BUILDS} (projection) where state = 'live';`;

/** Creates schema and catalog where missing; two processes at once wait for each other. */
export async function prepareSchema(pool: pg.Pool): Promise<void> {
  await pool.query(`begin; select pg_advisory_xact_lock(hashtext('${SCHEMA}')); ${CATALOG} commit;`);
}

export function tablesOf(shape: ProjectionShape): readonly TableDefinition[] {
  return shape.views.map((view) => {
    if (view.store !== "postgres") throw new InvariantError(`${shape.name}: ${view.name} is not a table`);
    return view;
  });
}

export async function createTable(on: Queryable, table: TableDefinition, build: BuildId): Promise<void> {
  const columns = Object.entries(table.columns).map(([name, type]) => `${quoted(name)} ${SQL_TYPES[type]}`);
  const all = [
    `"tenant" text collate "C" not null`,
    `"id" text collate "C" not null`,
    ...columns,
    `primary key ("tenant", "id")`,
  ];
  await execute(on, raw(`create table if not exists ${buildTablePath(table, build)} (${all.join(", ")})`));
}

export async function createIndexes(on: Queryable, table: TableDefinition, build: BuildId): Promise<void> {
  for (const [name, definition] of Object.entries(table.indexes ?? {})) {
    const index = quoted(`${buildTable(table, build)}_${name}`.slice(0, 63));
    await execute(on, raw(`create index if not exists ${index} on ${buildTablePath(table, build)} ${definition}`));
  }
}

/** Lets queries see this build; in the transaction of the swap, so that all tables of a projection change at once. */
export async function showLive(on: Queryable, table: TableDefinition, build: BuildId): Promise<void> {
  await execute(on, raw(`drop view if exists ${liveView(table)}`));
  await execute(on, raw(`create view ${liveView(table)} as select * from ${buildTablePath(table, build)}`));
}

export async function dropTable(on: Queryable, table: TableDefinition, build: BuildId): Promise<void> {
  await execute(on, raw(`drop table if exists ${buildTablePath(table, build)}`));
}
