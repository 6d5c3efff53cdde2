import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launchMongo } from "../../ops/embedded/mongo/index.js";

export interface TestMongoServer {
  readonly url: string;
  /** Is it the embedded server, whose folder and process are the test's own? */
  readonly isEmbedded: boolean;
  end(): Promise<void>;
}

/** A MongoDB for a test: the embedded server on an empty folder, or the real one that `DEFTER_TEST_MONGO_URL` names. */
export async function openTestMongo(): Promise<TestMongoServer> {
  const url = process.env["DEFTER_TEST_MONGO_URL"];
  if (url !== undefined) return { url, isEmbedded: false, end: async () => undefined };
  const folder = await mkdtemp(join(tmpdir(), "defter-mongo-"));
  const server = await launchMongo({ folder });
  const end = async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { url: server.ready.url, isEmbedded: true, end };
}
