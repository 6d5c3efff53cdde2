import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import pg from "pg";
import { InMemoryKeyVault, PostgresKeyVault } from "../../../application/personal-data/index.js";
import { launchPostgres, removePostgres, type PostgresReady } from "../../../ops/embedded/postgres/index.js";
import type { LaunchedProcess } from "../../../ops/embedded/launch-process.js";
import { layCluster } from "../../support/postgres-cluster.js";
import { temporaryFolder } from "../../support/temporary-folder.js";
import { describeKeyVault } from "./contract.js";

describe("keys in memory", () => {
  let vault: InMemoryKeyVault;
  beforeEach(() => {
    vault = new InMemoryKeyVault();
  });
  describeKeyVault(() => vault);
});

describe("keys in PostgreSQL", () => {
  const folder = temporaryFolder("vault");
  const masterKey = randomBytes(32);
  let server: LaunchedProcess<PostgresReady>;
  let pool: pg.Pool;
  let vault: PostgresKeyVault;

  beforeAll(async () => {
    await layCluster(folder);
    server = await launchPostgres({ folder });
    pool = new pg.Pool({ connectionString: server.ready.url });
    // The server ends idle connections when it stops.
    pool.on("error", () => undefined);
  });
  afterAll(async () => {
    await pool.end();
    await server.stop();
    removePostgres(folder);
  });
  beforeEach(async () => {
    await pool.query("drop schema if exists vault cascade");
    vault = await open();
  });
  const open = (key = masterKey, cachedKeys?: number) =>
    PostgresKeyVault.open({ database: pool, masterKey: key, ...(cachedKeys === undefined ? {} : { cachedKeys }) });

  describeKeyVault(() => vault);

  describe("with a cache that holds one key", () => {
    beforeEach(async () => {
      vault = await open(masterKey, 1);
    });
    describeKeyVault(() => vault);
  });

  test("keys outlive the process, and another process sees them at once", async () => {
    const key = (await vault.keysFor("shkoder", ["A"], { create: true })).get("A");
    const other = await open();
    expect((await other.keysFor("shkoder", ["A"])).get("A")).toEqual(key);
  });

  test("two processes that make the same keys at once agree", async () => {
    const other = await open();
    const ids = Array.from({ length: 500 }, (_, index) => `S${index}`);
    const [left, right] = await Promise.all([
      vault.keysFor("shkoder", ids, { create: true }),
      other.keysFor("shkoder", [...ids].reverse(), { create: true }),
    ]);
    for (const id of ids) expect(left.get(id)).toEqual(right.get(id));
  });

  test("the table holds no key in clear, and nothing of a key that was destroyed", async () => {
    const key = (await vault.keysFor("shkoder", ["A"], { create: true })).get("A") as Buffer;
    const wrapped = async () => (await pool.query("select wrapped from vault.subject_key")).rows[0].wrapped as Buffer;
    expect((await wrapped()).includes(key)).toBe(false);
    await vault.destroy("shkoder", "A");
    expect(await wrapped()).toBeNull();
  });

  test("a sealed key that is copied to another subject does not open there", async () => {
    await vault.keysFor("shkoder", ["A", "B"], { create: true });
    await pool.query(
      "update vault.subject_key set wrapped = (select wrapped from vault.subject_key where subject_id = 'A') where subject_id = 'B'",
    );
    const other = await open();
    await expect(other.keysFor("shkoder", ["B"])).rejects.toThrow(/personal-data-key-broken/);
  });

  test("refuses another master key, and makes no key with it", async () => {
    await expect(open(randomBytes(32))).rejects.toThrow(/master-key-is-another/);
    await expect(open()).resolves.toBeDefined();
  });
});
