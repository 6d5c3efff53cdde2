import express, { type Request, type Response, type Router } from "express";
import { parseText } from "../../domain/shared/index.js";
import { ApiError, type FieldFault, validationError } from "../errors/index.js";
import { authenticatedOf, type AuthenticationDependencies } from "./authentication.js";
import { correlationOf } from "./correlation.js";
import { jsonBody } from "./json-body.js";
import { RateLimiter, type Rate } from "./rate-limit.js";
import { cookieName, cookieOptions, openSession, type SessionKind } from "./sessions/index.js";
import type { TenantResolver } from "./tenant.js";

export interface AuthRoutesDependencies extends AuthenticationDependencies {
  readonly tenants: TenantResolver;
  readonly signInRates?: SignInRates;
}

/**
 * How often signing in may be tried: by one address on any name, by one address on one name, and on one name from
 * anywhere. The last is wide, so that a stranger cannot lock an officer out with a few wrong tries.
 */
export interface SignInRates {
  readonly byAddress: Rate;
  readonly byUsername: Rate;
  readonly byUsernameAnywhere: Rate;
}

const SIGN_IN_BODY_BYTES = 4096;
const SIGN_IN_RATES: SignInRates = {
  byAddress: { attempts: 30, seconds: 300 },
  byUsername: { attempts: 10, seconds: 300 },
  byUsernameAnywhere: { attempts: 100, seconds: 300 },
};

type Limiters = Readonly<Record<"address" | "username" | "anywhere", RateLimiter>>;

interface SignInRequest {
  readonly username: string;
  readonly password: string;
  readonly tenant: string | undefined;
  readonly kind: SessionKind;
}

/** `POST /auth/sign-in` and `POST /auth/sign-out`. */
export function authRoutes(dependencies: AuthRoutesDependencies): Router {
  const nowMs = () => Date.parse(dependencies.clock());
  const rates = dependencies.signInRates ?? SIGN_IN_RATES;
  const limiters = {
    address: new RateLimiter(rates.byAddress, nowMs),
    username: new RateLimiter(rates.byUsername, nowMs),
    anywhere: new RateLimiter(rates.byUsernameAnywhere, nowMs),
  };
  const router = express.Router();
  router.post("/auth/sign-in", jsonBody(SIGN_IN_BODY_BYTES), (request, response) =>
    signIn(request, response, dependencies, limiters),
  );
  router.post("/auth/sign-out", (_request, response) => signOut(response, dependencies));
  return router;
}

async function signIn(
  request: Request,
  response: Response,
  { sessions, identity, clock, secureCookies, tenants }: AuthRoutesDependencies,
  limiters: Limiters,
): Promise<void> {
  const wanted = readSignIn(request.body);
  const tenant = tenants.resolve({ hostname: request.hostname, named: wanted.tenant });
  if (tenant === null) throw new ApiError("VALIDATION", "tenant-unknown");
  const address = request.ip ?? "unknown";
  const anywhereKey = `${tenant}/${wanted.username.toLowerCase()}`;
  const usernameKey = `${anywhereKey}/${address}`;
  const wait = Math.max(
    limiters.address.attempt(address),
    limiters.username.attempt(usernameKey),
    limiters.anywhere.attempt(anywhereKey),
  );
  if (wait > 0) {
    response.setHeader("retry-after", String(wait));
    throw new ApiError("LIMIT", "sign-in-too-often", { facts: { seconds: wait } });
  }
  const correlationId = correlationOf(response);
  const outcome = await identity.signIn({
    tenant,
    username: wanted.username,
    password: wanted.password,
    correlationId,
  });
  const principal = outcome.ok ? await identity.principal(tenant, outcome.userId) : null;
  if (!principal) throw new ApiError("UNAUTHENTICATED", "sign-in-refused");
  limiters.username.clear(usernameKey);
  const owner = { tenant, userId: principal.userId, subject: "officer", kind: wanted.kind } as const;
  const opened = await openSession(response, { sessions, clock, secureCookies }, owner);
  response.json({
    ...opened,
    mustChangePassword: principal.mustChangePassword,
    user: { id: principal.userId, displayName: principal.displayName, roles: principal.roles, tenant },
  });
}

async function signOut(response: Response, { sessions, clock, secureCookies }: AuthRoutesDependencies): Promise<void> {
  const authenticated = authenticatedOf(response);
  if (!authenticated) throw new ApiError("UNAUTHENTICATED", "sign-in-needed");
  await sessions.revoke(authenticated.tokenHash, clock());
  const { maxAge: _maxAge, ...options } = cookieOptions(secureCookies, "officer");
  response.clearCookie(cookieName(secureCookies), options);
  response.status(204).end();
}

function readSignIn(body: unknown): SignInRequest {
  const faults: FieldFault[] = [];
  const fault = (path: string, rule: string, facts: FieldFault["facts"] = {}) => faults.push({ path, rule, facts });
  const object =
    typeof body === "object" && body !== null && !Array.isArray(body) ? (body as Record<string, unknown>) : {};
  for (const key of Object.keys(object)) {
    if (!["username", "password", "tenant", "kind"].includes(key)) fault(key.slice(0, 80), "field-unknown");
  }
  const username = parseText(object["username"], 80);
  if (!username.ok) fault("username", username.refusal.code, username.refusal.facts);
  const password = object["password"];
  if (typeof password !== "string" || password.length === 0) fault("password", "field-required");
  else if (password.length > 1024) fault("password", "text-too-long", { max: 1024 });
  const { tenant, kind = "cookie" } = object;
  if (tenant !== undefined && typeof tenant !== "string") fault("tenant", "field-wrong-kind");
  if (kind !== "cookie" && kind !== "bearer") fault("kind", "value-not-listed", { allowed: "cookie, bearer" });
  if (faults.length > 0 || !username.ok) throw validationError(faults);
  return {
    username: username.value,
    password: password as string,
    tenant: tenant as string | undefined,
    kind: kind as SessionKind,
  };
}
