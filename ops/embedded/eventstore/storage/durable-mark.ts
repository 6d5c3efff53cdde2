import { closeSync, constants, existsSync, fsyncSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import { readFully } from "./files.js";
import type { FileCalls } from "./files.js";

const MARK_BYTES = 16;
const TITLE = 0x314d4644; // "DFM1"
/** How often the mark follows the log while it grows, in milliseconds. */
export const MARK_INTERVAL = 500;

/**
 * Remembers, beside the log, a position up to which the log was durable. It is always a little behind and never ahead,
 * so it takes no part in acknowledging; it betrays a log that was cut short or damaged at its end, which the log itself
 * could only take for a torn tail.
 */
export class DurableMark {
  private written: number;
  private latest: number;
  private timer: NodeJS.Timeout | undefined;

  private constructor(
    private readonly descriptor: number,
    /** The position found at opening; 0 when there was none or it was unreadable. */
    readonly found: number,
  ) {
    this.written = found;
    this.latest = found;
  }

  static open(folder: string): DurableMark {
    const descriptor = openSync(markPath(folder), constants.O_RDWR | constants.O_CREAT, 0o600);
    return new DurableMark(descriptor, foundIn(descriptor) ?? 0);
  }

  /** What the mark in a folder says; undefined when there is none, or it is not whole. Changes nothing. */
  static read(folder: string): number | undefined {
    if (!existsSync(markPath(folder))) return undefined;
    const descriptor = openSync(markPath(folder), "r");
    try {
      return foundIn(descriptor);
    } finally {
      closeSync(descriptor);
    }
  }

  /** The log is durable up to here; the mark follows within half a second. */
  advance(position: number): void {
    this.latest = position;
    this.timer ??= setTimeout(() => this.write(), MARK_INTERVAL).unref();
  }

  /** Writes the mark now, durably. @throws an error of the disk when it cannot be */
  async flush(files: FileCalls): Promise<void> {
    const latest = this.latest;
    this.write();
    if (this.written < latest) throw new Error("the mark of what is durable could not be written");
    await files.sync(this.descriptor);
  }

  close(): void {
    this.write();
    fsyncSync(this.descriptor);
    closeSync(this.descriptor);
  }

  private write(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.latest === this.written) return;
    const bytes = Buffer.alloc(MARK_BYTES);
    bytes.writeUInt32LE(TITLE, 0);
    bytes.writeUIntLE(this.latest, 4, 6);
    bytes.writeUInt32LE(crc32(bytes.subarray(0, 12)), 12);
    try {
      writeSync(this.descriptor, bytes, 0, MARK_BYTES, 0);
      this.written = this.latest;
    } catch {
      // A full disk must not stop the server for the sake of a mark that may be late.
    }
  }
}

function markPath(folder: string): string {
  return join(folder, "durable");
}

function foundIn(descriptor: number): number | undefined {
  const bytes = Buffer.alloc(MARK_BYTES);
  const whole = readFully(descriptor, bytes, 0) === MARK_BYTES && bytes.readUInt32LE(0) === TITLE;
  const trusted = whole && crc32(bytes.subarray(0, 12)) === bytes.readUInt32LE(12);
  return trusted ? bytes.readUIntLE(4, 6) : undefined;
}
