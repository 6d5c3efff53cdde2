import protobuf from "protobufjs/minimal.js";

export type Reader = protobuf.Reader;
export type Writer = protobuf.Writer;

/** Wire type of a field whose value is a length and bytes: text, bytes, messages. */
const LENGTH_DELIMITED = 2;

export const emptyBytes: Uint8Array = Buffer.alloc(0);

export function newWriter(): Writer {
  return protobuf.Writer.create();
}

export function readerOf(bytes: Uint8Array): Reader {
  return protobuf.Reader.create(bytes);
}

/** Tag of a field that holds text, bytes or a message. */
export function lengthTag(field: number): number {
  return field * 8 + LENGTH_DELIMITED;
}

/** Tag of a field that holds a number. */
export function numberTag(field: number): number {
  return field * 8;
}

/**
 * Reads one message: calls `onField` for every field up to the message's end; a field that it leaves (returns false) is
 * skipped, as the protocol asks of fields that one does not know.
 */
export function readMessage(
  reader: Reader,
  onField: (field: number, reader: Reader) => boolean,
  end: number = reader.len,
): void {
  while (reader.pos < end) {
    const tag = reader.uint32();
    if (!onField(tag >>> 3, reader)) reader.skipType(tag & 7);
  }
}

/** The bytes are no message of the protocol. */
export class MalformedMessageError extends Error {
  override readonly name = "MalformedMessageError";
}

/** Reads a whole message from outside. @throws MalformedMessageError, whatever the reader stumbled over */
export function readWhole<Message>(bytes: Uint8Array, read: (reader: Reader) => Message): Message {
  try {
    return read(readerOf(bytes));
  } catch (error) {
    throw new MalformedMessageError((error as Error).message);
  }
}

/** Reads a message inside a message: its length, then its fields. */
export function readNested(reader: Reader, onField: (field: number, reader: Reader) => boolean): void {
  const length = reader.uint32();
  const end = reader.pos + length;
  if (end > reader.len) throw new RangeError("a message runs over the end");
  readMessage(reader, onField, end);
}

/** Reads a message for nothing but that it is there (`Empty`). */
export function skipNested(reader: Reader): void {
  readNested(reader, () => false);
}

interface LongBits {
  readonly high: number;
  readonly low: number;
}

/** An unsigned 64-bit number. */
export function readUnsigned64(reader: Reader): bigint {
  const { high, low } = reader.uint64() as unknown as LongBits;
  // Nearly all are small, and one BigInt is made faster than three.
  return high === 0 ? BigInt(low >>> 0) : (BigInt(high >>> 0) << 32n) | BigInt(low >>> 0);
}

/** A signed 64-bit number as a plain one; beyond 2^53 the nearest. */
export function readSigned64(reader: Reader): number {
  const { high, low } = reader.int64() as unknown as LongBits;
  return high * 2 ** 32 + (low >>> 0);
}

const MAXIMUM_PLAIN = BigInt(Number.MAX_SAFE_INTEGER);

/** Writes an unsigned 64-bit number, whatever it is held in. */
export function writeUnsigned64(writer: Writer, field: number, value: number | bigint): Writer {
  const plain = typeof value === "bigint" && value <= MAXIMUM_PLAIN ? Number(value) : value;
  return writer.uint32(numberTag(field)).uint64(typeof plain === "bigint" ? plain.toString() : plain);
}

export function writeText(writer: Writer, field: number, text: string): Writer {
  return writer.uint32(lengthTag(field)).string(text);
}

export function writeBytes(writer: Writer, field: number, bytes: Uint8Array): Writer {
  return writer.uint32(lengthTag(field)).bytes(bytes);
}

/** Writes a message inside a message. */
export function writeNested(writer: Writer, field: number, content: (writer: Writer) => void): Writer {
  writer.uint32(lengthTag(field)).fork();
  content(writer);
  return writer.ldelim();
}

export function writeEmpty(writer: Writer, field: number): Writer {
  return writer.uint32(lengthTag(field)).uint32(0);
}

export function finished(writer: Writer): Buffer {
  return writer.finish() as Buffer;
}
