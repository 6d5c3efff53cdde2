import express, { type Request, type Response, type Router } from "express";
import { randomUUID } from "node:crypto";
import type { CitizenUseCases } from "../../application/citizens/index.js";
import { civilDateAt, parseText, type Language } from "../../domain/shared/index.js";
import { ApiError, refusedError, type FieldFault, validationError } from "../errors/index.js";
import { message } from "../messages/index.js";
import { requireOwnOrigin, type AuthenticationDependencies } from "./authentication.js";
import { correlationOf } from "./correlation.js";
import { jsonBody } from "./json-body.js";
import { languageOf } from "./language.js";
import type { ApiLogger } from "./logger.js";
import { RateLimiter, type Rate } from "./rate-limit.js";
import { openSession, type SessionKind } from "./sessions/index.js";
import type { TenantResolver } from "./tenant.js";

export interface CitizenRoutesDependencies extends AuthenticationDependencies {
  readonly citizens: CitizenUseCases;
  readonly tenants: TenantResolver;
  readonly logger: ApiLogger;
  readonly citizenRates?: CitizenRates;
}

/** How often codes may be asked for, by one address and for one number from anywhere; and how often codes may be tried. */
export interface CitizenRates {
  readonly askedByAddress: Rate;
  readonly askedForNumber: Rate;
  readonly triedByAddress: Rate;
}

const RATES: CitizenRates = {
  askedByAddress: { attempts: 20, seconds: 900 },
  askedForNumber: { attempts: 5, seconds: 3600 },
  triedByAddress: { attempts: 40, seconds: 900 },
};
const BODY_BYTES = 4096;
/** Codes that are on their way at once: a flood waits outside. */
const MAX_UNDER_WAY = 100;

/** Codes on their way, by the use cases that send them: a server that stops waits for them. */
const underWay = new WeakMap<CitizenUseCases, Set<Promise<void>>>();

/** Resolves when every code so far is written, or told to the log. */
export async function codesDelivered(citizens: CitizenUseCases): Promise<void> {
  await Promise.all(underWay.get(citizens) ?? []);
}

/**
 * `POST /auth/citizen/code` and `POST /auth/citizen/sign-in`. Before authentication: an old session is of no account
 * here, whatever became of it; every sign-in has a token of its own.
 */
export function citizenRoutes(dependencies: CitizenRoutesDependencies): Router {
  const nowMs = () => Date.parse(dependencies.clock());
  const rates = dependencies.citizenRates ?? RATES;
  const asked = new RateLimiter(rates.askedByAddress, nowMs);
  const askedFor = new RateLimiter(rates.askedForNumber, nowMs);
  const tried = new RateLimiter(rates.triedByAddress, nowMs);
  const router = express.Router();
  router.use("/auth/citizen", (request, _response, next) => {
    requireOwnOrigin(request, dependencies.allowedOrigins);
    next();
  });
  router.post("/auth/citizen/code", jsonBody(BODY_BYTES), (request, response) =>
    askForCode(request, response, dependencies, asked, askedFor),
  );
  router.post("/auth/citizen/sign-in", jsonBody(BODY_BYTES), (request, response) =>
    signIn(request, response, dependencies, tried),
  );
  return router;
}

async function askForCode(
  request: Request,
  response: Response,
  dependencies: CitizenRoutesDependencies,
  byAddress: RateLimiter,
  byNumber: RateLimiter,
): Promise<void> {
  const body = fieldsOf(request.body, ["identifier", "kind", "language", "tenant"]);
  const identifier = body.text("identifier", 20);
  const kind = body.choice("kind", ["citizen", "business"], "citizen");
  const language: Language = body.choice("language", ["sq", "en"], languageOf(request.get("accept-language")));
  const tenant = tenantOf(request, dependencies, body.optional("tenant"));
  body.end();
  const number = `${tenant}/${kind}/${identifier.replace(/\s/g, "").toUpperCase()}`;
  limited(response, byAddress.attempt(request.ip ?? "unknown"), byNumber.attempt(number));
  const pending = underWay.get(dependencies.citizens) ?? new Set<Promise<void>>();
  underWay.set(dependencies.citizens, pending);
  if (pending.size >= MAX_UNDER_WAY) limited(response, 10);
  const ask = askOf(tenant, response, dependencies);
  const code = await dependencies.citizens.askForCode(ask, { kind, identifier, language });
  if (!code.ok) throw refusedError(code.refusal);
  const { challenge, expiresAt, deliver } = code.value;
  // Everybody is answered alike and at once: whether there is somebody to write to is found out behind their back.
  const delivered = deliver().catch((error: unknown) =>
    dependencies.logger.error({ correlationId: correlationOf(response), err: error }, "a sign-in code was not written"),
  );
  pending.add(delivered);
  void delivered.then(() => pending.delete(delivered));
  response.status(202).json({ challenge, expiresAt, detail: message("code-on-its-way", {}, language) });
}

async function signIn(
  request: Request,
  response: Response,
  dependencies: CitizenRoutesDependencies,
  tried: RateLimiter,
): Promise<void> {
  const body = fieldsOf(request.body, ["challenge", "code", "kind", "tenant"]);
  const challenge = body.text("challenge", 100);
  const code = body.text("code", 40);
  const kind: SessionKind = body.choice("kind", ["cookie", "bearer"], "cookie");
  const tenant = tenantOf(request, dependencies, body.optional("tenant"));
  body.end();
  limited(response, tried.attempt(request.ip ?? "unknown"));
  const found = await dependencies.citizens.signIn(askOf(tenant, response, dependencies), { challenge, code });
  if (!found.ok) throw new ApiError("UNAUTHENTICATED", found.refusal.code);
  const { taxpayerId, name } = found.value;
  const owner = { tenant, userId: taxpayerId, subject: "citizen", kind } as const;
  const opened = await openSession(response, dependencies, owner);
  response.json({ ...opened, user: { id: taxpayerId, displayName: name, roles: ["citizen"], tenant } });
}

function askOf(tenant: string, response: Response, { clock }: CitizenRoutesDependencies) {
  return { tenant, commandId: randomUUID(), correlationId: correlationOf(response), today: civilDateAt(clock()) };
}

function tenantOf(request: Request, { tenants }: CitizenRoutesDependencies, named: string | undefined): string {
  const tenant = tenants.resolve({ hostname: request.hostname, named });
  if (tenant === null) throw new ApiError("VALIDATION", "tenant-unknown");
  return tenant;
}

function limited(response: Response, ...waits: readonly number[]): void {
  const seconds = Math.max(...waits);
  if (seconds === 0) return;
  response.setHeader("retry-after", String(seconds));
  throw new ApiError("LIMIT", "sign-in-too-often", { facts: { seconds } });
}

/** The members of a body, each read once; {@link fieldsOf.end} throws with everything that is wrong. */
function fieldsOf(body: unknown, known: readonly string[]) {
  const faults: FieldFault[] = [];
  const fault = (path: string, rule: string, facts: FieldFault["facts"] = {}) => faults.push({ path, rule, facts });
  const isObject = typeof body === "object" && body !== null && !Array.isArray(body);
  const object = isObject ? (body as Record<string, unknown>) : {};
  for (const key of Object.keys(object)) if (!known.includes(key)) fault(key.slice(0, 80), "field-unknown");
  return {
    text(name: string, max: number): string {
      const read = parseText(object[name], max);
      if (!read.ok) fault(name, read.refusal.code, read.refusal.facts);
      return read.ok ? read.value : "";
    },
    choice<Choice extends string>(name: string, choices: readonly Choice[], byDefault: Choice): Choice {
      const given = object[name] ?? byDefault;
      if (!choices.includes(given as Choice)) fault(name, "value-not-listed", { allowed: choices.join(", ") });
      return given as Choice;
    },
    optional(name: string): string | undefined {
      const given = object[name];
      if (given !== undefined && typeof given !== "string") fault(name, "field-wrong-kind");
      return typeof given === "string" ? given : undefined;
    },
    end(): void {
      if (faults.length > 0) throw validationError(faults);
    },
  };
}
