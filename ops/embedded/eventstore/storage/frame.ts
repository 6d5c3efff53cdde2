import { crc32 } from "node:zlib";
import { MEBIBYTE } from "../../bytes.js";

/**
 * One frame is one transaction: its events are there together or not at all. Little endian, padded to 8 bytes.
 *
 *     0 magic "DFTR"          16 position of this frame in the log (48 bits)
 *     4 length of the body    24 position up to which the log was durable when this frame was written (48 bits)
 *     8 number of records     32 the records, each: length (32 bits), crc32 of its bytes (32 bits), its bytes
 *    12 crc32 of the header
 *
 * The durable position is what lets recovery tell a torn tail from damage: a frame that follows a broken one
 * and says that the broken place was already durable proves that acknowledged bytes were lost.
 */
export const FRAME_HEADER_BYTES = 32;
export const RECORD_HEADER_BYTES = 8;
export const FRAME_ALIGNMENT = 8;
/** More than any append can need (1 MiB of data by default, and its metadata); a longer length is damage. */
export const MAXIMUM_FRAME_BYTES = 64 * MEBIBYTE;

export const FRAME_MAGIC = Buffer.from("DFTR", "latin1");
const MAGIC_VALUE = FRAME_MAGIC.readUInt32LE(0);

export interface RecordPlace {
  /** Position of the record in the log: what clients see as commit and prepare position. */
  readonly position: number;
  readonly bytes: Buffer;
}

export interface Frame {
  readonly position: number;
  /** Bytes of the whole frame with header and padding. */
  readonly size: number;
  readonly durableBefore: number;
  readonly records: readonly RecordPlace[];
}

export type FrameReading =
  | { readonly kind: "frame"; readonly frame: Frame }
  /** The buffer ends inside the frame; `size` bytes from the frame's start are needed. */
  | { readonly kind: "incomplete"; readonly size: number }
  | { readonly kind: "invalid"; readonly reason: string };

/** Bytes that the frame of these records takes in the log. */
export function frameSize(records: readonly Uint8Array[]): number {
  let body = 0;
  for (const record of records) body += RECORD_HEADER_BYTES + record.length;
  return FRAME_HEADER_BYTES + padded(body);
}

/** Writes the frame at `offset` of `target`; returns its size in bytes. */
export function writeFrame(
  target: Buffer,
  offset: number,
  position: number,
  durableBefore: number,
  records: readonly Uint8Array[],
): number {
  let at = offset + FRAME_HEADER_BYTES;
  for (const record of records) {
    target.writeUInt32LE(record.length, at);
    target.writeUInt32LE(crc32(record), at + 4);
    target.set(record, at + RECORD_HEADER_BYTES);
    at += RECORD_HEADER_BYTES + record.length;
  }
  const body = at - offset - FRAME_HEADER_BYTES;
  const size = FRAME_HEADER_BYTES + padded(body);
  target.fill(0, at, offset + size);
  target.writeUInt32LE(MAGIC_VALUE, offset);
  target.writeUInt32LE(body, offset + 4);
  target.writeUInt32LE(records.length, offset + 8);
  writePosition(target, offset + 16, position);
  writePosition(target, offset + 24, durableBefore);
  target.writeUInt32LE(headerChecksum(target, offset), offset + 12);
  return size;
}

/** Reads the frame at `offset` of `source`, whose place in the log is `position`. */
export function readFrame(source: Buffer, offset: number, position: number): FrameReading {
  const header = readFrameHeader(source, offset);
  if (header.kind !== "header") return header;
  if (header.position !== position) return invalid(`the frame says it belongs at ${header.position}`);
  if (offset + header.size > source.length) return { kind: "incomplete", size: header.size };
  const records: RecordPlace[] = [];
  const end = offset + FRAME_HEADER_BYTES + header.body;
  let at = offset + FRAME_HEADER_BYTES;
  for (let index = 0; index < header.count; index++) {
    const record = readRecord(source, at, end);
    if (typeof record === "string") return invalid(`record ${index + 1} of ${header.count}: ${record}`);
    records.push({ position: position + at - offset, bytes: record });
    at += RECORD_HEADER_BYTES + record.length;
  }
  if (at !== end) return invalid("the records do not fill the frame");
  return { kind: "frame", frame: { position, size: header.size, durableBefore: header.durableBefore, records } };
}

/** The bytes of the record whose header stands at `at`, or what is wrong with it. */
export function readRecord(source: Buffer, at: number, end: number = source.length): Buffer | string {
  if (at + RECORD_HEADER_BYTES > end) return "its header runs over the end";
  const length = source.readUInt32LE(at);
  const start = at + RECORD_HEADER_BYTES;
  if (start + length > end) return "it runs over the end";
  const bytes = source.subarray(start, start + length);
  return crc32(bytes) === source.readUInt32LE(at + 4) ? bytes : "its checksum is wrong";
}

type HeaderReading =
  | { kind: "header"; body: number; size: number; count: number; position: number; durableBefore: number }
  | Exclude<FrameReading, { kind: "frame" }>;

/** Reads the header alone: enough to know what a frame says of itself and of the log before it. */
export function readFrameHeader(source: Buffer, offset: number): HeaderReading {
  if (offset + FRAME_HEADER_BYTES > source.length) return { kind: "incomplete", size: FRAME_HEADER_BYTES };
  if (source.readUInt32LE(offset) !== MAGIC_VALUE) return invalid("no frame begins here");
  if (source.readUInt32LE(offset + 12) !== headerChecksum(source, offset)) {
    return invalid("the checksum of the frame's header is wrong");
  }
  const body = source.readUInt32LE(offset + 4);
  const size = FRAME_HEADER_BYTES + padded(body);
  if (size > MAXIMUM_FRAME_BYTES) return invalid(`a frame of ${size} bytes is longer than any can be`);
  return {
    kind: "header",
    body,
    size,
    count: source.readUInt32LE(offset + 8),
    position: source.readUIntLE(offset + 16, 6),
    durableBefore: source.readUIntLE(offset + 24, 6),
  };
}

function headerChecksum(source: Buffer, offset: number): number {
  const before = crc32(source.subarray(offset, offset + 12));
  return crc32(source.subarray(offset + 16, offset + FRAME_HEADER_BYTES), before);
}

function writePosition(target: Buffer, offset: number, position: number): void {
  target.writeUIntLE(position, offset, 6);
  target.writeUInt16LE(0, offset + 6);
}

function padded(bytes: number): number {
  return Math.ceil(bytes / FRAME_ALIGNMENT) * FRAME_ALIGNMENT;
}

function invalid(reason: string): { kind: "invalid"; reason: string } {
  return { kind: "invalid", reason };
}
