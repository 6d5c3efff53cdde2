import { crc32 } from "node:zlib";

/** How many bytes of an entry's value are its seal. */
const SEAL_BYTES = 4;

/** The value with a checksum of itself and of its key behind it: LMDB has none, and would give back whatever the disk made of it. */
export function sealed(key: Uint8Array, value: Uint8Array): Buffer {
  const bytes = Buffer.allocUnsafe(value.length + SEAL_BYTES);
  bytes.set(value);
  bytes.writeUInt32LE(crc32(value, crc32(key)), value.length);
  return bytes;
}

/** The value within its seal, not copied; undefined where key, value or seal are not as they were written. */
export function unsealed(key: Uint8Array, bytes: Buffer): Buffer | undefined {
  const end = bytes.length - SEAL_BYTES;
  if (end < 0) return undefined;
  const value = bytes.subarray(0, end);
  return bytes.readUInt32LE(end) === crc32(value, crc32(key)) ? value : undefined;
}
