import { expect, test } from "@jest/globals";
import { hashToken, newSession, SESSION_HOURS, type SessionStore } from "../../../../api/http/sessions/index.js";
import { instant } from "../../../../domain/shared/index.js";

const NOON = instant("2025-06-01T12:00:00.000Z");
const later = (hours: number) => instant(new Date(Date.parse(NOON) + hours * 3_600_000));
const owner = (userId: string, tenant = "shkoder") => ({
  tenant,
  userId,
  subject: "officer" as const,
  kind: "bearer" as const,
});

/** What every session store must do. */
export function sessionStoreContract(store: () => SessionStore): void {
  test("finds what it saved, by the hash of the token only", async () => {
    const { token, session } = newSession(owner("alice"), NOON);
    await store().save(session);
    expect(await store().find(hashToken(token), later(1))).toEqual(session);
    expect(await store().find(token, later(1))).toBeNull();
    expect(JSON.stringify(session)).not.toContain(token);
  });

  test("a session ends by itself", async () => {
    const { session } = newSession(owner("bob"), NOON);
    await store().save(session);
    expect(await store().find(session.tokenHash, later(SESSION_HOURS - 1))).not.toBeNull();
    expect(await store().find(session.tokenHash, later(SESSION_HOURS))).toBeNull();
  });

  test("a session is revoked, once and for all", async () => {
    const { session } = newSession(owner("carol"), NOON);
    await store().save(session);
    await store().revoke(session.tokenHash, later(1));
    await store().revoke(session.tokenHash, later(1));
    expect(await store().find(session.tokenHash, later(1))).toBeNull();
  });

  test("all sessions of a user are revoked, and nobody else's, not even of the same id elsewhere", async () => {
    const [first, second, other, elsewhere] = [
      newSession(owner("dave"), NOON),
      newSession(owner("dave"), NOON),
      newSession(owner("erin"), NOON),
      newSession(owner("dave", "lezhe"), NOON),
    ];
    for (const { session } of [first, second, other, elsewhere]) await store().save(session);
    expect(await store().revokeAllOf("shkoder", "dave", later(1))).toBe(2);
    expect(await store().find(first.session.tokenHash, later(1))).toBeNull();
    expect(await store().find(second.session.tokenHash, later(1))).toBeNull();
    expect(await store().find(other.session.tokenHash, later(1))).not.toBeNull();
    expect(await store().find(elsewhere.session.tokenHash, later(1))).not.toBeNull();
  });

  test("what ended is forgotten", async () => {
    const { session } = newSession(owner("frank"), NOON);
    await store().save(session);
    expect(await store().purge(later(SESSION_HOURS + 1))).toBeGreaterThanOrEqual(1);
    expect(await store().purge(later(SESSION_HOURS + 1))).toBe(0);
  });
}
