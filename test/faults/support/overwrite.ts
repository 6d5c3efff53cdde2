import { closeSync, openSync, writeSync } from "node:fs";

/** Writes bytes into a file as it is, from a place on. */
export function overwrite(path: string, bytes: Uint8Array, at: number): void {
  const file = openSync(path, "r+");
  writeSync(file, bytes, 0, bytes.length, at);
  closeSync(file);
}
