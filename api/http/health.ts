import express, { type Router } from "express";

/** One thing that must answer before the server is ready: a store, or the projections. */
export interface ReadinessCheck {
  readonly name: string;
  /** Resolves when it is well; rejects when it is not. The reason goes to the log, never to the caller. */
  check(signal: AbortSignal): Promise<void>;
}

export interface HealthDependencies {
  readonly readiness: readonly ReadinessCheck[];
  readonly readinessTimeoutMs?: number;
  readonly onFailure: (name: string, error: unknown) => void;
}

/** `/health/live`: the process answers. `/health/ready`: everything it stands on answers too, each named. */
export function healthRoutes({ readiness, readinessTimeoutMs = 2000, onFailure }: HealthDependencies): Router {
  const router = express.Router();
  router.get("/health/live", (_request, response) => {
    response.json({ status: "live" });
  });
  router.get("/health/ready", async (_request, response) => {
    const results = await Promise.all(readiness.map((one) => probe(one, readinessTimeoutMs, onFailure)));
    const ready = results.every(({ ok }) => ok);
    response.status(ready ? 200 : 503).json({
      status: ready ? "ready" : "not-ready",
      checks: Object.fromEntries(results.map(({ name, ok }) => [name, ok ? "ok" : "failed"])),
    });
  });
  return router;
}

async function probe(one: ReadinessCheck, timeoutMs: number, onFailure: HealthDependencies["onFailure"]) {
  const abort = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
  });
  try {
    await Promise.race([one.check(abort.signal), timeout]);
    return { name: one.name, ok: true };
  } catch (error) {
    onFailure(one.name, error);
    return { name: one.name, ok: false };
  } finally {
    clearTimeout(timer);
    abort.abort();
  }
}
