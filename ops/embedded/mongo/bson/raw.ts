import { CommandError } from "../protocol/errors.js";

/** BSON's type bytes. */
export const Type = {
  double: 0x01,
  string: 0x02,
  object: 0x03,
  array: 0x04,
  binary: 0x05,
  undefined: 0x06,
  objectId: 0x07,
  boolean: 0x08,
  date: 0x09,
  null: 0x0a,
  regex: 0x0b,
  dbPointer: 0x0c,
  code: 0x0d,
  symbol: 0x0e,
  codeWithScope: 0x0f,
  int32: 0x10,
  timestamp: 0x11,
  int64: 0x12,
  decimal128: 0x13,
  minKey: 0xff,
  maxKey: 0x7f,
} as const;

/** The name of the field that identifies a document. */
export const ID = Buffer.from("_id");

/** A value where it lies: nothing is decoded before someone asks. */
export interface RawValue {
  readonly type: number;
  readonly bytes: Buffer;
  readonly start: number;
  readonly end: number;
}

/** Deeper nesting is refused, as MongoDB does. */
export const MAX_DEPTH = 180;
/** The largest document, in bytes. */
export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;

const FIXED_SIZE: Readonly<Record<number, number>> = {
  [Type.double]: 8,
  [Type.undefined]: 0,
  [Type.objectId]: 12,
  [Type.boolean]: 1,
  [Type.date]: 8,
  [Type.null]: 0,
  [Type.int32]: 4,
  [Type.timestamp]: 8,
  [Type.int64]: 8,
  [Type.decimal128]: 16,
  [Type.minKey]: 0,
  [Type.maxKey]: 0,
};

/** The position behind the value of this type that begins at `start`. The bytes must have been checked before. */
export function endOfValue(type: number, bytes: Buffer, start: number): number {
  const fixed = FIXED_SIZE[type];
  if (fixed !== undefined) return start + fixed;
  switch (type) {
    case Type.string:
    case Type.symbol:
    case Type.code:
      return start + 4 + bytes.readInt32LE(start);
    case Type.object:
    case Type.array:
    case Type.codeWithScope:
      return start + bytes.readInt32LE(start);
    case Type.binary:
      return start + 5 + bytes.readInt32LE(start);
    case Type.dbPointer:
      return start + 4 + bytes.readInt32LE(start) + 12;
    case Type.regex:
      return endOfName(bytes, endOfName(bytes, start) + 1) + 1;
    default:
      throw invalid(`type 0x${type.toString(16)} is unknown`);
  }
}

/** The position of the NUL that ends the name which begins at `start`. */
function endOfName(bytes: Buffer, start: number): number {
  let position = start;
  while (bytes[position] !== 0) {
    if (position >= bytes.length) throw invalid("a name does not end");
    position++;
  }
  return position;
}

function invalid(reason: string): CommandError {
  return new CommandError("InvalidBSON", `invalid BSON: ${reason}`);
}

/** Walks over the elements of one document without decoding them. */
export class ElementReader {
  type = 0;
  nameStart = 0;
  nameEnd = 0;
  start = 0;
  end: number;

  constructor(
    readonly bytes: Buffer,
    documentStart = 0,
  ) {
    this.end = documentStart + 4;
  }

  /** Moves to the next element; false at the end of the document. */
  next(): boolean {
    const position = this.end;
    this.type = this.bytes[position] ?? 0;
    if (this.type === 0) return false;
    this.nameStart = position + 1;
    this.nameEnd = endOfName(this.bytes, this.nameStart);
    this.start = this.nameEnd + 1;
    this.end = endOfValue(this.type, this.bytes, this.start);
    return true;
  }

  get name(): string {
    return this.bytes.toString("utf8", this.nameStart, this.nameEnd);
  }

  get value(): RawValue {
    return { type: this.type, bytes: this.bytes, start: this.start, end: this.end };
  }

  isNamed(name: Buffer): boolean {
    if (this.nameEnd - this.nameStart !== name.length) return false;
    for (let index = 0; index < name.length; index++) {
      if (this.bytes[this.nameStart + index] !== name[index]) return false;
    }
    return true;
  }
}

/** The element of that name, or undefined. */
export function findElement(bytes: Buffer, documentStart: number, name: Buffer): RawValue | undefined {
  const reader = new ElementReader(bytes, documentStart);
  while (reader.next()) if (reader.isNamed(name)) return reader.value;
  return undefined;
}

/** The elements of a document in their order. */
export function elementsOf(document: RawValue): [string, RawValue][] {
  const found: [string, RawValue][] = [];
  const reader = new ElementReader(document.bytes, document.start);
  while (reader.next()) found.push([reader.name, reader.value]);
  return found;
}

/** The values of an array (or document) in their order. */
export function valuesOf(array: RawValue): RawValue[] {
  const found: RawValue[] = [];
  const reader = new ElementReader(array.bytes, array.start);
  while (reader.next()) found.push(reader.value);
  return found;
}

/** A buffer that is one whole document, seen as a value. */
export function asDocument(bytes: Buffer, start = 0): RawValue {
  return { type: Type.object, bytes, start, end: start + bytes.readInt32LE(start) };
}

/** The bytes of the value alone. */
export function sliceOf(value: RawValue): Buffer {
  return value.bytes.subarray(value.start, value.end);
}

/**
 * Checks a document that came from outside: lengths, terminators, types, depth.
 * @returns the position behind it
 * @throws CommandError InvalidBSON
 */
export function checkDocument(bytes: Buffer, start: number, limit: number, depth = 0): number {
  if (depth > MAX_DEPTH) throw invalid(`nested deeper than ${MAX_DEPTH} levels`);
  if (start + 5 > limit) throw invalid("a document is cut short");
  const end = start + bytes.readInt32LE(start);
  if (end < start + 5 || end > limit || bytes[end - 1] !== 0) throw invalid("a document's length is wrong");
  let position = start + 4;
  while (position < end - 1) {
    const type = bytes[position]!;
    const nameEnd = bytes.indexOf(0, position + 1);
    if (nameEnd < 0 || nameEnd >= end - 1) throw invalid("a name does not end");
    position = checkValue(type, bytes, nameEnd + 1, end - 1, depth);
  }
  return end;
}

function checkValue(type: number, bytes: Buffer, start: number, limit: number, depth: number): number {
  if (type === Type.object || type === Type.array) return checkDocument(bytes, start, limit, depth + 1);
  if (FIXED_SIZE[type] === undefined && type !== Type.regex) checkLength(type, bytes, start, limit);
  const end = endOfValue(type, bytes, start);
  if (end > limit) throw invalid("a value reaches beyond its document");
  const isText = type === Type.string || type === Type.symbol || type === Type.code;
  if (isText && bytes[end - 1] !== 0) throw invalid("a string does not end with NUL");
  if (type === Type.boolean && bytes[start]! > 1) throw invalid("a boolean is neither 0 nor 1");
  return end;
}

function checkLength(type: number, bytes: Buffer, start: number, limit: number): void {
  if (start + 4 > limit) throw invalid("a length is cut short");
  const smallest = type === Type.binary ? 0 : type === Type.codeWithScope ? 14 : 1;
  if (bytes.readInt32LE(start) < smallest) throw invalid("a length is too small");
}
