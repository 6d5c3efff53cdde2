import { closeSync, fstatSync, fsyncSync, ftruncateSync, openSync } from "node:fs";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import { LogDamagedError } from "./errors.js";
import { readFully, writeFully } from "./files.js";
import type { FileCalls } from "./files.js";

export const SEGMENT_HEADER_BYTES = 64;
const SEGMENT_TITLE = "Defter event log 1\n";
const NAME = /^(\d{20})\.log$/;

/** One file of the log. `base` is the position of its first byte; positions run on through all segments. */
export class Segment {
  private constructor(
    readonly path: string,
    readonly base: number,
    readonly descriptor: number,
    private end: number,
  ) {}

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

  /** Position after the last byte of the file. */
  get fileEnd(): number {
    return this.end;
  }

  write(files: FileCalls, bytes: Uint8Array, position: number): void {
    writeFully(files, this.descriptor, bytes, position - this.base);
    this.end = Math.max(this.end, position + bytes.length);
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
