import type pg from "pg";

/** Held by one process at a time; `lost` settles when the connection that holds it is gone. */
export interface Lock {
  readonly lost: Promise<void>;
  release(): Promise<void>;
}

/** All locks that a process takes through one pool share one connection of it, so that many locks never use it up. */
interface Session {
  readonly client: pg.PoolClient;
  /** One statement after the other: a connection takes no second one while it is at the first. */
  readonly query: (text: string, name: string) => Promise<pg.QueryResult<{ ok: boolean }>>;
  readonly lost: Promise<void>;
  readonly held: Set<string>;
}

const sessions = new WeakMap<pg.Pool, Promise<Session>>();
const KEY = "hashtextextended($1, 0)";

/** An advisory lock; null where this or another process holds it. */
export async function tryLock(pool: pg.Pool, name: string): Promise<Lock | null> {
  const opening = sessionOf(pool);
  const { client, query, held, lost } = await opening;
  // Its last lock was released while we waited for it.
  if (sessions.get(pool) !== opening) return tryLock(pool, name);
  // The server lets one session take a lock twice; we do not.
  if (held.has(name)) return null;
  held.add(name);
  const free = () => {
    held.delete(name);
    if (held.size > 0) return;
    sessions.delete(pool);
    // Ending the session frees its locks, whatever state the connection is in.
    client.release(true);
  };
  try {
    const { rows } = await query(`select pg_try_advisory_lock(${KEY}) as ok`, name);
    if (!rows[0]!.ok) {
      free();
      return null;
    }
  } catch (error) {
    free();
    throw error;
  }
  let released = false;
  return {
    lost,
    async release() {
      if (released) return;
      released = true;
      await query(`select pg_advisory_unlock(${KEY}) as ok`, name).catch(() => undefined);
      free();
    },
  };
}

function sessionOf(pool: pg.Pool): Promise<Session> {
  const known = sessions.get(pool);
  if (known !== undefined) return known;
  const opening = pool.connect().then((client): Session => {
    const lost = new Promise<void>((resolve) => {
      const gone = () => {
        if (sessions.get(pool) === opening) sessions.delete(pool);
        resolve();
      };
      client.on("error", gone);
      client.once("end", gone);
    });
    let last: Promise<unknown> = Promise.resolve();
    const query: Session["query"] = (text, name) => {
      const next = last.then(() => client.query<{ ok: boolean }>(text, [`defter/${name}`]));
      last = next.catch(() => undefined);
      return next;
    };
    return { client, query, lost, held: new Set() };
  });
  sessions.set(pool, opening);
  opening.catch(() => sessions.delete(pool));
  return opening;
}
