import { hash } from "node:crypto";

/** SHA-256 of a text, lower-case hexadecimal, in one call: a hash object for each digest costs several times as much. */
export function sha256Hex(text: string | Buffer): string {
  return hash("sha256", text, "hex");
}

const BLOCK_BYTES = 64;
const DIGEST_BYTES = 32;

/** HMAC-SHA-256 (RFC 2104) with one key for many texts; lower-case hexadecimal. `key` has at most 64 bytes. */
export function hmacSha256(key: Buffer): (text: string) => string {
  const padded = (pad: number) => Buffer.alloc(BLOCK_BYTES, pad).map((byte, at) => byte ^ (key[at] ?? 0)) as Buffer;
  const [inner, outer] = [Buffer.from(padded(0x36)), Buffer.from(padded(0x5c))];
  // Filled anew for each text: nothing is awaited in between.
  const last = Buffer.concat([outer, Buffer.alloc(DIGEST_BYTES)]);
  return (text) => {
    const bytes = Buffer.allocUnsafe(BLOCK_BYTES + Buffer.byteLength(text));
    bytes.set(inner);
    bytes.write(text, BLOCK_BYTES);
    last.set(hash("sha256", bytes, "buffer"), BLOCK_BYTES);
    return hash("sha256", last, "hex");
  };
}

/** UUID of version 5 (RFC 9562) of a name in a namespace. */
export function uuidOfName(namespace: Buffer, name: string): string {
  const digest = hash("sha1", Buffer.concat([namespace, Buffer.from(name)]), "hex");
  const variant = ((Number.parseInt(digest.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `5${digest.slice(13, 16)}`,
    `${variant}${digest.slice(17, 20)}`,
    digest.slice(20, 32),
  ].join("-");
}
