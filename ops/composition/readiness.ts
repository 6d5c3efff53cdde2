import type { ReadinessCheck } from "../../api/index.js";
import type { Processes } from "../../application/processes/index.js";
import { defterProjections } from "../../projections/index.js";
import type { ReadModelStore } from "../../read-models/store/index.js";
import type { Resources } from "./resources.js";

/** The stores must answer before anyone is told that the server is ready. */
export function storeChecks({ eventStore, postgres, documents }: Resources): readonly ReadinessCheck[] {
  return [
    { name: "event-store", check: async () => void (await eventStore.head()) },
    { name: "postgresql", check: async () => void (await postgres.query("select 1")) },
    { name: "mongodb", check: async () => void (await documents.command({ ping: 1 })) },
  ];
}

/** Every policy must have been led by some server since it was made known, so that nothing waits for it unheard. */
export function processCheck(processes: Processes): ReadinessCheck {
  return {
    name: "processes",
    check: async () => {
      const known = new Set((await processes.records()).map(({ process }) => process));
      const missing = processes.names.filter((name) => !known.has(name));
      if (missing.length > 0) throw new Error(`never led yet: ${missing.join(", ")}`);
    },
  };
}

/**
 * Every projection must have a live build. One that an event stopped does not make the server unready: the others are
 * current, commands need none of them, and the metrics and the log tell of it.
 */
export function projectionCheck(stores: readonly ReadModelStore[], projections = defterProjections): ReadinessCheck {
  return {
    name: "projections",
    check: async () => {
      const records = (await Promise.all(stores.map(({ catalog }) => catalog.all()))).flat();
      const live = new Set(records.filter(({ state }) => state === "live").map(({ projection }) => projection));
      const missing = projections.filter(({ name }) => !live.has(name)).map(({ name }) => name);
      if (missing.length > 0) throw new Error(`not built yet: ${missing.join(", ")}`);
    },
  };
}
