import type { RawValue } from "./raw.js";
import { Type } from "./raw.js";

/** Single values that the server makes itself. */

export const NULL: RawValue = { type: Type.null, bytes: Buffer.alloc(0), start: 0, end: 0 };

function made(type: number, size: number, write: (bytes: Buffer) => void): RawValue {
  const bytes = Buffer.alloc(size);
  write(bytes);
  return { type, bytes, start: 0, end: size };
}

export function int32Value(value: number): RawValue {
  return made(Type.int32, 4, (bytes) => bytes.writeInt32LE(value));
}

export function longValue(value: bigint): RawValue {
  return made(Type.int64, 8, (bytes) => bytes.writeBigInt64LE(value));
}

export function doubleValue(value: number): RawValue {
  return made(Type.double, 8, (bytes) => bytes.writeDoubleLE(value));
}

export function booleanValue(value: boolean): RawValue {
  return made(Type.boolean, 1, (bytes) => bytes.writeUInt8(value ? 1 : 0));
}

/** @param milliseconds since 1970, UTC */
export function dateValue(milliseconds: number): RawValue {
  return made(Type.date, 8, (bytes) => bytes.writeBigInt64LE(BigInt(Math.floor(milliseconds))));
}

/** @param seconds since 1970, UTC */
export function timestampValue(seconds: number): RawValue {
  return made(Type.timestamp, 8, (bytes) => bytes.writeUInt32LE(Math.floor(seconds), 4));
}
