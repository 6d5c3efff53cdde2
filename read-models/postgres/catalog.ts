import type pg from "pg";
import { comparePositions, instant, type Instant, type Position } from "../../domain/shared/index.js";
import {
  LostRaceError,
  sameBuild,
  type BuildCatalog,
  type BuildId,
  type BuildRecord,
  type BuildState,
  type ProjectionShape,
  type Stop,
} from "../store/index.js";
import { execute, inTransaction, rowsOf, UNDEFINED_TABLE, type Queryable } from "./connection.js";
import { BUILDS } from "./names.js";
import { showLive, tablesOf } from "./schema.js";
import { raw, sql, type Sql } from "./sql.js";

interface BuildColumns {
  readonly projection: string;
  readonly version: number;
  readonly build: number;
  readonly state: BuildState;
  readonly commit_position: bigint | null;
  readonly prepare_position: bigint | null;
  readonly events: number;
  readonly updated_at: string;
  readonly stopped: (Omit<Stop, "position"> & { readonly commit: string; readonly prepare: string }) | null;
}

/** The catalog of builds in PostgreSQL. */
export class PostgresCatalog implements BuildCatalog {
  constructor(private readonly pool: pg.Pool) {}

  /** None where nothing was prepared yet. */
  async all(): Promise<readonly BuildRecord[]> {
    try {
      return await recordsOf(this.pool, sql`true order by projection, version, build`);
    } catch (error) {
      if ((error as { code?: unknown }).code === UNDEFINED_TABLE) return [];
      throw error;
    }
  }

  async add(shape: ProjectionShape, build: BuildId, state: "live" | "shadow"): Promise<BuildRecord> {
    return inTransaction(this.pool, async (client) => {
      await execute(
        client,
        sql`insert into ${raw(BUILDS)} (projection, version, build, state, updated_at)
          values (${build.projection}, ${build.version}, ${build.build}, ${state}, ${rightNow()}) on conflict do nothing`,
      );
      const [record] = await recordsOf(client, is(build));
      if (record?.state !== state) throw new LostRaceError(`another build of ${build.projection} is ${state}`);
      if (state === "live") for (const table of tablesOf(shape)) await showLive(client, table, build);
      return record;
    });
  }

  async swap(shape: ProjectionShape, previous: BuildId | null, next: BuildId): Promise<boolean> {
    return inTransaction(this.pool, async (client) => {
      const all = await recordsOf(client, sql`projection = ${next.projection} for update`);
      const live = all.find(({ state }) => state === "live") ?? null;
      const shadow = all.find((each) => sameBuild(each, next));
      if (shadow === undefined || (live === null) !== (previous === null) || (live && !sameBuild(live, previous!)))
        throw new LostRaceError(`another build of ${next.projection} became live`);
      if (live && isBehind(shadow.position, live.position)) return false;
      if (live) await execute(client, sql`update ${raw(BUILDS)} set state = 'old' where ${is(live)}`);
      await execute(client, sql`update ${raw(BUILDS)} set state = 'live' where ${is(next)}`);
      for (const table of tablesOf(shape)) await showLive(client, table, next);
      return true;
    });
  }

  async stop(build: BuildId, { position, ...why }: Stop): Promise<void> {
    const stopped = { ...why, commit: String(position.commit), prepare: String(position.prepare) };
    await execute(
      this.pool,
      sql`update ${raw(BUILDS)} set stopped = ${JSON.stringify(stopped)}::jsonb, updated_at = ${rightNow()} where ${is(build)}`,
    );
  }

  async restart(build: BuildId): Promise<void> {
    await execute(
      this.pool,
      sql`update ${raw(BUILDS)} set stopped = null, updated_at = ${rightNow()} where ${is(build)}`,
    );
  }
}

/** By the clock of this process, as everything in the ledger: PostgreSQL's own may be another machine's. */
export function rightNow(): Sql {
  return sql`${instant(new Date())}::timestamptz`;
}

/** Whether one place lies before another; nothing read yet lies before everything. */
export function isBehind(position: Position | undefined, other: Position | undefined): boolean {
  if (other === undefined) return false;
  return position === undefined || comparePositions(position, other) < 0;
}

export function is({ projection, version, build }: BuildId): Sql {
  return sql`projection = ${projection} and version = ${version} and build = ${build}`;
}

export async function recordsOf(on: Queryable, condition: Sql): Promise<readonly BuildRecord[]> {
  const rows = await rowsOf<BuildColumns>(on, sql`select * from ${raw(BUILDS)} where ${condition}`);
  return rows.map((row) => ({
    projection: row.projection,
    version: row.version,
    build: row.build,
    state: row.state,
    position:
      row.commit_position === null ? undefined : { commit: row.commit_position, prepare: row.prepare_position! },
    events: row.events,
    updatedAt: row.updated_at as Instant,
    stopped: row.stopped === null ? null : stopOf(row.stopped),
  }));
}

function stopOf({ commit, prepare, ...why }: NonNullable<BuildColumns["stopped"]>): Stop {
  return { ...why, position: { commit: BigInt(commit), prepare: BigInt(prepare) } };
}
