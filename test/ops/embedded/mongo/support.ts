import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Collection, Document, MongoClientOptions } from "mongodb";
import { MongoClient } from "mongodb";
import { launchMongo } from "../../../../ops/embedded/mongo/index.js";

/** The driver, connected to a server of the test's own, or to the real one that `DEFTER_TEST_MONGO_URL` names. */
export interface TestMongo {
  readonly client: MongoClient;
  readonly url: string;
  /** A collection that nobody used before. */
  collection(): Collection<Document>;
  stop(): Promise<void>;
}

let collections = 0;

export async function startTestMongo(options: MongoClientOptions = {}): Promise<TestMongo> {
  const real = process.env["DEFTER_TEST_MONGO_URL"];
  const folder = await mkdtemp(join(tmpdir(), "defter-mongo-"));
  const server = real ? undefined : await launchMongo({ folder });
  const url = real ?? server!.ready.url;
  const client = await new MongoClient(url, options).connect();
  const database = client.db(`contract_${process.pid}_${Date.now()}`);
  return {
    client,
    url,
    collection: () => database.collection(`c${++collections}`),
    stop: async () => {
      await database.dropDatabase();
      await client.close();
      await server?.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export const isRealServer = process.env["DEFTER_TEST_MONGO_URL"] !== undefined;
