import { Counter, Gauge, Histogram, type Registry } from "prom-client";
import type { Logger } from "pino";
import type { ProcessHooks, ProcessStore } from "../../application/processes/index.js";

/** Counts what the processes do, and says in the log what they could not do. */
export function processHooks(registry: Registry, logger: Logger): ProcessHooks {
  const reactions = new Counter({
    name: "defter_process_reactions_total",
    help: "Commands that followed from facts and from time, by what came of them",
    labelNames: ["process", "outcome"],
    registers: [registry],
  });
  const delay = new Histogram({
    name: "defter_process_delay_seconds",
    help: "From the fact, or the moment that came, to the acknowledged command",
    labelNames: ["process"],
    buckets: [0.01, 0.05, 0.1, 0.5, 1, 5, 30, 300, 3_600],
    registers: [registry],
  });
  const retries = new Counter({
    name: "defter_process_retries_total",
    help: "Failures that the processes try again",
    labelNames: ["process"],
    registers: [registry],
  });
  return {
    onReaction: (process, outcome, seconds) => {
      reactions.inc({ process, outcome });
      delay.observe({ process }, seconds);
    },
    onStuck: ({ process, tenant, about, cause, refusal }, error) => {
      const what = { process, tenant, about, eventId: cause?.eventId, refusal: refusal.code };
      logger.error({ ...what, ...(error === null ? {} : { err: error }) }, "a reaction is stuck");
    },
    onRetry: (process, error) => {
      retries.inc({ process });
      logger.warn({ process, err: error }, "a process tries again");
    },
  };
}

/** Where each process stands, asked when the figures are read: also those that another process leads. */
export function processGauges(registry: Registry, store: ProcessStore): void {
  const position = new Gauge({
    name: "defter_process_position",
    help: "Commit position up to which a process has reacted to the log",
    labelNames: ["process"],
    registers: [registry],
    async collect() {
      await store.prepare();
      for (const { process, position: at, stuck: set } of await store.records()) {
        if (at !== undefined) position.set({ process }, Number(at.commit));
        stuck.set({ process }, set);
      }
    },
  });
  const stuck = new Gauge({
    name: "defter_process_stuck",
    help: "Reactions that a rule refused, or that broke, and that wait for an administrator",
    labelNames: ["process"],
    registers: [registry],
  });
}
