import { BSON } from "mongodb";
import { DocumentWriter } from "../bson/writer.js";
import type { RawValue } from "../bson/raw.js";

/** A value as mingo works with it: plain numbers, dates, regular expressions; the other BSON types as objects of the driver. */
export function decodeForMingo(value: RawValue): unknown {
  const alone = new DocumentWriter(value.end - value.start + 16).raw("v", value).finish();
  return (BSON.deserialize(alone) as { v: unknown }).v;
}

/** A whole document, decoded without loss of type. */
export function decodeExactly(document: Buffer): Record<string, unknown> {
  return BSON.deserialize(document, { promoteValues: false, bsonRegExp: true });
}
