import { rmSync } from "node:fs";
import { join } from "node:path";
import { startStores as start, type Stores } from "../../ops/embedded/profile/index.js";
import { removePostgres } from "../../ops/embedded/postgres/index.js";
import { layCluster } from "./postgres-cluster.js";
import { temporaryFolder } from "./temporary-folder.js";

/** The embedded stores of one suite: a folder of their own, free ports. */
export interface TestStores extends Stores {
  readonly folder: string;
  /** Stops them and removes what they kept. For `afterAll`, after the clients are closed. */
  remove(): Promise<void>;
}

/** Starts the embedded stores for a suite (some two seconds). For `beforeAll`. */
export async function startStores(): Promise<TestStores> {
  const folder = temporaryFolder("stores");
  await layCluster(join(folder, "postgres"));
  const stores = await start({ folder });
  return {
    ...stores,
    folder,
    remove: async () => {
      await stores.stop();
      removePostgres(join(folder, "postgres"));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
