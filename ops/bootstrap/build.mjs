import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { alone } from "./lock.mjs";
import { inRoot, say, since, Trouble } from "./place.mjs";
import { runNode } from "./run.mjs";

const SOURCES = ["domain", "application", "projections", "read-models", "api", "ops", "test"];
const DIST = inRoot("dist");
const STAMP = "build-stamp";

/** Compiles the sources into `dist/`, unless that is what lies there already. */
export async function built() {
  if (isBuilt(stampOfSources())) return;
  await alone(async () => {
    const stamp = stampOfSources();
    if (!isBuilt(stamp)) await build(stamp);
  });
}

function isBuilt(stamp) {
  const file = join(DIST, STAMP);
  return existsSync(file) && readFileSync(file, "utf8") === stamp;
}

/** Changes when a source is added, removed or changed, and when the compiler or its settings do. */
function stampOfSources() {
  const hash = createHash("sha256");
  for (const file of [".swcrc", "package-lock.json"]) hash.update(readFileSync(inRoot(file)));
  for (const { path, size, mtimeMs } of SOURCES.flatMap(sourcesIn)) hash.update(`${path} ${size} ${mtimeMs}\n`);
  return hash.digest("hex");
}

function sourcesIn(folder) {
  if (!existsSync(inRoot(folder))) return [];
  const entries = readdirSync(inRoot(folder), { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => {
      const path = join(entry.parentPath ?? entry.path, entry.name);
      const { size, mtimeMs } = statSync(path);
      return { path, size, mtimeMs };
    })
    .sort((left, right) => (left.path < right.path ? -1 : 1));
}

/** Compiles into a folder beside, then swaps: nothing stale is left, and a build that fails leaves the last one as it is. */
async function build(stamp) {
  const start = performance.now();
  const [next, last] = [inRoot("dist.next"), inRoot("dist.last")];
  for (const folder of [next, last]) rmSync(folder, { recursive: true, force: true });
  const sources = SOURCES.filter((folder) => existsSync(inRoot(folder)));
  const compiler = inRoot("node_modules", "@swc", "cli", "bin", "swc.js");
  const { ok, output } = await runNode([compiler, ...sources, "-d", "dist.next", "--only", "**/*.ts", "-q"]);
  if (!ok || !existsSync(next)) throw new Trouble(`The sources do not compile.\n${output.trim()}`);
  writeFileSync(join(next, STAMP), stamp);
  if (existsSync(DIST)) renameSync(DIST, last);
  renameSync(next, DIST);
  rmSync(last, { recursive: true, force: true });
  say(`Built in ${since(start)}.`);
}
