import { appendFileSync, closeSync, openSync, readFileSync, readSync, readdirSync, statSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { Random } from "../support/seed.js";

/** The files of the log, oldest first. */
export function segmentsOf(folder: string): string[] {
  const segments = join(folder, "segments");
  return readdirSync(segments)
    .sort()
    .map((name) => join(segments, name));
}

/**
 * What a power cut may leave behind the last whole frame: the beginning of a frame, bytes that never were one, or a file
 * that is longer than what was written into it.
 */
export function tearTail(folder: string, random: Random): void {
  const last = segmentsOf(folder).at(-1)!;
  const header = 64;
  const written = readFileSync(last).subarray(header);
  if (statSync(last).size < header) return;
  const length = random.between(1, 3_000);
  const kind = random.between(0, 2);
  if (kind === 0) appendFileSync(last, written.subarray(0, Math.min(written.length, length)));
  else appendFileSync(last, kind === 1 ? random.bytes(length) : Buffer.alloc(length));
}

/** Changes one bit. */
export function flipBit(path: string, at: number, bit: number): void {
  const file = openSync(path, "r+");
  const byte = Buffer.alloc(1);
  readSync(file, byte, 0, 1, at);
  byte[0]! ^= 1 << bit;
  writeSync(file, byte, 0, 1, at);
  closeSync(file);
}
