import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The checkout: the folder of `package.json`. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** A path inside the checkout. */
export const inRoot = (...parts) => join(root, ...parts);

export const exists = (...parts) => existsSync(inRoot(...parts));

/** Something that a person has to put right; shown without a stack trace. */
export class Trouble extends Error {}

/** Progress is for people and goes to stderr, so that a program's own output stays alone on stdout. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** "3.4 s", for progress lines. */
export function since(start) {
  return `${((performance.now() - start) / 1000).toFixed(1)} s`;
}
