import type pg from "pg";

/** Held by one process at a time; `lost` settles when the connection that holds it is gone. */
export interface Lock {
  readonly lost: Promise<void>;
  release(): Promise<void>;
}

/** An advisory lock on a connection of its own; null where another process holds it. */
export async function tryLock(pool: pg.Pool, name: string): Promise<Lock | null> {
  const client = await pool.connect();
  try {
    const { rows } = await client.query<{ ok: boolean }>("select pg_try_advisory_lock(hashtextextended($1, 0)) as ok", [
      `defter/${name}`,
    ]);
    if (!rows[0]!.ok) {
      client.release();
      return null;
    }
  } catch (error) {
    client.release(true);
    throw error;
  }
  const lost = new Promise<void>((resolve) => {
    client.once("error", () => resolve());
    client.once("end", () => resolve());
  });
  let held = true;
  return {
    lost,
    async release() {
      if (!held) return;
      held = false;
      client.on("error", () => undefined);
      // Ending the session frees the lock, whatever state the connection is in.
      client.release(true);
    },
  };
}
