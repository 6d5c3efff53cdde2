import { timingSafeEqual } from "node:crypto";
import type { RequestHandler } from "express";
import { Counter, Histogram, type Registry } from "prom-client";
import { ApiError } from "../errors/index.js";
import { authenticatedOf } from "./authentication.js";
import { isLoopback } from "./loopback.js";

/** What is counted of requests. The tenant is a label everywhere; names of persons and ids never are. */
export interface ApiMetrics {
  readonly httpSeconds: Histogram<"tenant" | "route" | "method" | "status">;
  readonly graphqlOperations: Counter<"tenant" | "kind" | "field" | "outcome">;
}

export function apiMetrics(registry: Registry): ApiMetrics {
  return {
    httpSeconds: new Histogram({
      name: "defter_http_request_duration_seconds",
      help: "Time to answer an HTTP request",
      labelNames: ["tenant", "route", "method", "status"],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers: [registry],
    }),
    graphqlOperations: new Counter({
      name: "defter_graphql_fields_total",
      help: "Root fields answered, by outcome (ok or the error code)",
      labelNames: ["tenant", "kind", "field", "outcome"],
      registers: [registry],
    }),
  };
}

const ROUTES = new Set([
  "/graphql",
  "/documents/uploads",
  "/auth/sign-in",
  "/auth/sign-out",
  "/auth/citizen/code",
  "/auth/citizen/sign-in",
  "/health/live",
  "/health/ready",
  "/metrics",
]);

/** Measures every request. Unknown addresses share one label, so that a scan does not fill the registry. */
export function measure(metrics: ApiMetrics): RequestHandler {
  return (request, response, next) => {
    const stop = metrics.httpSeconds.startTimer();
    response.once("close", () => {
      stop({
        tenant: authenticatedOf(response)?.principal.tenant ?? "none",
        route: ROUTES.has(request.path) ? request.path : "other",
        method: request.method,
        status: String(response.statusCode),
      });
    });
    next();
  };
}

/** `/metrics`, for the machine itself, or with the metrics token where one is set. */
export function metricsRoute(registry: Registry, token: string | undefined): RequestHandler {
  return async (request, response) => {
    const given = /^Bearer (.{1,400})$/.exec(request.get("authorization") ?? "")?.[1];
    // A proxy on this machine also comes from the loopback address, but says for whom it asks.
    const local = isLoopback(request.socket.remoteAddress) && request.get("x-forwarded-for") === undefined;
    const allowed = token === undefined ? local : sameText(given ?? "", token);
    if (!allowed) throw new ApiError("FORBIDDEN", "permission-missing", { facts: { permission: "metrics" } });
    response.type(registry.contentType).send(await registry.metrics());
  };
}

function sameText(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
