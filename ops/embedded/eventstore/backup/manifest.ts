import { createHash } from "node:crypto";
import {
  closeSync,
  createReadStream,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { segmentFolderOf } from "../storage/log-files.js";
import { syncFolder } from "../storage/files.js";

/** What a backup says of itself: the file `backup.json` beside its segments. */
export interface BackupManifest {
  readonly format: 1;
  /** When it was last brought up to the log, UTC. */
  readonly takenAt: string;
  /** Position up to which it holds the log. */
  readonly end: number;
  readonly segments: readonly BackedUpSegment[];
}

export interface BackedUpSegment {
  readonly name: string;
  /** So many bytes of the file, from its beginning, are the backup; a server that was started on it may have added more. */
  readonly bytes: number;
  readonly sha256: string;
}

/** The manifest of a backup; undefined in a folder that is none. @throws RangeError when it is not whole */
export function readManifest(folder: string): BackupManifest | undefined {
  const path = manifestPath(folder);
  if (!existsSync(path)) return undefined;
  const manifest = parsed(readFileSync(path, "utf8"));
  if (manifest?.format !== 1 || !Array.isArray(manifest.segments)) throw new RangeError("backup.json is not whole");
  return manifest;
}

/** Appears whole or not at all, and durably. */
export function writeManifest(folder: string, manifest: BackupManifest): void {
  const draft = `${manifestPath(folder)}.new`;
  const descriptor = openSync(draft, "w", 0o600);
  try {
    writeSync(descriptor, `${JSON.stringify(manifest, undefined, 2)}\n`);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameSync(draft, manifestPath(folder));
  syncFolder(folder);
}

/** SHA-256 of the first bytes of a file, in hexadecimal. @throws the signal's reason */
async function digestOf(path: string, bytes: number, signal: AbortSignal | undefined): Promise<string> {
  const hash = createHash("sha256");
  const chunks = bytes > 0 ? createReadStream(path, { end: bytes - 1 }) : [];
  for await (const chunk of chunks) {
    signal?.throwIfAborted();
    hash.update(chunk as Buffer);
  }
  return hash.digest("hex");
}

/** What is not as a backup's manifest says; nothing in a folder that is no backup. @throws the signal's reason */
export async function backupFindings(
  folder: string,
  signal: AbortSignal | undefined,
): Promise<readonly { readonly position: number; readonly file: string; readonly problem: string }[]> {
  const findings: { position: number; file: string; problem: string }[] = [];
  const note = (file: string, problem: string) =>
    findings.push({ position: Number.parseInt(file) || 0, file, problem });
  let manifest: BackupManifest | undefined;
  try {
    manifest = readManifest(folder);
  } catch (error) {
    note("backup.json", (error as Error).message);
  }
  for (const { name, bytes, sha256 } of manifest?.segments ?? []) {
    const path = join(segmentFolderOf(folder), name);
    const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
    if (size < bytes) note(name, `the backup has ${size} bytes of it instead of ${bytes}`);
    else if ((await digestOf(path, bytes, signal)) !== sha256) note(name, "its SHA-256 is not the one of the backup");
  }
  return findings;
}

function manifestPath(folder: string): string {
  return join(folder, "backup.json");
}

function parsed(text: string): BackupManifest | undefined {
  try {
    return JSON.parse(text) as BackupManifest;
  } catch {
    return undefined;
  }
}
