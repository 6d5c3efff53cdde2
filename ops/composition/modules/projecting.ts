import { ContainerModule } from "inversify";
import { eventCodec } from "../../../application/ledger/index.js";
import { createHistory, defterProjections, Workshop, type EngineParts } from "../../../projections/index.js";
import { MongoReadModelStore } from "../../../read-models/mongo/index.js";
import { PostgresReadModelStore, tryLock } from "../../../read-models/postgres/index.js";
import { projectionGauges, projectionHooks } from "../projection-metrics.js";
import { TOKENS } from "../tokens.js";

/** What follows from the facts, in PostgreSQL and MongoDB. */
export const projecting = new ContainerModule(({ bind }) => {
  bind(TOKENS.readModelStores).toResolvedValue(
    ({ postgres, documents }, metrics) => {
      const stores = [new PostgresReadModelStore(postgres), new MongoReadModelStore(documents)];
      projectionGauges(metrics, stores);
      return stores;
    },
    [TOKENS.resources, TOKENS.metrics],
  );
  bind(TOKENS.history).toResolvedValue(
    (eventStore, registry, vault) => createHistory({ eventStore, codec: eventCodec(registry, vault) }),
    [TOKENS.eventStore, TOKENS.eventRegistry, TOKENS.vault],
  );
  bind(TOKENS.engine).toResolvedValue(
    ({ postgres }, eventStore, registry, vault, stores, metrics, logger): EngineParts => ({
      eventStore,
      codec: eventCodec(registry, vault),
      stores,
      projections: defterProjections,
      lock: (name) => tryLock(postgres, name),
      hooks: projectionHooks(metrics, logger),
    }),
    [
      TOKENS.resources,
      TOKENS.eventStore,
      TOKENS.eventRegistry,
      TOKENS.vault,
      TOKENS.readModelStores,
      TOKENS.metrics,
      TOKENS.logger,
    ],
  );
  bind(TOKENS.workshop).toResolvedValue(
    (engine, clock) => new Workshop(engine, () => clock.now()),
    [TOKENS.engine, TOKENS.clock],
  );
});
