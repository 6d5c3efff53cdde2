import { createHash, randomBytes } from "node:crypto";
import type { Instant } from "../../../domain/shared/index.js";

/** How the token travels: in an http-only cookie (pages), or in the Authorization header (machines). */
export type SessionKind = "cookie" | "bearer";

/** Who is signed in: an officer, or somebody as a taxpayer. Neither session ever stands for the other. */
export type SessionSubject = "officer" | "citizen";

/** A session as it is kept. The token itself is known to the caller alone; the store has its SHA-256. */
export interface Session {
  readonly tokenHash: string;
  readonly tenant: string;
  /** Of a citizen: the id of the taxpayer. */
  readonly userId: string;
  readonly subject: SessionSubject;
  readonly kind: SessionKind;
  readonly createdAt: Instant;
  readonly expiresAt: Instant;
}

/** Where sessions are kept. Every implementation passes `test/api/http/sessions/contract.ts`. */
export interface SessionStore {
  /** Makes the place for sessions if it is missing. */
  prepare(): Promise<void>;
  save(session: Session): Promise<void>;
  /** The session, when it is neither revoked nor expired at `now`. */
  find(tokenHash: string, now: Instant): Promise<Session | null>;
  /** Ends one session; silent when there is none. */
  revoke(tokenHash: string, now: Instant): Promise<void>;
  /** Ends all sessions of a user (suspension, new password). Gives how many. */
  revokeAllOf(tenant: string, userId: string, now: Instant): Promise<number>;
  /** Forgets sessions that ended before `now`. Gives how many. */
  purge(now: Instant): Promise<number>;
}

/** Twelve hours: a working day, then sign in again. A citizen may sit at a machine that others use: two. */
const HOURS: Readonly<Record<SessionSubject, number>> = { officer: 12, citizen: 2 };
export const SESSION_HOURS = HOURS.officer;

/** How long the cookie of a session is kept, in milliseconds. */
export function sessionMs(subject: SessionSubject): number {
  return HOURS[subject] * 3_600_000;
}

/** A new opaque token of 256 random bits, and the session that it opens. */
export function newSession(
  owner: Pick<Session, "tenant" | "userId" | "subject" | "kind">,
  now: Instant,
): { readonly token: string; readonly session: Session } {
  const token = randomBytes(32).toString("base64url");
  const expiresAt = new Date(Date.parse(now) + sessionMs(owner.subject)).toISOString() as Instant;
  return { token, session: { ...owner, tokenHash: hashToken(token), createdAt: now, expiresAt } };
}

/** What the store knows of a token. 256 random bits need no salt and no slow hash. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
