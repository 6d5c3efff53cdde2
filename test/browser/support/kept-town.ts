import { execFile } from "node:child_process";
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { systemClock } from "../../../application/ports.js";
import { removePostgres } from "../../../ops/embedded/postgres/index.js";
import { packageRoot } from "../../../ops/paths.js";
import { copyTree, keptOnce, stampOf } from "../../support/kept.js";
import { keepCluster, layCluster, layKeptCluster } from "../../support/postgres-cluster.js";
import { temporaryFolder } from "../../support/temporary-folder.js";

const SEED = "dist/test/browser/support/seed-town.js";

/** What a town has beside what every town has. */
export interface TownWishes {
  /** Applications of the payer's, in the states that applicants see. */
  readonly requests?: boolean;
}

/**
 * Lays the town of the browser suites into a data folder, as a Defter left it that was stopped. It is made once for a day
 * and the code that makes it (`seed-town.ts`): to live through its tax year takes far longer than to start over it.
 */
export async function layTown(folder: string, { requests = false }: TownWishes): Promise<void> {
  const kept = await keptOnce(
    requests ? "towns-with-requests" : "towns",
    stampOf(madeOf(), systemClock.today()),
    async (draft) => {
      const made = temporaryFolder("town");
      const postgres = join(made, "postgres");
      try {
        await layCluster(postgres);
        const environment = { ...process.env, DEFTER_DATA: made, DEFTER_PORT: "0", TOWN_REQUESTS: requests ? "1" : "" };
        await promisify(execFile)(process.execPath, [join(packageRoot(), SEED)], { env: environment });
        mkdirSync(join(draft, "postgres"));
        keepCluster(postgres, join(draft, "postgres"));
        removePostgres(postgres);
        copyTree(made, join(draft, "defter"));
      } finally {
        removePostgres(postgres);
        rmSync(made, { recursive: true, force: true });
      }
    },
  );
  copyTree(join(kept, "defter"), folder);
  layKeptCluster(join(kept, "postgres"), join(folder, "postgres"));
}

/** All code but that of tests, and the data that it is delivered with. */
function madeOf(): readonly string[] {
  const root = packageRoot();
  const under = (folder: string) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.endsWith(".map"))
      .map(({ parentPath, name }) => join(parentPath, name).slice(root.length + 1));
  const rooms = readdirSync(join(root, "dist"), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== "test")
    .map(({ name }) => join("dist", name));
  return ["package-lock.json", SEED, ...[...rooms, join("ops", "data")].flatMap(under).toSorted()];
}
