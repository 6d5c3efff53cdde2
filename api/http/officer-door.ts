import type { Request, Response } from "express";
import { ApiError } from "../errors/index.js";
import type { Principal } from "../identity-gate.js";
import { authenticatedOf, type AuthenticationDependencies } from "./authentication.js";
import { correlationOf } from "./correlation.js";
import { RateLimiter, type Rate } from "./rate-limit.js";
import { cookieName, cookieOptions, openSession, type SessionKind } from "./sessions/index.js";
import type { TenantResolver } from "./tenant.js";

/**
 * How often signing in may be tried: by one address on any name, by one address on one name, and on one name from
 * anywhere. The last is wide, so that a stranger cannot lock an officer out with a few wrong tries.
 */
export interface SignInRates {
  readonly byAddress: Rate;
  readonly byUsername: Rate;
  readonly byUsernameAnywhere: Rate;
}

export interface OfficerDoorDependencies extends AuthenticationDependencies {
  readonly tenants: TenantResolver;
  readonly signInRates?: SignInRates;
}

export interface SignInRequest {
  readonly username: string;
  readonly password: string;
  readonly tenant: string | undefined;
  readonly kind: SessionKind;
}

export interface OpenedSession {
  readonly token?: string;
  readonly expiresAt: string;
  readonly principal: Principal;
}

/** Where officers come in and go out: for programs and for pages one and the same, so that tries are counted together. */
export interface OfficerDoor {
  /**
   * Opens a session. Throws VALIDATION `tenant-unknown`, LIMIT `sign-in-too-often` and UNAUTHENTICATED `sign-in-refused`,
   * which never says what of name and password was wrong.
   */
  signIn(request: Request, response: Response, wanted: SignInRequest): Promise<OpenedSession>;
  /** Ends the session of the request and takes its cookie away. Throws UNAUTHENTICATED where nobody is signed in. */
  signOut(response: Response): Promise<void>;
}

const SIGN_IN_RATES: SignInRates = {
  byAddress: { attempts: 30, seconds: 300 },
  byUsername: { attempts: 10, seconds: 300 },
  byUsernameAnywhere: { attempts: 100, seconds: 300 },
};

export function officerDoor(dependencies: OfficerDoorDependencies): OfficerDoor {
  const { sessions, identity, clock, secureCookies, tenants, signInRates: rates = SIGN_IN_RATES } = dependencies;
  const nowMs = () => Date.parse(clock());
  const limiters = {
    address: new RateLimiter(rates.byAddress, nowMs),
    username: new RateLimiter(rates.byUsername, nowMs),
    anywhere: new RateLimiter(rates.byUsernameAnywhere, nowMs),
  };
  return {
    async signIn(request, response, { username, password, tenant: named, kind }) {
      const tenant = tenants.resolve({ hostname: request.hostname, named });
      if (tenant === null) throw new ApiError("VALIDATION", "tenant-unknown");
      const address = request.ip ?? "unknown";
      const anywhereKey = `${tenant}/${username.toLowerCase()}`;
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
      const outcome = await identity.signIn({ tenant, username, password, correlationId: correlationOf(response) });
      const principal = outcome.ok ? await identity.principal(tenant, outcome.userId) : null;
      if (!principal) throw new ApiError("UNAUTHENTICATED", "sign-in-refused");
      limiters.username.clear(usernameKey);
      // A town hall stands behind one address: those who come in at eight in the morning do not stop each other.
      limiters.address.forgive(address);
      limiters.anywhere.forgive(anywhereKey);
      const owner = { tenant, userId: principal.userId, subject: "officer", kind } as const;
      return { ...(await openSession(response, { sessions, clock, secureCookies }, owner)), principal };
    },
    async signOut(response) {
      const authenticated = authenticatedOf(response);
      if (!authenticated) throw new ApiError("UNAUTHENTICATED", "sign-in-needed");
      await sessions.revoke(authenticated.tokenHash, clock());
      const { maxAge: _maxAge, ...options } = cookieOptions(secureCookies, "officer");
      response.clearCookie(cookieName(secureCookies), options);
    },
  };
}
