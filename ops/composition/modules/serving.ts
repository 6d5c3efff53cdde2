import { ContainerModule } from "inversify";
import {
  knownTenants,
  officeOfCashDeskFrom,
  officeOfTaxpayerFrom,
  PostgresSessionStore,
  type ApiDependencies,
} from "../../../api/index.js";
import { folderRevenuePlans } from "../../../application/budget/index.js";
import { rightsEvaluator } from "../../../domain/identity/index.js";
import { tenantsOf } from "../../configuration/index.js";
import { apiSettings } from "../api-settings.js";
import { liveEvents } from "../live-events.js";
import { plansFolder } from "../plans-folder.js";
import { processCheck, projectionCheck, storeChecks } from "../readiness.js";
import { TOKENS } from "../tokens.js";

/** Who may ask, and how: GraphQL and HTTP over everything else. */
export const serving = new ContainerModule(({ bind }) => {
  bind(TOKENS.access).toConstantValue(rightsEvaluator);
  bind(TOKENS.api).toResolvedValue(
    (
      configuration,
      resources,
      taxation,
      casework,
      documents,
      uploads,
      press,
      identity,
      readSide,
      access,
      stores,
      processes,
      clock,
      logger,
      registry,
      correspondence,
      mailbox,
      citizens,
      rebuilding,
    ): ApiDependencies => ({
      taxation,
      casework,
      documents,
      uploads,
      correspondence,
      mailbox,
      citizens,
      press,
      identity,
      readSide,
      rebuilding,
      revenuePlans: folderRevenuePlans(plansFolder(configuration.dataFolder)),
      access,
      officeOfTaxpayer: officeOfTaxpayerFrom(resources.eventStore),
      officeOfCashDesk: officeOfCashDeskFrom(resources.eventStore),
      sessions: new PostgresSessionStore(resources.postgres),
      liveEvents: liveEvents(resources.eventStore),
      tenants: knownTenants(tenantsOf(configuration)),
      readiness: [...storeChecks(resources), projectionCheck(stores), processCheck(processes)],
      clock: () => clock.now(),
      logger,
      registry,
      settings: apiSettings(configuration),
    }),
    [
      TOKENS.configuration,
      TOKENS.resources,
      TOKENS.taxation,
      TOKENS.casework,
      TOKENS.documents,
      TOKENS.uploads,
      TOKENS.press,
      TOKENS.identity,
      TOKENS.readSide,
      TOKENS.access,
      TOKENS.readModelStores,
      TOKENS.processes,
      TOKENS.clock,
      TOKENS.logger,
      TOKENS.metrics,
      TOKENS.correspondence,
      TOKENS.mailbox,
      TOKENS.citizens,
      TOKENS.workshop,
    ],
  );
});
