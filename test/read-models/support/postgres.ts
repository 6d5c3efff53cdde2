import { randomBytes } from "node:crypto";
import pg from "pg";
import { launchPostgres, removePostgres } from "../../../ops/embedded/postgres/index.js";
import { layCluster } from "../../support/postgres-cluster.js";
import { temporaryFolder } from "../../support/temporary-folder.js";

export interface TestPostgres {
  /** A pool on an empty database of its own, of eight connections where nothing else is said. */
  newPool(max?: number): Promise<pg.Pool>;
  stop(): Promise<void>;
}

/** A PostgreSQL for a test file: DEFTER_TEST_POSTGRES_URL where it is set, the embedded one otherwise. */
export async function startPostgres(): Promise<TestPostgres> {
  const given = process.env["DEFTER_TEST_POSTGRES_URL"];
  const folder = temporaryFolder("pg");
  if (given === undefined) await layCluster(folder);
  const server = given === undefined ? await launchPostgres({ folder }) : null;
  const url = given ?? server!.ready.url;
  const pools: pg.Pool[] = [];
  return {
    async newPool(max = 8) {
      const name = `test_${randomBytes(6).toString("hex")}`;
      const admin = new pg.Client({ connectionString: url });
      await admin.connect();
      await admin.query(`create database ${name}`);
      await admin.end();
      const at = new URL(url);
      at.pathname = `/${name}`;
      const pool = new pg.Pool({ connectionString: at.href, max });
      pool.on("error", () => undefined);
      pools.push(pool);
      return pool;
    },
    async stop() {
      await Promise.allSettled(pools.map((pool) => pool.end()));
      await server?.stop();
      removePostgres(folder);
    },
  };
}
