import { hkdfSync, timingSafeEqual } from "node:crypto";
import { InvariantError } from "../../domain/shared/index.js";
import { hmacSha256 } from "../digests.js";
import { checkedTenant } from "../streams.js";
import type { KeyedHash } from "./port.js";

/** The key of the installation: 256 bits, from which all others derive. Losing it is losing all personal data. */
export type MasterKey = Buffer;

/** A key for one purpose (HKDF-SHA-256); knowing one tells nothing of the others. */
export function derivedKey(master: MasterKey, purpose: string): Buffer {
  if (master.length !== 32) throw new InvariantError("the master key has 32 bytes");
  return Buffer.from(hkdfSync("sha256", master, "defter", purpose, 32));
}

/** See {@link KeyedHash}. Parts are length-prefixed, so that no two lists of parts hash alike. */
export function keyedHash(master: MasterKey): KeyedHash {
  const hmac = hmacSha256(derivedKey(master, "keyed-hash"));
  return {
    hash(purpose, ...parts) {
      let text = "";
      for (const part of [purpose, ...parts]) text += `${Buffer.byteLength(part)}:${part}`;
      return hmac(text);
    },
  };
}

/**
 * The id of the claim stream of an identifier (`identifierClaim-T.h`): a keyed hash, so that the name reveals nothing.
 * `value` is in its one written form (NID and NIPT in capitals, user names in lower case).
 */
export function identifierClaimId(hash: KeyedHash, tenant: string, scheme: string, value: string): string {
  return hash.hash("identifier-claim", checkedTenant(tenant), scheme, value);
}

/** Compares two hashes in constant time. */
export function sameHash(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
