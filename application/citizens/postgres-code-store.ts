import type { Instant } from "../../domain/shared/index.js";
import type { AskedCode, CodeStore, CodeTry } from "./codes.js";

/** The part of a `pg` pool that is used here. */
export interface CodeDatabase {
  query(sql: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[]; rowCount: number | null }>;
}

const SCHEMA = `
create schema if not exists auth;
create table if not exists auth.citizen_code (
  challenge_hash text primary key check (challenge_hash ~ '^[0-9a-f]{64}$'),
  tenant text not null,
  taxpayer_id text,
  tries integer not null default 0,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index if not exists citizen_code_by_end on auth.citizen_code (expires_at);
`;

/** Names the lock that lets two servers start at once; that of the sessions, for the schema is theirs, too. */
const SCHEMA_LOCK = 7_130_450;

/** Codes in the table `auth.citizen_code`, beside the sessions: they live for minutes, and no fact follows from them. */
export class PostgresCodeStore implements CodeStore {
  constructor(private readonly pool: CodeDatabase) {}

  async prepare(): Promise<void> {
    await this.pool.query(`begin; select pg_advisory_xact_lock(${SCHEMA_LOCK}); ${SCHEMA} commit;`);
  }

  async open({ challengeHash, tenant, expiresAt }: AskedCode): Promise<void> {
    await this.pool.query(`insert into auth.citizen_code (challenge_hash, tenant, expires_at) values ($1, $2, $3)`, [
      challengeHash,
      tenant,
      expiresAt,
    ]);
  }

  async bind(challengeHash: string, taxpayerId: string): Promise<void> {
    await this.pool.query(`update auth.citizen_code set taxpayer_id = $2 where challenge_hash = $1`, [
      challengeHash,
      taxpayerId,
    ]);
  }

  async tryOnce(challengeHash: string, tenant: string, maxTries: number, now: Instant): Promise<CodeTry | null> {
    // The row's lock lets tries that come at once through one after the other, each seeing the count of the one before.
    const { rows } = await this.pool.query(
      `update auth.citizen_code set tries = tries + 1
       where challenge_hash = $1 and tenant = $2 and used_at is null and tries < $3 and expires_at > $4
       returning taxpayer_id`,
      [challengeHash, tenant, maxTries, now],
    );
    const row = rows[0];
    return row ? { taxpayerId: row["taxpayer_id"] as string | null } : null;
  }

  async use(challengeHash: string, now: Instant): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      `update auth.citizen_code set used_at = $2 where challenge_hash = $1 and used_at is null`,
      [challengeHash, now],
    );
    return rowCount === 1;
  }

  async purge(now: Instant): Promise<number> {
    const { rowCount } = await this.pool.query(`delete from auth.citizen_code where expires_at <= $1`, [now]);
    return rowCount ?? 0;
  }
}
