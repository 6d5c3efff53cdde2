import type { Instant, Position, Refusal } from "../../domain/shared/index.js";
import type { KeptReaction, ProcessRecord, ProcessStore, StuckAsk, StuckReaction } from "./port.js";

/** The part of a `pg` pool that the store uses. */
export interface ProcessDatabase {
  query(sql: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
}

const SCHEMA = `
create schema if not exists processes;
create table if not exists processes.checkpoint (
  process text primary key,
  commit_position numeric(20),
  prepare_position numeric(20),
  moved_at timestamptz not null default now()
);
create table if not exists processes.stuck (
  tenant text collate "C" not null,
  id uuid not null,
  process text not null,
  about text not null,
  cause jsonb,
  refusal jsonb not null,
  tries integer not null default 1,
  first_at timestamptz not null default now(),
  last_at timestamptz not null default now(),
  primary key (tenant, id)
);
create index if not exists stuck_by_process on processes.stuck (process);
`;

/** Names the lock that lets two servers start at once. */
const SCHEMA_LOCK = 7_130_452;

const OPEN = `insert into processes.checkpoint (process) values ($1) on conflict do nothing`;
const CHECKPOINT = `select commit_position::text as commit, prepare_position::text as prepare
from processes.checkpoint where process = $1`;
const ADVANCE = `
insert into processes.checkpoint as kept (process, commit_position, prepare_position) values ($1, $2, $3)
on conflict (process) do update set commit_position = $2, prepare_position = $3, moved_at = now()
where kept.commit_position is null or (kept.commit_position, kept.prepare_position) < ($2::numeric, $3::numeric)`;
const RECORDS = `
select process, commit_position::text as commit, prepare_position::text as prepare, moved_at,
  (select count(*)::int from processes.stuck where stuck.process = checkpoint.process) as stuck
from processes.checkpoint order by process collate "C"`;
const KEEP = `
insert into processes.stuck as kept (tenant, id, process, about, cause, refusal) values ($1, $2, $3, $4, $5, $6)
on conflict (tenant, id) do update set refusal = $6, tries = kept.tries + 1, last_at = now()`;
const SETTLE = `delete from processes.stuck where tenant = $1 and id = $2`;
const STUCK = `
select id, process, tenant, about, cause, refusal, tries, first_at, last_at from processes.stuck
where tenant = $1 and ($2::text is null or process = $2) and ($3::uuid is null or id > $3) order by id limit $4`;

/** Checkpoints and stuck reactions in PostgreSQL, in the schema `processes`. */
export class PostgresProcessStore implements ProcessStore {
  private prepared: Promise<unknown> | undefined;

  constructor(private readonly database: ProcessDatabase) {}

  async prepare(): Promise<void> {
    this.prepared ??= this.database.query(`begin; select pg_advisory_xact_lock(${SCHEMA_LOCK}); ${SCHEMA} commit;`);
    const preparing = this.prepared;
    await preparing.catch((error: unknown) => {
      if (this.prepared === preparing) this.prepared = undefined;
      throw error;
    });
  }

  async open(process: string): Promise<Position | undefined> {
    await this.database.query(OPEN, [process]);
    const { rows } = await this.database.query(CHECKPOINT, [process]);
    return positionOf(rows[0] ?? {});
  }

  async advance(process: string, { commit, prepare }: Position): Promise<void> {
    await this.database.query(ADVANCE, [process, String(commit), String(prepare)]);
  }

  async records(): Promise<readonly ProcessRecord[]> {
    const { rows } = await this.database.query(RECORDS);
    return rows.map((row) => ({
      process: String(row["process"]),
      position: positionOf(row),
      movedAt: instantOf(row["moved_at"]),
      stuck: Number(row["stuck"]),
    }));
  }

  async keep({ id, process, tenant, about, cause, refusal }: StuckReaction): Promise<void> {
    const kept = cause === null ? null : { ...cause, position: shownPosition(cause.position) };
    const values = [tenant, id, process, about, kept === null ? null : JSON.stringify(kept), JSON.stringify(refusal)];
    await this.database.query(KEEP, values);
  }

  async settle(tenant: string, id: string): Promise<void> {
    await this.database.query(SETTLE, [tenant, id]);
  }

  async stuck(tenant: string, { process, after, limit }: StuckAsk): Promise<readonly KeptReaction[]> {
    const { rows } = await this.database.query(STUCK, [tenant, process ?? null, after ?? null, limit]);
    return rows.map(reactionOf);
  }
}

function reactionOf(row: Record<string, unknown>): KeptReaction {
  const cause = row["cause"] as { eventId: string; type: string; position: { commit: string; prepare: string } } | null;
  return {
    id: String(row["id"]),
    process: String(row["process"]),
    tenant: String(row["tenant"]),
    about: String(row["about"]),
    cause: cause === null ? null : { ...cause, position: positionOf(cause.position)! },
    refusal: row["refusal"] as Refusal,
    tries: Number(row["tries"]),
    firstAt: instantOf(row["first_at"]),
    lastAt: instantOf(row["last_at"]),
  };
}

/** JSON has no number as large as a position. */
function shownPosition({ commit, prepare }: Position) {
  return { commit: String(commit), prepare: String(prepare) };
}

function positionOf({ commit, prepare }: Record<string, unknown>): Position | undefined {
  return commit === null || commit === undefined
    ? undefined
    : { commit: BigInt(String(commit)), prepare: BigInt(String(prepare)) };
}

function instantOf(value: unknown): Instant {
  return (value as Date).toISOString() as Instant;
}
