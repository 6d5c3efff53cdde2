import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { newSession, PostgresSessionStore } from "../../../api/http/sessions/index.js";
import { InMemoryCodeStore, PostgresCodeStore } from "../../../application/citizens/index.js";
import { instant } from "../../../domain/shared/index.js";
import { sessionStoreContract } from "../../api/http/sessions/contract.js";
import { startPostgres, type TestPostgres } from "../../read-models/support/postgres.js";
import { codeStoreContract } from "./contract.js";

const memory = new InMemoryCodeStore();
let server: TestPostgres;
let codes: PostgresCodeStore;
let sessions: PostgresSessionStore;

beforeAll(async () => {
  server = await startPostgres();
  const pool = await server.newPool();
  codes = new PostgresCodeStore(pool);
  sessions = new PostgresSessionStore(pool);
  // Two servers that start at once.
  await Promise.all([codes.prepare(), codes.prepare(), sessions.prepare(), sessions.prepare()]);
});
afterAll(() => server.stop());

describe("codes in memory", () => codeStoreContract(() => memory));
describe("codes in PostgreSQL", () => codeStoreContract(() => codes));

describe("sessions in PostgreSQL", () => {
  sessionStoreContract(() => sessions);

  test("know an officer from a citizen", async () => {
    const owner = { tenant: "shkoder", userId: "TAXPAYER1", subject: "citizen", kind: "cookie" } as const;
    const now = instant("2025-03-03T09:00:00Z");
    const { session } = newSession(owner, now);
    await sessions.save(session);
    expect(await sessions.find(session.tokenHash, now)).toEqual(session);
    expect(session.expiresAt).toBe("2025-03-03T11:00:00.000Z");
  });
});
