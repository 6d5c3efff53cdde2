import type { Request, Response } from "express";
import { randomUUID } from "node:crypto";
import type { CitizenPerson, CitizenUseCases } from "../../application/citizens/index.js";
import { civilDateAt, type Instant, type Language } from "../../domain/shared/index.js";
import { ApiError, refusedError } from "../errors/index.js";
import type { AuthenticationDependencies } from "./authentication.js";
import type { CodeAsked, CodeTried } from "./citizen-requests.js";
import { correlationOf } from "./correlation.js";
import type { ApiLogger } from "./logger.js";
import { RateLimiter, type Rate } from "./rate-limit.js";
import { openSession } from "./sessions/index.js";
import type { TenantResolver } from "./tenant.js";

export interface CitizenDoorDependencies extends AuthenticationDependencies {
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

/** Where people come in as a taxpayer: for programs and for pages one and the same, so that tries are counted together. */
export interface CitizenDoor {
  /**
   * A code on its way, or not: everybody is answered alike and at once. Throws VALIDATION `tenant-unknown`, LIMIT
   * `sign-in-too-often` and what is no number (`nid-malformed`, `nipt-malformed`).
   */
  askForCode(request: Request, response: Response, wanted: CodeAsked & { readonly language: Language }): Promise<Asked>;
  /** Opens a session. Throws VALIDATION `tenant-unknown`, LIMIT `sign-in-too-often` and UNAUTHENTICATED `code-refused`. */
  signIn(request: Request, response: Response, wanted: CodeTried): Promise<SignedIn>;
}

/** What whoever asked keeps, and until when the code holds. */
export interface Asked {
  readonly challenge: string;
  readonly expiresAt: Instant;
}

export interface SignedIn {
  readonly tenant: string;
  readonly person: CitizenPerson;
  readonly opened: Awaited<ReturnType<typeof openSession>>;
}

const RATES: CitizenRates = {
  askedByAddress: { attempts: 20, seconds: 900 },
  askedForNumber: { attempts: 5, seconds: 3600 },
  triedByAddress: { attempts: 40, seconds: 900 },
};
/** Codes that are on their way at once: a flood waits outside. */
const MAX_UNDER_WAY = 100;

/** Codes on their way, by the use cases that send them: a server that stops waits for them. */
const underWay = new WeakMap<CitizenUseCases, Set<Promise<void>>>();

/** Resolves when every code so far is written, or told to the log. */
export async function codesDelivered(citizens: CitizenUseCases): Promise<void> {
  await Promise.all(underWay.get(citizens) ?? []);
}

export function citizenDoor(dependencies: CitizenDoorDependencies): CitizenDoor {
  const { citizens, clock, logger, tenants, citizenRates: rates = RATES } = dependencies;
  const nowMs = () => Date.parse(clock());
  const limiters = {
    address: new RateLimiter(rates.askedByAddress, nowMs),
    number: new RateLimiter(rates.askedForNumber, nowMs),
    tried: new RateLimiter(rates.triedByAddress, nowMs),
  };
  const tenantOf = (request: Request, named: string | undefined): string => {
    const tenant = tenants.resolve({ hostname: request.hostname, named });
    if (tenant === null) throw new ApiError("VALIDATION", "tenant-unknown");
    return tenant;
  };
  const askOf = (tenant: string, response: Response) => ({
    ...{ tenant, commandId: randomUUID(), correlationId: correlationOf(response), today: civilDateAt(clock()) },
  });
  return {
    async askForCode(request, response, { identifier, kind, language, tenant: named }) {
      const tenant = tenantOf(request, named);
      const number = `${tenant}/${kind}/${identifier.replace(/\s/g, "").toUpperCase()}`;
      limited(response, limiters.address.attempt(request.ip ?? "unknown"), limiters.number.attempt(number));
      const pending = underWay.get(citizens) ?? new Set<Promise<void>>();
      underWay.set(citizens, pending);
      if (pending.size >= MAX_UNDER_WAY) limited(response, 10);
      const code = await citizens.askForCode(askOf(tenant, response), { kind, identifier, language });
      if (!code.ok) throw refusedError(code.refusal);
      const { challenge, expiresAt, deliver } = code.value;
      // Everybody is answered alike and at once: whether there is somebody to write to is found out behind their back.
      const delivered = deliver().catch((error: unknown) =>
        logger.error({ correlationId: correlationOf(response), err: error }, "a sign-in code was not written"),
      );
      pending.add(delivered);
      void delivered.then(() => pending.delete(delivered));
      return { challenge, expiresAt };
    },
    async signIn(request, response, { challenge, code, kind, tenant: named }) {
      const tenant = tenantOf(request, named);
      limited(response, limiters.tried.attempt(request.ip ?? "unknown"));
      const found = await citizens.signIn(askOf(tenant, response), { challenge, code });
      if (!found.ok) throw new ApiError("UNAUTHENTICATED", found.refusal.code);
      const person = found.value;
      const owner = { tenant, userId: person.taxpayerId, subject: "citizen", kind } as const;
      return { tenant, person, opened: await openSession(response, dependencies, owner) };
    },
  };
}

function limited(response: Response, ...waits: readonly number[]): void {
  const seconds = Math.max(...waits);
  if (seconds === 0) return;
  response.setHeader("retry-after", String(seconds));
  throw new ApiError("LIMIT", "sign-in-too-often", { facts: { seconds } });
}
