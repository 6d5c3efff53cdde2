import { ContainerModule } from "inversify";
import { collectDefaultMetrics, Registry } from "prom-client";
import { systemClock, ulidGenerator } from "../../../application/ports.js";
import { TOKENS } from "../tokens.js";

/** Time, ids, and the figures of this process. */
export const foundation = new ContainerModule(({ bind }) => {
  bind(TOKENS.clock).toConstantValue(systemClock);
  bind(TOKENS.ids).toResolvedValue(ulidGenerator);
  bind(TOKENS.metrics).toResolvedValue(() => {
    const registry = new Registry();
    collectDefaultMetrics({ register: registry, prefix: "defter_" });
    return registry;
  });
});
