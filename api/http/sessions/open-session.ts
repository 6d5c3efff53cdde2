import type { Response } from "express";
import type { Instant } from "../../../domain/shared/index.js";
import { newSession, sessionMs, type Session, type SessionStore, type SessionSubject } from "./session-store.js";

/** `__Host-` binds the cookie to this host over https; browsers refuse that prefix on plain http. */
export function cookieName(secure: boolean): string {
  return secure ? "__Host-defter_session" : "defter_session";
}

export function cookieOptions(secure: boolean, subject: SessionSubject) {
  return { httpOnly: true, secure, sameSite: "strict", path: "/", maxAge: sessionMs(subject) } as const;
}

/**
 * Opens a session with a token that nobody had before, whatever the request brought along: in a cookie, or in the answer
 * for machines.
 */
export async function openSession(
  response: Response,
  given: { readonly sessions: SessionStore; readonly clock: () => Instant; readonly secureCookies: boolean },
  owner: Pick<Session, "tenant" | "userId" | "subject" | "kind">,
): Promise<{ readonly token?: string; readonly expiresAt: Instant }> {
  const { sessions, clock, secureCookies } = given;
  const { token, session } = newSession(owner, clock());
  await sessions.save(session);
  const { expiresAt } = session;
  if (owner.kind === "bearer") return { token, expiresAt };
  response.cookie(cookieName(secureCookies), token, cookieOptions(secureCookies, owner.subject));
  return { expiresAt };
}
