import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { inRoot } from "../place.mjs";

/** Changes when a source in `folders` is added, removed or changed, and when the content of one of `files` does. */
export function stampOf({ files, folders, isSource }) {
  const hash = createHash("sha256");
  for (const file of files) hash.update(readFileSync(inRoot(file)));
  for (const { path, size, mtimeMs } of folders.flatMap((folder) => sourcesIn(folder, isSource)))
    hash.update(`${path} ${size} ${mtimeMs}\n`);
  return hash.digest("hex");
}

function sourcesIn(folder, isSource) {
  if (!existsSync(inRoot(folder))) return [];
  const entries = readdirSync(inRoot(folder), { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && isSource(entry.name))
    .map((entry) => {
      const path = join(entry.parentPath ?? entry.path, entry.name);
      const { size, mtimeMs } = statSync(path);
      return { path, size, mtimeMs };
    })
    .sort((left, right) => (left.path < right.path ? -1 : 1));
}
