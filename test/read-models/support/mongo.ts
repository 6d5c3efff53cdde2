import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MongoClient, type Db } from "mongodb";
import { launchMongo } from "../../../ops/embedded/mongo/index.js";

export interface TestMongo {
  readonly url: string;
  /** An empty database of its own. */
  newDb(): Db;
  stop(): Promise<void>;
}

/** A MongoDB for a test file: DEFTER_TEST_MONGO_URL where it is set, the embedded one otherwise. */
export async function startMongo(): Promise<TestMongo> {
  const given = process.env["DEFTER_TEST_MONGO_URL"];
  const folder = mkdtempSync(join(tmpdir(), "defter-mongo-"));
  const server = given === undefined ? await launchMongo({ folder }) : null;
  const url = given ?? server!.ready.url;
  const client = await MongoClient.connect(url);
  return {
    url,
    newDb: () => client.db(`test_${randomBytes(6).toString("hex")}`),
    async stop() {
      await client.close();
      await server?.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
