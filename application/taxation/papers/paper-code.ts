import type { KeyedHash } from "../../personal-data/index.js";

const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const CODE_LENGTH = 16;

/**
 * Eighty bits that only this installation can work out: a keyed hash of what a paper is of, so that nobody guesses a
 * code and the same paper always has the same. `purpose` keeps the codes of one kind of paper apart from another's.
 */
export function paperCode(keyedHash: KeyedHash, purpose: string, ...of: readonly string[]): string {
  let bits = BigInt(`0x${keyedHash.hash(purpose, ...of).slice(0, 20)}`);
  let code = "";
  for (let place = 0; place < CODE_LENGTH; place++, bits >>= 5n) code = CROCKFORD[Number(bits & 31n)]! + code;
  return code;
}

/** Whether a text may be a code at all: sixteen signs of Crockford's alphabet. */
export function isPaperCode(text: string): boolean {
  return /^[0-9A-HJKMNP-TV-Z]{16}$/.test(text);
}
