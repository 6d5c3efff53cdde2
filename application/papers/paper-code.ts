import { keyedCode, type KeyedHash } from "../personal-data/index.js";

const SIGNS = 16;

/** The code on a paper: eighty bits; see {@link keyedCode}. */
export function paperCode(keyedHash: KeyedHash, purpose: string, ...of: readonly string[]): string {
  return keyedCode(keyedHash, SIGNS, purpose, ...of);
}

/** Whether a text may be a code at all: sixteen signs of Crockford's alphabet. */
export function isPaperCode(text: string): boolean {
  return /^[0-9A-HJKMNP-TV-Z]{16}$/.test(text);
}
