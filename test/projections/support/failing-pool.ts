import type pg from "pg";

/** What is lost: the question, which never reaches the server, or its answer, after the server did it. */
export type Lost = "question" | "answer";

/** A pool whose n-th call (of a connection, of a statement) fails once as a broken connection does; then all goes well. */
export interface FailingPool {
  readonly pool: pg.Pool;
  readonly failed: () => boolean;
}

type Call = (...given: unknown[]) => unknown;

export function failingPool(pool: pg.Pool, at: number, lost: Lost): FailingPool {
  let left = at;
  let failed = false;
  const failing =
    (call: Call): Call =>
    async (...given) => {
      const now = left-- === 0;
      if (now && lost === "question") throw broken();
      const answer = await call(...given);
      if (now) throw broken();
      return answer;
    };
  const broken = () => {
    failed = true;
    return Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" });
  };
  const client = (real: pg.PoolClient): pg.PoolClient => overlaid(real, { query: failing(bound(real, "query")) });
  return {
    pool: overlaid(pool, {
      query: failing(bound(pool, "query")),
      connect: async () => {
        if (left-- === 0) throw broken();
        return client(await pool.connect());
      },
    }),
    failed: () => failed,
  };
}

function bound<Target extends object>(target: Target, name: keyof Target): Call {
  return (target[name] as Call).bind(target);
}

function overlaid<Target extends object>(target: Target, own: Readonly<Record<string, Call>>): Target {
  return new Proxy(target, {
    get(inner, name) {
      if (typeof name === "string" && name in own) return own[name];
      const value = Reflect.get(inner, name) as unknown;
      return typeof value === "function" ? ((value as Call).bind(inner) as unknown) : value;
    },
  });
}
