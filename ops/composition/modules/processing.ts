import { ContainerModule } from "inversify";
import { eventCodec } from "../../../application/ledger/index.js";
import {
  caseTimers,
  caseworkProcesses,
  finishMergers,
  notify,
  serveNotices,
  PostgresProcessStore,
  Processes,
  type ProcessParts,
} from "../../../application/processes/index.js";
import { caseLists } from "../../../read-models/casework/index.js";
import { PostgresReader } from "../../../read-models/postgres/index.js";
import { tenantsOf } from "../../configuration/index.js";
import { mayPass } from "../may-pass.js";
import { processGauges, processHooks } from "../process-metrics.js";
import { TOKENS } from "../tokens.js";

/** What follows by itself: policies that read the log, and time. */
export const processing = new ContainerModule(({ bind }) => {
  bind(TOKENS.processStore).toResolvedValue(
    ({ postgres }, metrics) => {
      const store = new PostgresProcessStore(postgres);
      processGauges(metrics, store);
      return store;
    },
    [TOKENS.resources, TOKENS.metrics],
  );
  bind(TOKENS.caseworkProcessing).toResolvedValue(
    ({ policies: cases }, ledger, { postgres }, { freshness }, configuration) => ({
      ...{ cases, ledger, lists: caseLists(new PostgresReader(postgres), freshness) },
      tenants: tenantsOf(configuration).map(({ code }) => code),
    }),
    [TOKENS.casework, TOKENS.ledger, TOKENS.resources, TOKENS.readSide, TOKENS.configuration],
  );
  bind(TOKENS.processParts).toResolvedValue(
    (
      eventStore,
      registry,
      vault,
      store,
      processing,
      correspondence,
      { lock, stores },
      clock,
      metrics,
      logger,
      ledger,
      taxation,
    ): ProcessParts => ({
      ...{ eventStore, codec: eventCodec(registry, vault), store, lock, clock },
      managers: [
        ...caseworkProcesses(processing),
        notify(correspondence),
        serveNotices({ ledger, taxation }),
        finishMergers({ ledger, taxation }),
      ],
      isPassing: mayPass(stores),
      hooks: processHooks(metrics, logger),
    }),
    [
      TOKENS.eventStore,
      TOKENS.eventRegistry,
      TOKENS.vault,
      TOKENS.processStore,
      TOKENS.caseworkProcessing,
      TOKENS.correspondence,
      TOKENS.engine,
      TOKENS.clock,
      TOKENS.metrics,
      TOKENS.logger,
      TOKENS.ledger,
      TOKENS.taxation,
    ],
  );
  bind(TOKENS.processes).toResolvedValue(
    (parts, processing) => new Processes(parts, [caseTimers(processing)]),
    [TOKENS.processParts, TOKENS.caseworkProcessing],
  );
});
