import type { Request, RequestHandler, Response } from "express";
import type { Instant } from "../../domain/shared/index.js";
import { ApiError } from "../errors/index.js";
import type { IdentityGate, Principal } from "../identity-gate.js";
import { cookieName, hashToken, type SessionKind, type SessionStore } from "./sessions/index.js";

export interface AuthenticationDependencies {
  readonly sessions: SessionStore;
  readonly identity: IdentityGate;
  readonly clock: () => Instant;
  readonly secureCookies: boolean;
  readonly allowedOrigins: readonly string[];
}

/** A request's proof of identity, found valid. */
export interface Authenticated {
  readonly principal: Principal;
  readonly tokenHash: string;
  readonly kind: SessionKind;
}

/**
 * Finds out who asks. No proof is no error here (some things are public); a proof that is not valid is
 * UNAUTHENTICATED `session-expired`, and a cookie sent from a foreign page FORBIDDEN `origin-not-allowed`.
 */
export function authenticate(dependencies: AuthenticationDependencies): RequestHandler {
  return async (request, response, next) => {
    const proof = proofOf(request, cookieName(dependencies.secureCookies));
    if (proof !== undefined) {
      if (proof.kind === "cookie") requireOwnOrigin(request, dependencies.allowedOrigins);
      response.locals["authenticated"] = await recognise(proof.token, proof.kind, dependencies);
    }
    next();
  };
}

/**
 * The same for pages, which are read by following links. A cookie that does not hold any more makes a visitor and is
 * taken away, so that nobody is kept from what is public; and reading a page from a link elsewhere is no attack, as no
 * foreign page can see the answer. Whatever changes something must come from our own pages.
 */
export function authenticatePage(dependencies: AuthenticationDependencies): RequestHandler {
  return async (request, response, next) => {
    const name = cookieName(dependencies.secureCookies);
    const token = cookieValue(request.get("cookie") ?? "", name);
    if (token !== undefined) {
      if (request.method !== "GET" && request.method !== "HEAD") requireOwnOrigin(request, dependencies.allowedOrigins);
      try {
        response.locals["authenticated"] = await recognise(token, "cookie", dependencies);
      } catch (error) {
        if (!(error instanceof ApiError) || error.code !== "UNAUTHENTICATED") throw error;
        response.clearCookie(name, {
          httpOnly: true,
          secure: dependencies.secureCookies,
          sameSite: "strict",
          path: "/",
        });
      }
    }
    next();
  };
}

/** Who asks, or undefined for a visitor. */
export function authenticatedOf(response: Response): Authenticated | undefined {
  return response.locals["authenticated"] as Authenticated | undefined;
}

async function recognise(
  token: string,
  kind: SessionKind,
  { sessions, identity, clock }: AuthenticationDependencies,
): Promise<Authenticated> {
  const tokenHash = hashToken(token);
  const session = await sessions.find(tokenHash, clock());
  // A stolen cookie is no bearer token, and the other way round.
  if (!session || session.kind !== kind) throw new ApiError("UNAUTHENTICATED", "session-expired");
  const whose = session.subject === "citizen" ? identity.citizen : identity.principal;
  const principal = await whose(session.tenant, session.userId);
  if (!principal) throw new ApiError("UNAUTHENTICATED", "session-expired");
  return { principal, tokenHash, kind };
}

function proofOf(request: Request, cookie: string): { token: string; kind: SessionKind } | undefined {
  const bearer = /^Bearer ([A-Za-z0-9_-]{20,200})$/.exec(request.get("authorization") ?? "");
  if (bearer) return { token: bearer[1]!, kind: "bearer" };
  if (request.get("authorization") !== undefined) throw new ApiError("UNAUTHENTICATED", "session-expired");
  const token = cookieValue(request.get("cookie") ?? "", cookie);
  return token === undefined ? undefined : { token, kind: "cookie" };
}

/** The value of a cookie in a header `cookie`; undefined where it is not there. */
export function cookieValue(header: string, name: string): string | undefined {
  for (const pair of header.slice(0, 8192).split(";")) {
    const [key, value] = pair.trim().split("=", 2);
    if (key === name && value !== undefined && value !== "") return value;
  }
  return undefined;
}

/**
 * Browsers send Origin with every POST, and Sec-Fetch-Site with every request: one that names another site is refused.
 * Together with `SameSite=Strict` and JSON-only bodies, a foreign page can neither read nor write in the user's name.
 */
export function requireOwnOrigin(request: Request, allowedOrigins: readonly string[]): void {
  const origin = request.get("origin");
  const site = request.get("sec-fetch-site");
  const own = `${request.protocol}://${request.get("host") ?? ""}`;
  const foreignOrigin = origin !== undefined && origin !== own && !allowedOrigins.includes(origin);
  const foreignSite = origin === undefined && site !== undefined && site !== "same-origin" && site !== "none";
  if (foreignOrigin || foreignSite) throw new ApiError("FORBIDDEN", "origin-not-allowed");
}
