import express, { type Express, type RequestHandler } from "express";
import helmet from "helmet";
import type { Registry } from "prom-client";
import { authRoutes } from "./auth-routes.js";
import { authenticate } from "./authentication.js";
import { citizenDoor, type CitizenDoorDependencies } from "./citizen-door.js";
import { citizenRoutes } from "./citizen-routes.js";
import { correlate } from "./correlation.js";
import { errorHandler, notFound } from "./error-handler.js";
import { graphiql } from "./graphiql.js";
import { healthRoutes, type ReadinessCheck } from "./health.js";
import { jsonBody } from "./json-body.js";
import type { ApiLogger } from "./logger.js";
import { openDataRoutes, type OpenDataDependencies } from "./open-data/index.js";
import { verificationRoutes, type VerificationDependencies } from "./verification/index.js";
import { mailboxRoutes, type MailboxDependencies } from "./mailbox/index.js";
import { measure, metricsRoute, type ApiMetrics } from "./metrics.js";
import { officerDoor, type OfficerDoorDependencies } from "./officer-door.js";
import { pageRoutes, type PagesDependencies } from "./pages.js";

export interface HttpDependencies
  extends
    OfficerDoorDependencies,
    VerificationDependencies,
    OpenDataDependencies,
    MailboxDependencies,
    CitizenDoorDependencies,
    PagesDependencies {
  readonly readiness: readonly ReadinessCheck[];
  readonly registry: Registry;
  readonly metrics: ApiMetrics;
  readonly metricsToken: string | undefined;
  /** How many proxies stand in front; their X-Forwarded-For is believed. 0: none. */
  readonly trustedProxies: number;
  readonly logger: ApiLogger;
  /** Answers `/graphql`, with the parsed body in `request.body`. */
  readonly graphql: RequestHandler;
  /** Answers `/documents/…`: what people bring, in and out. */
  readonly documents: RequestHandler;
}

/** The HTTP surface as an express application; it listens to nothing itself. */
export function createHttpApp(dependencies: HttpDependencies): Express {
  const { logger, registry, metrics } = dependencies;
  const doors = { officers: officerDoor(dependencies), citizens: citizenDoor(dependencies) };
  const app = express();
  app.disable("x-powered-by");
  app.disable("etag");
  app.set("query parser", "simple");
  app.set("trust proxy", dependencies.trustedProxies);
  app.use(correlate, measure(metrics), helmet(), (_request, response, next) => {
    response.setHeader("cache-control", "no-store");
    next();
  });
  app.use(
    healthRoutes({
      readiness: dependencies.readiness,
      onFailure: (name, error) => logger.warn({ check: name, err: error }, "not ready"),
    }),
  );
  app.get("/metrics", metricsRoute(registry, dependencies.metricsToken));
  if (dependencies.profile === "development") app.use("/graphql", graphiql());
  app.use(verificationRoutes(dependencies));
  app.use(openDataRoutes(dependencies));
  app.use(mailboxRoutes(dependencies));
  app.use(citizenRoutes(dependencies, doors.citizens));
  app.use(pageRoutes(dependencies, doors));
  app.use(authenticate(dependencies));
  app.use(authRoutes(doors.officers));
  app.use(dependencies.documents);
  app.post("/graphql", jsonBody(), dependencies.graphql);
  app.get("/graphql", dependencies.graphql);
  app.use(notFound);
  app.use(errorHandler(logger));
  return app;
}
