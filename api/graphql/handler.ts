import type { Request, RequestHandler, Response } from "express";
import type { ExecutionResult } from "graphql";
import { createYoga } from "graphql-yoga";
import { civilDateAt, isJsonObject } from "../../domain/shared/index.js";
import type { ApiDependencies } from "../dependencies.js";
import { ApiError } from "../errors/index.js";
import type { Language } from "../messages/index.js";
import { authenticatedOf, correlationOf, languageOf, parseStrictJson, type ApiMetrics } from "../http/index.js";
import { Authorisation } from "./access/index.js";
import type { GraphqlContext } from "./context.js";
import { introspectionGuard } from "./introspection.js";
import { DEFAULT_LIMITS } from "./limits/index.js";
import { countOperations } from "./operation-metrics.js";
import { errorPresentation, type ServerContext } from "./present.js";
import { protections } from "./protections.js";
import { graphqlSchema } from "./schema.js";

/** One operation that this process itself asks, in the name of a caller whose request it answers. */
export interface Question {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** That of the page, whatever the browser prefers. */
  readonly language: Language;
}

/** GraphQL over HTTP, and for the pages that are made in this process: one path, with the same guards and limits. */
export interface GraphqlServer {
  readonly handle: RequestHandler;
  /** Never rejects for what an operation did wrong: that stands in `errors`, presented as every caller gets it. */
  ask(request: Request, response: Response, question: Question): Promise<ExecutionResult>;
}

/**
 * Answers `/graphql`: one operation a request, POST of JSON, or GET for an event stream. Streams end when `shutdown`
 * aborts, so that the server can close.
 */
export function graphqlServer(
  dependencies: ApiDependencies,
  metrics: ApiMetrics,
  shutdown: AbortSignal = new AbortController().signal,
): GraphqlServer {
  const { settings } = dependencies;
  const yoga = createYoga<ServerContext, GraphqlContext>({
    schema: graphqlSchema(),
    graphqlEndpoint: "/graphql",
    graphiql: false,
    landingPage: false,
    cors: false,
    batching: false,
    multipart: false,
    logging: false,
    healthCheckEndpoint: "/graphql-is-not-a-health-check",
    context: ({ request, ...asking }) => contextOf(asking, AbortSignal.any([request.signal, shutdown]), dependencies),
    // Errors are presented by our own plugin, which knows the caller's language.
    maskedErrors: false,
    plugins: [
      introspectionGuard(settings.profile === "development"),
      ...protections({ ...DEFAULT_LIMITS, ...settings.limits }),
      countOperations(metrics),
      errorPresentation(dependencies),
    ],
  });
  return {
    handle: async (request, response) => {
      checkShape(request);
      const language = languageOf(request.get("accept-language"));
      await yoga.handle(request, response, { req: request, res: response, language });
    },
    async ask(request, response, { query, variables, language }) {
      const gone = new AbortController();
      const leave = () => gone.abort();
      response.once("close", leave);
      const headers = { "content-type": "application/json", accept: "application/json" };
      const body = JSON.stringify({ query, variables });
      const asked = { method: "POST", headers, body, signal: gone.signal };
      try {
        const answer = await yoga.fetch(IN_PROCESS, asked, { req: request, res: response, language });
        return (await answer.json()) as ExecutionResult;
      } finally {
        response.off("close", leave);
      }
    },
  };
}

/** Where a question of this process goes; nothing listens there. */
const IN_PROCESS = "http://in-process/graphql";

function contextOf(
  { req: request, res: response, language }: ServerContext,
  signal: AbortSignal,
  dependencies: ApiDependencies,
) {
  const principal = authenticatedOf(response)?.principal ?? null;
  const now = dependencies.clock();
  const named = request.get("x-defter-tenant");
  const context: GraphqlContext = {
    dependencies,
    correlationId: correlationOf(response),
    language,
    tenant: principal?.tenant ?? dependencies.tenants.resolve({ hostname: request.hostname, named }),
    principal,
    authorisation: new Authorisation(principal, dependencies.access),
    address: request.ip ?? "unknown",
    now,
    today: civilDateAt(now),
    signal,
  };
  return context;
}

/** One operation, as an object; a GET must be for an event stream, with its variables as strict JSON. */
function checkShape(request: Request): void {
  if (request.method === "GET") {
    if (!(request.get("accept") ?? "").includes("text/event-stream"))
      throw new ApiError("VALIDATION", "method-not-allowed");
    for (const name of ["variables", "extensions"] as const) {
      const text = request.query[name];
      if (text === undefined) continue;
      const result = parseStrictJson(String(text));
      if (!result.ok) throw new ApiError("VALIDATION", result.refusal.code, { facts: result.refusal.facts });
    }
    return;
  }
  const body: unknown = request.body;
  if (Array.isArray(body)) throw new ApiError("LIMIT", "graphql-batching-off");
  if (!isJsonObject(body) || typeof body["query"] !== "string")
    throw new ApiError("VALIDATION", "graphql-query-missing");
}
