import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { readConfiguration } from "../../../ops/configuration/index.js";
import { removePostgres } from "../../../ops/embedded/postgres/index.js";
import { startDefter, type RunningDefter } from "../../../ops/server/start-defter.js";
import { temporaryFolder } from "../../support/temporary-folder.js";
import { until } from "../../support/until.js";

/** The whole of Defter, in this process, over embedded servers of its own. */
describe("Defter, started twice over the same data", () => {
  const folder = temporaryFolder("defter");
  const lines: string[] = [];
  const start = () =>
    startDefter({
      configuration: readConfiguration({ DEFTER_DATA: folder, DEFTER_PORT: "0" }),
      progress: { line: (text) => void lines.push(text), step: () => undefined },
      taxpayers: 0,
    });
  let defter: RunningDefter;
  beforeAll(async () => {
    defter = await start();
  });
  afterAll(async () => {
    await defter.stop();
    removePostgres(join(folder, "postgres"));
    rmSync(folder, { recursive: true, force: true });
  });

  const password = () =>
    lines.map((line) => /^ +password +(\S+)$/.exec(line)?.[1]).filter((each) => each !== undefined);
  const post = async (path: string, body: object, token?: string) => {
    const response = await fetch(defter.address + path, {
      method: "POST",
      headers: { "content-type": "application/json", ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: JSON.stringify(body),
    });
    return (await response.json()) as Record<string, unknown>;
  };
  const signIn = async (secret: string) =>
    post("/auth/sign-in", { username: "administrator", password: secret, kind: "bearer" });

  test("shows the first administrator's password once, and it signs in", async () => {
    expect(password()).toHaveLength(1);
    const { token, mustChangePassword } = await signIn(password()[0]!);
    expect(mustChangePassword).toBe(true);
    const answer = await post("/graphql", { query: "{ me { displayName roles } }" }, String(token));
    expect(answer).toEqual({ data: { me: { displayName: "Administrator", roles: ["administrator"] } } });
  });

  test("is ready, and says which parts are", async () => {
    const ready = async () => (await fetch(`${defter.address}/health/ready`)).json() as Promise<{ status: string }>;
    // The first builds of the read models begin with the server, not before it.
    await until("Defter is ready", async () => (await ready()).status === "ready", 50);
    expect(await ready()).toEqual({
      status: "ready",
      checks: { "event-store": "ok", postgresql: "ok", mongodb: "ok", projections: "ok", processes: "ok" },
    });
  });

  test("finds everything again after a restart, and makes no second administrator", async () => {
    await defter.stop();
    defter = await start();
    expect(password()).toHaveLength(1);
    expect(await signIn(password()[0]!)).toHaveProperty("token");
  });
});
