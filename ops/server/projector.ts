import type { Logger } from "pino";
import { rebuild, runProjections, type EngineParts } from "../../projections/index.js";

/** The projections at work. */
export interface Projector {
  /** Rejects on an error of programming; failures of the stores are tried again inside. */
  readonly failed: Promise<never>;
  stop(): Promise<void>;
}

/** Keeps the read models up with the log; those of an older version are built anew beside the live ones. */
export function startProjector(engine: EngineParts, logger: Logger): Projector {
  const abort = new AbortController();
  const running = runProjections(engine, abort.signal, async (names, signal) => {
    logger.info({ projections: names }, "read models of an older version are built anew");
    for await (const { phase, projection, share, error } of rebuild(engine, names, { signal }))
      if (phase !== "catching-up" || error !== null) logger.info({ phase, projection, share, error }, "rebuilding");
  });
  const failed = running.then(() => new Promise<never>(() => undefined));
  failed.catch(() => undefined);
  return {
    failed,
    stop: async () => {
      abort.abort();
      await running.catch(() => undefined);
    },
  };
}
