import type { Instant } from "../../../domain/shared/index.js";
import type { Session, SessionKind, SessionStore, SessionSubject } from "./session-store.js";

/** The part of a `pg` pool that is used here. */
export interface SqlPool {
  query(sql: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[]; rowCount: number | null }>;
}

const SCHEMA = `
create schema if not exists auth;
create table if not exists auth.session (
  token_hash text primary key check (token_hash ~ '^[0-9a-f]{64}$'),
  tenant text not null,
  user_id text not null,
  kind text not null check (kind in ('cookie', 'bearer')),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz
);
alter table auth.session add column if not exists subject text not null default 'officer' check (subject in ('officer', 'citizen'));
create index if not exists session_of_user on auth.session (tenant, user_id);
create index if not exists session_by_end on auth.session (expires_at);
`;

/** Names the lock that lets two servers start at once: `create … if not exists` alone may collide. */
const SCHEMA_LOCK = 7_130_450;

/** Sessions in the table `auth.session`. They are no read model: nothing rebuilds them, and losing them only signs out. */
export class PostgresSessionStore implements SessionStore {
  constructor(private readonly pool: SqlPool) {}

  async prepare(): Promise<void> {
    await this.pool.query(`begin; select pg_advisory_xact_lock(${SCHEMA_LOCK}); ${SCHEMA} commit;`);
  }

  async save(session: Session): Promise<void> {
    await this.pool.query(
      `insert into auth.session (token_hash, tenant, user_id, subject, kind, created_at, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [
        session.tokenHash,
        session.tenant,
        session.userId,
        session.subject,
        session.kind,
        session.createdAt,
        session.expiresAt,
      ],
    );
  }

  async find(tokenHash: string, now: Instant): Promise<Session | null> {
    const { rows } = await this.pool.query(
      `select tenant, user_id, subject, kind, created_at, expires_at from auth.session
       where token_hash = $1 and revoked_at is null and expires_at > $2`,
      [tokenHash, now],
    );
    const row = rows[0];
    if (!row) return null;
    return {
      tokenHash,
      tenant: String(row["tenant"]),
      userId: String(row["user_id"]),
      subject: row["subject"] as SessionSubject,
      kind: row["kind"] as SessionKind,
      createdAt: isoOf(row["created_at"]),
      expiresAt: isoOf(row["expires_at"]),
    };
  }

  async revoke(tokenHash: string, now: Instant): Promise<void> {
    await this.pool.query(`update auth.session set revoked_at = $2 where token_hash = $1 and revoked_at is null`, [
      tokenHash,
      now,
    ]);
  }

  async revokeAllOf(tenant: string, userId: string, now: Instant): Promise<number> {
    const { rowCount } = await this.pool.query(
      `update auth.session set revoked_at = $3 where tenant = $1 and user_id = $2 and revoked_at is null`,
      [tenant, userId, now],
    );
    return rowCount ?? 0;
  }

  async purge(now: Instant): Promise<number> {
    const { rowCount } = await this.pool.query(`delete from auth.session where expires_at <= $1 or revoked_at <= $1`, [
      now,
    ]);
    return rowCount ?? 0;
  }
}

function isoOf(value: unknown): Instant {
  return new Date(value as string | Date).toISOString() as Instant;
}
