import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pages } from "./build/pages.mjs";
import { program } from "./build/program.mjs";
import { alone } from "./lock.mjs";
import { inRoot, say, since, Trouble } from "./place.mjs";

/**
 * What is built: `dist/`, what runs, and `ui/build/`, what people see. Each has a `folder`, a `stamp()` that changes when
 * anything does that it is made of, and `make(folder)`, which gives what went wrong, or null.
 */
const BUILDS = [program, pages];
const STAMP = "build-stamp";

/** Builds what is not built yet from the sources as they lie there. */
export async function built() {
  if (BUILDS.every((each) => isBuilt(each, each.stamp()))) return;
  await alone(async () => {
    const start = performance.now();
    const stale = BUILDS.map((each) => ({ ...each, now: each.stamp() })).filter((each) => !isBuilt(each, each.now));
    if (stale.length === 0) return;
    await Promise.all(stale.map(build));
    say(`Built in ${since(start)}.`);
  });
}

function isBuilt({ folder }, stamp) {
  const file = inRoot(folder, STAMP);
  return existsSync(file) && readFileSync(file, "utf8") === stamp;
}

/** Builds into a folder beside, then swaps: nothing stale is left, and a build that fails leaves the last one as it is. */
async function build({ folder, now, make }) {
  const [done, next, last] = [inRoot(folder), inRoot(`${folder}.next`), inRoot(`${folder}.last`)];
  for (const each of [next, last]) rmSync(each, { recursive: true, force: true });
  const trouble = await make(next);
  if (trouble !== null || !existsSync(next)) throw new Trouble(`${trouble ?? `Nothing was built in ${next}.`}`);
  writeFileSync(join(next, STAMP), now);
  if (existsSync(done)) renameSync(done, last);
  renameSync(next, done);
  rmSync(last, { recursive: true, force: true });
}
