import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { packageRoot } from "../../ops/paths.js";

/** How long what was kept for other code stays, in milliseconds: a suite that began before may still copy it. */
const STAYS_MS = 60 * 60_000;

/**
 * A folder that is made once in a checkout and kept, by what it is made of: suites copy it instead of making it again. Two
 * that come at once both make it, and the first one's is kept.
 * @param room under `test-artefacts`
 * @param stamp changes whenever what is made would be another
 * @param make fills the folder that it is given
 */
export async function keptOnce(room: string, stamp: string, make: (draft: string) => Promise<void>): Promise<string> {
  const all = join(packageRoot(), "test-artefacts", room);
  const kept = join(all, stamp);
  if (existsSync(kept)) return kept;
  mkdirSync(all, { recursive: true });
  const draft = mkdtempSync(join(all, "draft-"));
  try {
    await make(draft);
    renameSync(draft, kept);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    // Another suite was quicker.
    if (!existsSync(kept)) throw error;
  }
  for (const other of readdirSync(all).filter((name) => name !== stamp)) forget(join(all, other));
  return kept;
}

function forget(kept: string): void {
  const { mtimeMs } = statSync(kept, { throwIfNoEntry: false }) ?? { mtimeMs: Infinity };
  if (Date.now() - mtimeMs > STAYS_MS) rmSync(kept, { recursive: true, force: true });
}

/**
 * A stamp of files of the checkout, by their content, and of words besides. The user is in it, too: what the PostgreSQL of
 * one user owns another cannot read.
 */
export function stampOf(files: readonly string[], ...words: readonly string[]): string {
  const hash = createHash("sha256").update(JSON.stringify([process.getuid?.() ?? null, ...words]));
  for (const path of files) hash.update(`${path}\n`).update(readFileSync(join(packageRoot(), path)));
  return hash.digest("hex").slice(0, 16);
}

/** Copies what lies in a folder, with owners and modes, which PostgreSQL looks at. */
export function copyTree(from: string, to: string): void {
  mkdirSync(to, { recursive: true });
  execFileSync("cp", ["-a", "--", `${from}/.`, to]);
}
