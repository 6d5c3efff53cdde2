import { randomBytes } from "node:crypto";
import { LRUCache } from "lru-cache";
import { LedgerIntegrityError } from "../errors.js";
import type { MasterKey } from "./keyed-hash.js";
import type { KeyVault, SubjectKeyState } from "./port.js";
import { subjectKeyWrap, type SubjectKeyWrap } from "./subject-key-wrap.js";

/** The part of a `pg` pool that the vault uses. */
export interface VaultDatabase {
  query(sql: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
}

export interface PostgresKeyVaultOptions {
  readonly database: VaultDatabase;
  readonly masterKey: MasterKey;
  /** How many opened keys this process holds. Default 100,000 (some 30 MB). */
  readonly cachedKeys?: number;
  /** How long a key that another process destroys may still be known here, in milliseconds. Default a minute. */
  readonly cachedForMs?: number;
}

const SCHEMA = `
create schema if not exists vault;
create table if not exists vault.master_key (
  one boolean primary key default true check (one),
  fingerprint text not null
);
create table if not exists vault.subject_key (
  tenant text not null,
  subject_id text not null,
  wrapped bytea,
  made_at timestamptz not null default now(),
  destroyed_at timestamptz,
  primary key (tenant, subject_id),
  check ((wrapped is null) = (destroyed_at is not null))
);
`;

/** Names the lock that lets two servers start at once. */
const SCHEMA_LOCK = 7_130_451;

/** Sorted, so that two batches that make the same keys wait for each other instead of blocking each other for ever. */
const GET_OR_MAKE = `
with asked as materialized (
  select subject_id, wrapped from unnest($2::text[], $3::bytea[]) as asked (subject_id, wrapped) order by subject_id
), made as (
  insert into vault.subject_key (tenant, subject_id, wrapped) select $1, subject_id, wrapped from asked
  on conflict do nothing returning subject_id, wrapped
)
select subject_id, wrapped from made
union all
select kept.subject_id, kept.wrapped from vault.subject_key kept join asked using (subject_id) where kept.tenant = $1`;

const GET = `select subject_id, wrapped from vault.subject_key where tenant = $1 and subject_id = any($2)`;

/** Null where the key was there first, sealed, and is gone: the row stays, so that it is never made again. */
const DESTROY = `
insert into vault.subject_key (tenant, subject_id, wrapped, destroyed_at) values ($1, $2, null, now())
on conflict (tenant, subject_id) do update set wrapped = null, destroyed_at = now()
where subject_key.destroyed_at is null`;

/** Keys in PostgreSQL, in the schema `vault`, sealed by the master key. */
export class PostgresKeyVault implements KeyVault {
  private readonly cache: LRUCache<string, SubjectKeyState>;

  private constructor(
    private readonly database: VaultDatabase,
    private readonly sealed: SubjectKeyWrap,
    cachedKeys: number,
    cachedForMs: number,
  ) {
    this.cache = new LRUCache({ max: cachedKeys, ttl: cachedForMs });
  }

  /**
   * Makes the tables where they are missing.
   * @throws LedgerIntegrityError `master-key-is-another` when the vault was made with another master key: with the wrong
   * one no name could be read, and new keys would be lost to the right one.
   */
  static async open(options: PostgresKeyVaultOptions): Promise<PostgresKeyVault> {
    const { database, masterKey, cachedKeys = 100_000, cachedForMs = 60_000 } = options;
    const sealed = subjectKeyWrap(masterKey);
    await database.query(`begin; select pg_advisory_xact_lock(${SCHEMA_LOCK}); ${SCHEMA} commit;`);
    await database.query("insert into vault.master_key (fingerprint) values ($1) on conflict do nothing", [
      sealed.fingerprint,
    ]);
    const { rows } = await database.query("select fingerprint from vault.master_key");
    if (rows[0]?.["fingerprint"] !== sealed.fingerprint) throw new LedgerIntegrityError("master-key-is-another", {});
    return new PostgresKeyVault(database, sealed, cachedKeys, cachedForMs);
  }

  async keysFor(
    tenant: string,
    subjectIds: Iterable<string>,
    { create = false }: { readonly create?: boolean } = {},
  ): Promise<ReadonlyMap<string, SubjectKeyState>> {
    const found = new Map<string, SubjectKeyState>();
    const unknown = new Set<string>();
    for (const subjectId of subjectIds) {
      const state = this.cache.get(nameOf(tenant, subjectId));
      if (state === undefined) unknown.add(subjectId);
      else found.set(subjectId, state);
    }
    const fetched = create ? this.getOrMake(tenant, [...unknown]) : this.get(tenant, [...unknown]);
    for (const [subjectId, state] of await fetched) found.set(subjectId, state);
    return found;
  }

  async destroy(tenant: string, subjectId: string): Promise<void> {
    await this.database.query(DESTROY, [tenant, subjectId]);
    this.cache.set(nameOf(tenant, subjectId), "destroyed");
  }

  /** The pool belongs to who gave it. */
  async close(): Promise<void> {
    this.cache.clear();
  }

  private async get(tenant: string, subjectIds: readonly string[]): Promise<Map<string, SubjectKeyState>> {
    if (subjectIds.length === 0) return new Map();
    return this.opened(tenant, (await this.database.query(GET, [tenant, subjectIds])).rows);
  }

  private async getOrMake(tenant: string, subjectIds: readonly string[]): Promise<Map<string, SubjectKeyState>> {
    if (subjectIds.length === 0) return new Map();
    const wrapped = subjectIds.map((subjectId) => this.sealed.wrap(tenant, subjectId, randomBytes(32)));
    const { rows } = await this.database.query(GET_OR_MAKE, [tenant, subjectIds, wrapped]);
    const states = this.opened(tenant, rows);
    // Another process made some of them in this very moment: they are neither ours nor in what the statement saw.
    const missed = subjectIds.filter((subjectId) => !states.has(subjectId));
    for (const [subjectId, state] of await this.get(tenant, missed)) states.set(subjectId, state);
    return states;
  }

  private opened(tenant: string, rows: readonly Record<string, unknown>[]): Map<string, SubjectKeyState> {
    const states = new Map<string, SubjectKeyState>();
    for (const row of rows) {
      const subjectId = row["subject_id"] as string;
      const wrapped = row["wrapped"] as Buffer | null;
      const state = wrapped === null ? "destroyed" : this.sealed.unwrap(tenant, subjectId, wrapped);
      // What was destroyed here while the statement was under way stays destroyed.
      const known = this.cache.get(nameOf(tenant, subjectId));
      if (known !== "destroyed") this.cache.set(nameOf(tenant, subjectId), state);
      states.set(subjectId, known === "destroyed" ? known : state);
    }
    return states;
  }
}

function nameOf(tenant: string, subjectId: string): string {
  return `${tenant}/${subjectId}`;
}
