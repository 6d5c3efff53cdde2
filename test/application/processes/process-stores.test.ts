import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import pg from "pg";
import { InMemoryProcessStore, PostgresProcessStore } from "../../../application/processes/index.js";
import type { LaunchedProcess } from "../../../ops/embedded/launch-process.js";
import { launchPostgres, removePostgres, type PostgresReady } from "../../../ops/embedded/postgres/index.js";
import { layCluster } from "../../support/postgres-cluster.js";
import { temporaryFolder } from "../../support/temporary-folder.js";
import { describeProcessStore } from "./contract.js";

describe("processes in memory", () => {
  let store: InMemoryProcessStore;
  beforeEach(() => {
    store = new InMemoryProcessStore();
  });
  describeProcessStore(() => store);
});

describe("processes in PostgreSQL", () => {
  const folder = temporaryFolder("processes");
  let server: LaunchedProcess<PostgresReady>;
  let pool: pg.Pool;
  let store: PostgresProcessStore;

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
    await pool.query("drop schema if exists processes cascade");
    store = new PostgresProcessStore(pool);
    await store.prepare();
  });
  describeProcessStore(() => store);

  test("two servers that start at once make the tables once", async () => {
    await pool.query("drop schema if exists processes cascade");
    const servers = [1, 2, 3].map(() => new PostgresProcessStore(pool));
    await Promise.all(servers.map((each) => each.prepare()));
    await servers[0]!.open("charge-fees");
    expect(await servers[2]!.records()).toHaveLength(1);
  });
});
