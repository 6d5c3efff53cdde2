import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Express } from "express";
import type { ApiDependencies } from "./dependencies.js";
import { denialsRecorded } from "./graphql/access/record-denial.js";
import { documentRoutes } from "./documents/index.js";
import { siteOf } from "./site/index.js";
import { graphqlServer } from "./graphql/handler.js";
import { apiMetrics, codesDelivered, createHttpApp } from "./http/index.js";
import { openRevenueOf } from "./public-revenue/index.js";
import { identityGate } from "./identity-adapter.js";

/** A server that listens. `close` ends open event streams, lets running requests finish, and resolves when all is quiet. */
export interface RunningApi {
  readonly port: number;
  close(): Promise<void>;
}

const PURGE_EVERY_MS = 3_600_000;
const DRAIN_MS = 5000;

/** The whole API as an express application, for a server of one's own or for tests. */
export function createApi(dependencies: ApiDependencies, shutdown?: AbortSignal): Express {
  const { settings, registry } = dependencies;
  const metrics = apiMetrics(registry);
  const graphql = graphqlServer(dependencies, metrics, shutdown);
  return createHttpApp({
    ...dependencies,
    verification: dependencies,
    openRevenue: openRevenueOf(dependencies),
    identity: identityGate(dependencies.identity, dependencies.citizens, dependencies.clock),
    site: () => siteOf(settings),
    profile: settings.profile,
    secureCookies: settings.secureCookies,
    allowedOrigins: settings.allowedOrigins,
    trustedProxies: settings.trustedProxies,
    metricsToken: settings.metricsToken,
    ...(settings.signInRates === undefined ? {} : { signInRates: settings.signInRates }),
    ...(settings.citizenRates === undefined ? {} : { citizenRates: settings.citizenRates }),
    metrics,
    graphql: graphql.handle,
    ask: graphql.ask,
    documents: documentRoutes(dependencies),
  });
}

/** Prepares the session store and listens. Rejects when the port is taken. */
export async function startApi(dependencies: ApiDependencies): Promise<RunningApi> {
  const { sessions, citizens, drafts, savedFilters, uploads, settings, clock, logger } = dependencies;
  await Promise.all([sessions.prepare(), citizens.prepare(), drafts.prepare(), savedFilters.prepare()]);
  const shutdown = new AbortController();
  const reached = {
    ...settings,
    // Known for certain once we listen, and asked for only then.
    get publicUrl(): string {
      return settings.publicUrl ?? `http://localhost:${(server.address() as AddressInfo).port}`;
    },
  };
  const server = createServer(createApi({ ...dependencies, settings: reached }, shutdown.signal));
  server.requestTimeout = 60_000;
  server.headersTimeout = 15_000;
  server.listen(settings.port, settings.host);
  await once(server, "listening");
  const purge = setInterval(() => {
    Promise.all([sessions.purge(clock()), citizens.purge(), drafts.purge()]).catch((error: unknown) =>
      logger.warn({ err: error }, "sessions, codes and drafts were not purged"),
    );
    uploads.sweep().catch((error: unknown) => logger.warn({ err: error }, "uploads were not swept"));
  }, PURGE_EVERY_MS);
  purge.unref();
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      clearInterval(purge);
      shutdown.abort();
      const closed = once(server, "close");
      server.close();
      server.closeIdleConnections();
      const hurry = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
      await closed;
      clearTimeout(hurry);
      await Promise.all([denialsRecorded(dependencies), codesDelivered(dependencies.citizens)]);
    },
  };
}
