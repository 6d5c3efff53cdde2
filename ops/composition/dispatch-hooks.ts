import { Counter, type Registry } from "prom-client";
import type { Logger } from "pino";
import type { DispatchHooks } from "../../application/correspondence/index.js";

/** Counts what the dispatcher does, and says in the log what it could not do. What servers say is not logged: it may name people. */
export function dispatchHooks(registry: Registry, logger: Logger): DispatchHooks {
  const messages = new Counter({
    name: "defter_messages_total",
    help: "Messages that were sent, failed once, or were set aside",
    labelNames: ["tenant", "channel", "outcome"],
    registers: [registry],
  });
  return {
    onOutcome: (tenant, channel, outcome) => messages.inc({ tenant, channel, outcome }),
    onStalled: (channel, _why, againAfterMs) =>
      logger.warn({ channel, againAfterMs }, "messages cannot leave: the server takes nothing"),
    onTrouble: (error) => logger.warn({ err: error }, "the dispatcher tries again"),
  };
}
