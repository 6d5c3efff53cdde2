import { instant, type Instant } from "../../domain/shared/index.js";
import type { DraftOwner, DraftStore, KeptDraft } from "./port.js";

/** The part of a `pg` pool that is used here. */
export interface DraftDatabase {
  query(sql: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[]; rowCount: number | null }>;
}

const SCHEMA = `
create schema if not exists citizen;
create table if not exists citizen.draft (
  tenant text not null,
  taxpayer_id text not null,
  service text not null,
  sealed text not null,
  changed_at timestamptz not null,
  until timestamptz not null,
  primary key (tenant, taxpayer_id, service)
);
create index if not exists draft_by_end on citizen.draft (until);
`;

/** Names the lock that lets two servers start at once. */
const SCHEMA_LOCK = 7_130_451;

/** Drafts in the table `citizen.draft`: no fact follows from them until they are sent, so they are none. */
export class PostgresDraftStore implements DraftStore {
  constructor(private readonly pool: DraftDatabase) {}

  async prepare(): Promise<void> {
    await this.pool.query(`begin; select pg_advisory_xact_lock(${SCHEMA_LOCK}); ${SCHEMA} commit;`);
  }

  async save({ tenant, taxpayerId, service, sealed, changedAt, until }: KeptDraft, max: number): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      `insert into citizen.draft (tenant, taxpayer_id, service, sealed, changed_at, until)
       select $1, $2, $3, $4, $5, $6
       where (select count(*) from citizen.draft
              where tenant = $1 and taxpayer_id = $2 and service <> $3 and until > $5) < $7
       on conflict (tenant, taxpayer_id, service) do update
       set sealed = excluded.sealed, changed_at = excluded.changed_at, until = excluded.until`,
      [tenant, taxpayerId, service, sealed, changedAt, until, max],
    );
    return rowCount === 1;
  }

  async of({ tenant, taxpayerId }: DraftOwner, now: Instant, service?: string): Promise<readonly KeptDraft[]> {
    const { rows } = await this.pool.query(
      `select service, sealed, changed_at, until from citizen.draft
       where tenant = $1 and taxpayer_id = $2 and until > $3 and ($4::text is null or service = $4)
       order by changed_at desc`,
      [tenant, taxpayerId, now, service ?? null],
    );
    return rows.map((row) => ({
      ...{ tenant, taxpayerId, service: row["service"] as string, sealed: row["sealed"] as string },
      changedAt: instant(row["changed_at"] as Date),
      until: instant(row["until"] as Date),
    }));
  }

  async drop({ tenant, taxpayerId }: DraftOwner, service: string): Promise<void> {
    await this.pool.query(`delete from citizen.draft where tenant = $1 and taxpayer_id = $2 and service = $3`, [
      tenant,
      taxpayerId,
      service,
    ]);
  }

  async purge(now: Instant): Promise<number> {
    const { rowCount } = await this.pool.query(`delete from citizen.draft where until <= $1`, [now]);
    return rowCount ?? 0;
  }
}
