import {
  knownTenants,
  officeOfCashDeskFrom,
  officeOfTaxpayerFrom,
  PostgresSessionStore,
  type ApiDependencies,
} from "../../api/index.js";
import { folderRevenuePlans } from "../../application/budget/index.js";
import { rightsEvaluator } from "../../domain/identity/index.js";
import {
  apiSettings,
  liveEvents,
  plansFolder,
  processCheck,
  projectionCheck,
  storeChecks,
  TOKENS,
  type Composition,
} from "../composition/index.js";
import { tenantsOf } from "../configuration/index.js";

/**
 * Who may ask, and how: GraphQL and HTTP over everything else. Apart from the composition: the API is slow to load, and a
 * command at the command line is not to wait for what it does not serve.
 */
export function apiParts({ get }: Composition): ApiDependencies {
  const [configuration, resources, clock] = [get(TOKENS.configuration), get(TOKENS.resources), get(TOKENS.clock)];
  return {
    taxation: get(TOKENS.taxation),
    casework: get(TOKENS.casework),
    documents: get(TOKENS.documents),
    uploads: get(TOKENS.uploads),
    correspondence: get(TOKENS.correspondence),
    mailbox: get(TOKENS.mailbox),
    citizens: get(TOKENS.citizens),
    drafts: get(TOKENS.drafts),
    savedFilters: get(TOKENS.savedFilters),
    press: get(TOKENS.press),
    identity: get(TOKENS.identity),
    readSide: get(TOKENS.readSide),
    rebuilding: get(TOKENS.workshop),
    history: get(TOKENS.history),
    revenuePlans: folderRevenuePlans(plansFolder(configuration.dataFolder)),
    access: rightsEvaluator,
    officeOfTaxpayer: officeOfTaxpayerFrom(resources.eventStore),
    officeOfCashDesk: officeOfCashDeskFrom(resources.eventStore),
    headOfLog: () => resources.eventStore.head(),
    sessions: new PostgresSessionStore(resources.postgres),
    liveEvents: liveEvents(resources.eventStore),
    tenants: knownTenants(tenantsOf(configuration)),
    readiness: [
      ...storeChecks(resources),
      projectionCheck(get(TOKENS.readModelStores)),
      processCheck(get(TOKENS.processes)),
    ],
    clock: () => clock.now(),
    logger: get(TOKENS.logger),
    registry: get(TOKENS.metrics),
    settings: apiSettings(configuration),
  };
}
