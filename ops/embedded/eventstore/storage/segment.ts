import { closeSync, fstatSync, fsyncSync, ftruncateSync, openSync } from "node:fs";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import { MEBIBYTE } from "../../bytes.js";
import { LogDamagedError } from "./errors.js";
import { readFully, writeFully } from "./files.js";
import type { FileCalls } from "./files.js";

export const SEGMENT_HEADER_BYTES = 64;
const SEGMENT_TITLE = "Defter event log 1\n";
const NAME = /^(\d{20})\.log$/;
const ZEROS = Buffer.alloc(MEBIBYTE);

/**
 * One file of the log. `base` is the position of its first byte; positions run on through all segments. The last one may be
 * longer than what is written in it: the rest is reserved, and zero to its last byte.
 */
export class Segment {
  /** Position after the last byte that may be more than reserved. */
  private written: number;

  private constructor(
    readonly path: string,
    readonly base: number,
    readonly descriptor: number,
    private end: number,
  ) {
    this.written = end;
  }

  static create(folder: string, base: number, files: FileCalls): Segment {
    const path = join(folder, segmentName(base));
    const descriptor = openSync(path, "wx+", 0o600);
    try {
      writeFully(files, descriptor, segmentHeader(base), 0);
      fsyncSync(descriptor);
    } catch (error) {
      closeSync(descriptor);
      throw error;
    }
    return new Segment(path, base, descriptor, base + SEGMENT_HEADER_BYTES);
  }

  /** Opens an existing segment. @throws LogDamagedError when its header is not the one that was written. */
  static open(folder: string, base: number, access: "r" | "r+"): Segment {
    const path = join(folder, segmentName(base));
    const descriptor = openSync(path, access);
    const header = Buffer.alloc(SEGMENT_HEADER_BYTES);
    const got = readFully(descriptor, header, 0);
    if (got < SEGMENT_HEADER_BYTES || !header.equals(segmentHeader(base))) {
      closeSync(descriptor);
      throw new LogDamagedError(base, "the header of the segment is not whole", path);
    }
    return new Segment(path, base, descriptor, base + fstatSync(descriptor).size);
  }

  /** Position after the last byte of the file, with what is reserved. */
  get fileEnd(): number {
    return this.end;
  }

  write(files: FileCalls, bytes: Uint8Array, position: number): void {
    // Also what a write that fails has left of the bytes is not to be taken for reserved.
    this.written = Math.max(this.written, position + bytes.length);
    writeFully(files, this.descriptor, bytes, position - this.base);
    this.end = Math.max(this.end, position + bytes.length);
  }

  /**
   * Fills the file with zeros up to `until`. What is written over them later changes nothing of the file but its bytes, so its flush
   * need not wait for the journal of the file system, which keeps sizes and places of files.
   */
  reserve(files: FileCalls, until: number): void {
    while (this.end < until) {
      const zeros = ZEROS.subarray(0, until - this.end);
      writeFully(files, this.descriptor, zeros, this.end - this.base);
      this.end += zeros.length;
    }
  }

  /** What stands from `position` on is reserved, as a start has found. */
  endsAt(position: number): void {
    this.written = position;
  }

  /** Gives back to the disk what is reserved, also of a `reserve` that failed half way. */
  release(): void {
    if (fstatSync(this.descriptor).size > this.written - this.base) this.cut(this.written);
  }

  /** Reads up to `length` bytes from `position`; fewer at the end of the file. */
  read(position: number, length: number): Buffer {
    const buffer = Buffer.allocUnsafe(Math.min(length, Math.max(0, this.end - position)));
    return buffer.subarray(0, readFully(this.descriptor, buffer, position - this.base));
  }

  /** Cuts everything from `position` on, durably. */
  cut(position: number): void {
    ftruncateSync(this.descriptor, position - this.base);
    fsyncSync(this.descriptor);
    this.end = position;
    this.written = position;
  }

  close(): void {
    closeSync(this.descriptor);
  }
}

/** File name of the segment that begins at `base`: sorted by name is sorted by position. */
export function segmentName(base: number): string {
  return `${String(base).padStart(20, "0")}.log`;
}

/** Base position of a segment by its file name; undefined for other files. */
export function segmentBase(name: string): number | undefined {
  const match = NAME.exec(name);
  return match ? Number(match[1]) : undefined;
}

function segmentHeader(base: number): Buffer {
  const header = Buffer.alloc(SEGMENT_HEADER_BYTES);
  header.write(SEGMENT_TITLE, 0, "latin1");
  header.writeUIntLE(base, 48, 6);
  header.writeUInt32LE(crc32(header.subarray(0, 60)), 60);
  return header;
}
