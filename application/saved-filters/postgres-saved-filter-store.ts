import { instant } from "../../domain/shared/index.js";
import type { Json } from "../event-store/index.js";
import type { FilterOwner, SavedFilter, SavedFilterStore } from "./port.js";

/** The part of a `pg` pool that is used here. */
export interface SavedFilterDatabase {
  query(sql: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[]; rowCount: number | null }>;
}

const SCHEMA = `
create schema if not exists desk;
create table if not exists desk.saved_filter (
  tenant text not null,
  user_id text not null,
  name text collate "C" not null,
  content jsonb not null,
  saved_at timestamptz not null,
  primary key (tenant, user_id, name)
);
`;

/** Names the lock that lets two servers start at once. */
const SCHEMA_LOCK = 7_130_452;

/** Saved filters in the table `desk.saved_filter`: nothing follows from them, so they are no facts. */
export class PostgresSavedFilterStore implements SavedFilterStore {
  constructor(private readonly pool: SavedFilterDatabase) {}

  async prepare(): Promise<void> {
    await this.pool.query(`begin; select pg_advisory_xact_lock(${SCHEMA_LOCK}); ${SCHEMA} commit;`);
  }

  async save({ tenant, userId }: FilterOwner, { name, content, savedAt }: SavedFilter, max: number): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      `insert into desk.saved_filter (tenant, user_id, name, content, saved_at)
       select $1, $2, $3, $4, $5
       where (select count(*) from desk.saved_filter where tenant = $1 and user_id = $2 and name <> $3) < $6
       on conflict (tenant, user_id, name) do update set content = excluded.content, saved_at = excluded.saved_at`,
      [tenant, userId, name, JSON.stringify(content), savedAt, max],
    );
    return rowCount === 1;
  }

  async of({ tenant, userId }: FilterOwner): Promise<readonly SavedFilter[]> {
    const { rows } = await this.pool.query(
      `select name, content, saved_at from desk.saved_filter where tenant = $1 and user_id = $2 order by name`,
      [tenant, userId],
    );
    return rows.map((row) => ({
      ...{ name: row["name"] as string, content: row["content"] as Json },
      savedAt: instant(row["saved_at"] as Date),
    }));
  }

  async drop({ tenant, userId }: FilterOwner, name: string): Promise<void> {
    await this.pool.query(`delete from desk.saved_filter where tenant = $1 and user_id = $2 and name = $3`, [
      tenant,
      userId,
      name,
    ]);
  }
}
