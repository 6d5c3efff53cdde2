import { createHash } from "node:crypto";
import type { Decimal } from "./decimal.js";
import { compareDecimals, decimalToNumber, doubleToDecimal, readDecimal } from "./decimal.js";
import { withRoom } from "./growing.js";
import type { RawValue } from "./raw.js";
import { ElementReader, Type } from "./raw.js";

/**
 * BSON's order of types, as tag bytes. None is 0x00 or 0xff, nor becomes it by inversion, so that the end of a
 * string can be told from what follows.
 */
const TAG: Readonly<Record<number, number>> = {
  [Type.minKey]: 0x10,
  [Type.undefined]: 0x20,
  [Type.null]: 0x25,
  [Type.double]: 0x2a,
  [Type.int32]: 0x2a,
  [Type.int64]: 0x2a,
  [Type.decimal128]: 0x2a,
  [Type.string]: 0x2f,
  [Type.symbol]: 0x2f,
  [Type.object]: 0x34,
  [Type.array]: 0x39,
  [Type.binary]: 0x3e,
  [Type.objectId]: 0x43,
  [Type.boolean]: 0x48,
  [Type.date]: 0x4d,
  [Type.timestamp]: 0x4f,
  [Type.regex]: 0x52,
  [Type.dbPointer]: 0x57,
  [Type.code]: 0x5c,
  [Type.codeWithScope]: 0x61,
  [Type.maxKey]: 0xe0,
};
/** Ends a document or array inside a key: lower than any tag, so that the shorter one comes first. */
const END = 0x01;

/** The place of a type in BSON's order; values of different places are never equal. */
export function tagOf(type: number): number {
  return TAG[type] ?? 0xef;
}

/** Writes values so that comparing the bytes is comparing the values in BSON's order: equal numbers of any type are equal bytes. */
export class KeyWriter {
  private bytes: Buffer = Buffer.allocUnsafe(256);
  private length = 0;

  value(value: RawValue, descending = false): this {
    const start = this.length;
    this.write(value.type, value.bytes, value.start, value.end);
    if (descending) for (let at = start; at < this.length; at++) this.bytes[at] = ~this.bytes[at]! & 0xff;
    return this;
  }

  /** Only the tag: what a missing field (null) or an empty array (undefined) has. */
  bare(type: number, descending = false): this {
    this.byte(descending ? ~tagOf(type) & 0xff : tagOf(type));
    return this;
  }

  append(bytes: Uint8Array): this {
    this.reserve(bytes.length);
    this.bytes.set(bytes, this.length);
    this.length += bytes.length;
    return this;
  }

  /** A copy of what was written; the writer begins anew. */
  take(): Buffer {
    const key = Buffer.from(this.bytes.subarray(0, this.length));
    this.length = 0;
    return key;
  }

  private write(type: number, bytes: Buffer, start: number, end: number): void {
    this.byte(tagOf(type));
    switch (type) {
      case Type.int32:
        return this.double(bytes.readInt32LE(start));
      case Type.double:
        return this.double(bytes.readDoubleLE(start));
      case Type.int64:
        return this.long(bytes.readBigInt64LE(start));
      case Type.decimal128: {
        const decimal = readDecimal({ type, bytes, start, end });
        return typeof decimal === "number" ? this.double(decimal) : this.decimal(decimal);
      }
      case Type.string:
      case Type.symbol:
      case Type.code:
        return this.text(bytes, start + 4, end - 1);
      case Type.object:
        return this.document(bytes, start, true);
      case Type.array:
        return this.document(bytes, start, false);
      case Type.binary:
        this.unsigned(bytes.readInt32LE(start));
        this.copy(bytes, start + 4, end);
        return;
      case Type.date:
        return this.signed(bytes.readBigInt64LE(start));
      case Type.timestamp:
        this.unsigned(bytes.readUInt32LE(start + 4));
        return this.unsigned(bytes.readUInt32LE(start));
      default:
        this.copy(bytes, start, end);
    }
  }

  private document(bytes: Buffer, start: number, named: boolean): void {
    const reader = new ElementReader(bytes, start);
    while (reader.next()) {
      if (named) {
        this.byte(tagOf(reader.type));
        this.copy(bytes, reader.nameStart, reader.start);
      }
      this.write(reader.type, bytes, reader.start, reader.end);
    }
    this.byte(END);
  }

  private double(value: number): void {
    this.nearest(value);
    this.byte(0x80);
  }

  private nearest(value: number): void {
    this.reserve(8);
    if (Number.isNaN(value)) this.bytes.fill(0, this.length, this.length + 8);
    else {
      this.bytes.writeDoubleBE(value === 0 ? 0 : value, this.length);
      if (value < 0) for (let at = this.length; at < this.length + 8; at++) this.bytes[at] = ~this.bytes[at]! & 0xff;
      else this.bytes[this.length]! |= 0x80;
    }
    this.length += 8;
  }

  private long(value: bigint): void {
    const nearest = Number(value);
    if (Number.isSafeInteger(nearest) || BigInt(nearest) === value) this.double(nearest);
    else this.decimal({ coefficient: value, exponent: 0 });
  }

  /** The nearest double, then on which side of it the exact value lies, and if it is not the double itself, the exact digits. */
  private decimal(decimal: Decimal): void {
    const rounded = decimalToNumber(decimal);
    const nearest = Number.isFinite(rounded) ? rounded : Math.sign(rounded) * Number.MAX_VALUE;
    this.nearest(nearest);
    const side = compareDecimals(decimal, doubleToDecimal(nearest));
    this.byte(0x80 + side);
    if (side !== 0) this.digits(decimal);
  }

  private digits({ coefficient, exponent }: Decimal): void {
    const negative = coefficient < 0n;
    const digits = (negative ? -coefficient : coefficient).toString();
    const start = this.length;
    this.unsigned(digits.length + exponent + 0x10000);
    this.append(Buffer.from(digits.replace(/0+$/, ""), "latin1"));
    this.byte(END);
    if (negative) for (let at = start; at < this.length; at++) this.bytes[at] = ~this.bytes[at]! & 0xff;
  }

  private text(bytes: Buffer, start: number, end: number): void {
    this.reserve((end - start) * 2 + 1);
    for (let at = start; at < end; at++) {
      const byte = bytes[at]!;
      this.bytes[this.length++] = byte;
      if (byte === 0) this.bytes[this.length++] = 0xff;
    }
    this.bytes[this.length++] = 0;
  }

  private signed(value: bigint): void {
    this.reserve(8);
    this.length = this.bytes.writeBigUInt64BE(BigInt.asUintN(64, value ^ (1n << 63n)), this.length);
  }

  private unsigned(value: number): void {
    this.reserve(4);
    this.length = this.bytes.writeUInt32BE(value, this.length);
  }

  private copy(bytes: Buffer, start: number, end: number): void {
    this.reserve(end - start);
    this.length += bytes.copy(this.bytes, this.length, start, end);
  }

  private byte(value: number): void {
    this.reserve(1);
    this.bytes[this.length++] = value;
  }

  private reserve(size: number): void {
    this.bytes = withRoom(this.bytes, this.length, size);
  }
}

const shared = new KeyWriter();

/** The ordered key of one value. */
export function orderedKey(value: RawValue): Buffer {
  return shared.value(value).take();
}

/** The first key after all that begin with these bytes. */
export function successor(prefix: Buffer): Buffer {
  for (let at = prefix.length - 1; at >= 0; at--) {
    if (prefix[at]! < 0xff) {
      const next = Buffer.from(prefix.subarray(0, at + 1));
      next[at]!++;
      return next;
    }
  }
  return Buffer.alloc(0);
}

/** BSON's order of two values. */
export function compareValues(left: RawValue, right: RawValue): number {
  if (left.type === right.type && left.type === Type.int32) {
    return left.bytes.readInt32LE(left.start) - right.bytes.readInt32LE(right.start);
  }
  const order = tagOf(left.type) - tagOf(right.type);
  return order !== 0 ? order : orderedKey(left).compare(orderedKey(right));
}

/**
 * A key that fits the store: a longer one keeps its beginning and ends with its hash, so that equal stays equal and
 * different stays different; only the order among keys that long is no longer that of the values.
 */
export function fitKey(key: Buffer, limit: number): Buffer {
  if (key.length <= limit) return key;
  return Buffer.concat([key.subarray(0, limit - 32), createHash("sha256").update(key).digest()]);
}
