import { randomBytes } from "node:crypto";
import { sha256Hex } from "../digests.js";
import type { KeyedHash } from "../personal-data/index.js";

/** Digits of a code: one guess in a hundred million, and five guesses. */
export const CODE_DIGITS = 8;

/** What the asker's browser holds, 256 random bits, and what is kept of it. */
export function newChallenge(): { readonly challenge: string; readonly challengeHash: string } {
  const challenge = randomBytes(32).toString("base64url");
  return { challenge, challengeHash: challengeHashOf(challenge) };
}

export function challengeHashOf(challenge: string): string {
  return sha256Hex(challenge);
}

/**
 * The code of a challenge: worked out from it by a keyed hash, so that it is as random as the challenge and kept nowhere,
 * not even as a hash; who reads the log or the table without the installation's key knows nothing of it.
 */
export function signInCode(keyedHash: KeyedHash, tenant: string, challengeHash: string): string {
  const bits = BigInt(`0x${keyedHash.hash("citizen-sign-in", tenant, challengeHash).slice(0, 32)}`);
  return String(bits % 10n ** BigInt(CODE_DIGITS)).padStart(CODE_DIGITS, "0");
}

/** As people read it: `1234 5678`. */
export function codeInWords(code: string): string {
  return code.replace(/(\d{4})(?=\d)/g, "$1 ");
}
