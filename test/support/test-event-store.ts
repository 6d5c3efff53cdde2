import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launchEventStore } from "../../ops/embedded/eventstore/index.js";

export interface TestEventStore {
  readonly url: string;
  /** Is it the embedded server, whose folder and process are the test's own? */
  readonly isEmbedded: boolean;
  end(): Promise<void>;
}

/** An event store for a test: the embedded server on an empty folder, or the real one that `DEFTER_TEST_EVENTSTORE_URL` names. */
export async function openTestEventStore(): Promise<TestEventStore> {
  const url = process.env["DEFTER_TEST_EVENTSTORE_URL"];
  if (url !== undefined) return { url, isEmbedded: false, end: async () => undefined };
  const folder = await mkdtemp(join(tmpdir(), "defter-eventstore-"));
  const server = await launchEventStore({ folder });
  const end = async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { url: server.ready.url, isEmbedded: true, end };
}
