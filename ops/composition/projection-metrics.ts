import { Counter, Gauge, Histogram, type Registry } from "prom-client";
import type { Logger } from "pino";
import type { EngineHooks } from "../../projections/index.js";
import type { ReadModelStore } from "../../read-models/store/index.js";

/** Counts what the projections do, and says in the log what they could not do. */
export function projectionHooks(registry: Registry, logger: Logger): EngineHooks {
  const events = new Counter({
    name: "defter_projection_events_total",
    help: "Events of the log that the projections went through",
    registers: [registry],
  });
  const seconds = new Histogram({
    name: "defter_projection_batch_duration_seconds",
    help: "Time to fold and write one batch of events",
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });
  const stopped = new Counter({
    name: "defter_projection_stops_total",
    help: "Projections that an event stopped",
    labelNames: ["projection"],
    registers: [registry],
  });
  const retries = new Counter({
    name: "defter_projection_retries_total",
    help: "Failures of a store that the projections try again",
    registers: [registry],
  });
  return {
    onBatch: (batch) => {
      events.inc(batch.events);
      seconds.observe(batch.seconds);
    },
    onStopped: (projection, because, eventId) => {
      stopped.inc({ projection });
      logger.error({ projection, because, eventId }, "a projection is stopped by an event");
    },
    onRetry: (error) => {
      retries.inc();
      logger.warn({ err: error }, "the projections try again");
    },
  };
}

/** Where each live build stands, asked when the figures are read: also those that another process drives. */
export function projectionGauges(registry: Registry, stores: readonly ReadModelStore[]): void {
  const position = new Gauge({
    name: "defter_projection_position",
    help: "Commit position up to which a projection has applied the log",
    labelNames: ["projection"],
    registers: [registry],
    async collect() {
      const records = (await Promise.all(stores.map(({ catalog }) => catalog.all()))).flat();
      for (const { state, projection, position: at, stopped: stop } of records) {
        if (state !== "live") continue;
        position.set({ projection }, Number(at?.commit ?? 0n));
        stopped.set({ projection }, stop === null ? 0 : 1);
      }
    },
  });
  const stopped = new Gauge({
    name: "defter_projection_stopped",
    help: "1 where a projection stands still at an event",
    labelNames: ["projection"],
    registers: [registry],
  });
}
