import { BSON } from "mongodb";
import { Type } from "../bson/raw.js";
import type { RawValue } from "../bson/raw.js";

/** The text of a string value. */
export function textOf(value: RawValue): string {
  return value.bytes.toString("utf8", value.start + 4, value.end - 1);
}

/** The value of a number of any BSON type as a JavaScript number; undefined when it is none. */
export function plainNumber(value: RawValue | undefined): number | undefined {
  switch (value?.type) {
    case Type.int32:
      return value.bytes.readInt32LE(value.start);
    case Type.int64:
      return Number(value.bytes.readBigInt64LE(value.start));
    case Type.double:
      return value.bytes.readDoubleLE(value.start);
    case Type.decimal128:
      return Number(new BSON.Decimal128(value.bytes.subarray(value.start, value.end)).toString());
    default:
      return undefined;
  }
}
