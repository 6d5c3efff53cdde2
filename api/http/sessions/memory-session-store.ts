import type { Instant } from "../../../domain/shared/index.js";
import type { Session, SessionStore } from "./session-store.js";

/** Sessions in memory: for tests and for a server without PostgreSQL; a restart signs everyone out. */
export class MemorySessionStore implements SessionStore {
  private readonly sessions = new Map<string, Session>();

  async prepare(): Promise<void> {}

  async save(session: Session): Promise<void> {
    this.sessions.set(session.tokenHash, session);
  }

  async find(tokenHash: string, now: Instant): Promise<Session | null> {
    const session = this.sessions.get(tokenHash);
    return session && session.expiresAt > now ? session : null;
  }

  async revoke(tokenHash: string): Promise<void> {
    this.sessions.delete(tokenHash);
  }

  async revokeAllOf(tenant: string, userId: string): Promise<number> {
    return this.forget((session) => session.tenant === tenant && session.userId === userId);
  }

  async purge(now: Instant): Promise<number> {
    return this.forget((session) => session.expiresAt <= now);
  }

  private forget(wanted: (session: Session) => boolean): number {
    const gone = [...this.sessions.values()].filter(wanted);
    for (const session of gone) this.sessions.delete(session.tokenHash);
    return gone.length;
  }
}
