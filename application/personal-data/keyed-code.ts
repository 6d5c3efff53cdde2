import type { KeyedHash } from "./port.js";

const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/** Signs of a code carry five bits each, digits of a hash four. */
const [BITS_OF_SIGN, BITS_OF_DIGIT] = [5, 4];

/**
 * A code for people that only this installation can work out: a keyed hash of what it is the code of, `signs` signs of
 * Crockford's alphabet with five bits each, so that nobody guesses one and the same thing always has the same. `purpose`
 * keeps codes of one kind apart from another's. `signs` is a multiple of four.
 */
export function keyedCode(keyedHash: KeyedHash, signs: number, purpose: string, ...of: readonly string[]): string {
  const digits = (signs * BITS_OF_SIGN) / BITS_OF_DIGIT;
  let bits = BigInt(`0x${keyedHash.hash(purpose, ...of).slice(0, digits)}`);
  let code = "";
  for (let place = 0; place < signs; place++, bits >>= 5n) code = CROCKFORD[Number(bits & 31n)]! + code;
  return code;
}

/** A code as it is kept, from one as it is read out or typed: case, spaces and hyphens do not matter. */
export function plainCode(code: string): string {
  return code.slice(0, 80).replace(/[\s-]/g, "").toUpperCase();
}
