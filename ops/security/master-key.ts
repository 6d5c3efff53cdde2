import { randomBytes } from "node:crypto";
import { closeSync, existsSync, fsyncSync, linkSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import type { MasterKey } from "../../application/personal-data/index.js";

/** Reads the master key of a file that an operator named. @throws Error when it is missing or not 64 hexadecimal digits */
export function readMasterKey(file: string): MasterKey {
  const written = readFileSync(file, "utf8").trim();
  if (!/^[0-9a-f]{64}$/i.test(written)) throw new Error(`${file} does not hold 64 hexadecimal digits`);
  return Buffer.from(written, "hex");
}

/** The master key in the data folder; made, on disk and for us alone, at the first start. */
export function masterKeyIn(folder: string): MasterKey {
  const file = join(folder, "master-key");
  if (!existsSync(file)) makeMasterKey(file);
  return readMasterKey(file);
}

/** Whole or not at all, and never over one that another start made in the meantime. */
function makeMasterKey(file: string): void {
  const draft = `${file}.${process.pid}`;
  const descriptor = openSync(draft, "wx", 0o600);
  try {
    writeSync(descriptor, `${randomBytes(32).toString("hex")}\n`);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  try {
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  const folder = openSync(dirname(file), "r");
  fsyncSync(folder);
  closeSync(folder);
}
