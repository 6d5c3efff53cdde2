import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { overwrite } from "../support/overwrite.js";
import type { Random } from "../support/seed.js";

/** The files of the log, oldest first. */
export function segmentsOf(folder: string): string[] {
  const segments = join(folder, "segments");
  return readdirSync(segments)
    .sort()
    .map((name) => join(segments, name));
}

/** Frames begin and end at multiples of this. */
const ALIGNMENT = 8;

/** Where what is written in a segment ends; behind it are the zeros that a server has reserved there. */
export function writtenEnd(path: string): number {
  const bytes = readFileSync(path);
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end--;
  return Math.min(bytes.length, Math.ceil(end / ALIGNMENT) * ALIGNMENT);
}

/**
 * What a power cut may leave behind the last whole frame, in what is reserved or where the file ends: the beginning of a frame, bytes that
 * never were one, or a file that is longer than what was written into it.
 */
export function tearTail(folder: string, random: Random): void {
  const last = segmentsOf(folder).at(-1)!;
  const header = 64;
  const written = readFileSync(last).subarray(header);
  const { size } = statSync(last);
  if (size < header) return;
  const at = random.isTrue(0.8) ? writtenEnd(last) : size;
  const length = random.between(1, 3_000);
  const kind = random.between(0, 2);
  if (kind === 0) overwrite(last, written.subarray(0, Math.min(written.length, length)), at);
  else overwrite(last, kind === 1 ? random.bytes(length) : Buffer.alloc(length), at);
}
