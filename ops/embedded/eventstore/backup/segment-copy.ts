import { createHash, type Hash } from "node:crypto";
import { closeSync, constants, fstatSync, fsyncSync, openSync } from "node:fs";
import { join } from "node:path";
import { MEBIBYTE } from "../../bytes.js";
import { LogDamagedError } from "../storage/errors.js";
import { machineFiles, readFully, writeFully } from "../storage/files.js";
import { scanInSlices } from "../storage/recovery.js";
import { SEGMENT_HEADER_BYTES, Segment, segmentName } from "../storage/segment.js";
import { BackupRefusedError } from "./refused.js";
import type { BackedUpSegment } from "./manifest.js";

const SLICE_BYTES = 4 * MEBIBYTE;
/** Enough for the ids of some events: two logs never agree in it. */
const COMPARED_BYTES = 64 * 1024;

/** Brings one segment of a backup up to `end`. */
export class SegmentCopy {
  copied = 0;
  private readonly source: Segment;
  private readonly target: number;
  private readonly present: number;
  /** What the manifest says of the part of the segment that is in the backup. */
  private readonly known: BackedUpSegment | undefined;
  private readonly hash: Hash = createHash("sha256");

  constructor(
    sourceFolder: string,
    targetFolder: string,
    private readonly base: number,
    private readonly end: number,
    known: BackedUpSegment | undefined,
  ) {
    this.source = Segment.open(sourceFolder, base, "r");
    this.target = openSync(join(targetFolder, segmentName(base)), constants.O_RDWR | constants.O_CREAT, 0o600);
    this.present = fstatSync(this.target).size;
    this.known = known && known.bytes <= this.present ? known : undefined;
  }

  /**
   * Copies; gives after every slice the position that is reached, and in the end what the manifest is to say of the segment.
   * What the manifest vouches for is not read from the log again, and what it holds whole, not even from the backup.
   * @throws LogDamagedError, BackupRefusedError
   */
  *run(): Generator<number, BackedUpSegment> {
    const size = this.end - this.base;
    if (this.present > size) throw this.refused(`it holds ${this.present} bytes of it, more than the log`);
    const checked = this.known?.bytes ?? 0;
    const isWhole = this.known !== undefined && checked === size;
    if (!isWhole) yield* this.check(this.known);
    yield* this.compare(Math.max(0, checked - COMPARED_BYTES));
    if (isWhole) return this.known!;
    yield* this.presentSlices(checked);
    yield* this.copyFrom(this.base + Math.max(checked, SEGMENT_HEADER_BYTES));
    return { name: segmentName(this.base), bytes: size, sha256: this.hash.digest("hex") };
  }

  close(): void {
    this.source.close();
    closeSync(this.target);
  }

  /** @param from the frame from which on the log is read; what an interrupted run left may end behind it, inside another */
  private *copyFrom(from: number): Generator<number> {
    let done = this.base + this.present;
    const scan = scanInSlices(this.source, () => undefined, from, SLICE_BYTES);
    for (;;) {
      const step = scan.next();
      const reached = step.done ? step.value.position : step.value;
      const until = Math.min(this.end, reached);
      if (until > done) done = this.copy(done, until);
      yield done;
      if (until >= this.end) break;
      if (step.done) {
        const problem = step.value.reason ?? `the segment ends here, though it was durable up to ${this.end}`;
        throw new LogDamagedError(reached, problem, this.source.path);
      }
    }
    fsyncSync(this.target);
  }

  private copy(from: number, until: number): number {
    for (let at = from; at < until;) {
      const bytes = this.source.read(at, Math.min(SLICE_BYTES, until - at));
      writeFully(machineFiles, this.target, bytes, at - this.base);
      this.hash.update(bytes);
      at += bytes.length;
      this.copied += bytes.length;
    }
    return until;
  }

  /** Is what the manifest vouches for still what it was? */
  private *check(known: BackedUpSegment | undefined): Generator<number> {
    if (!known) return;
    yield* this.presentSlices(0, known.bytes);
    if (this.hash.copy().digest("hex") !== known.sha256) throw this.refused("its SHA-256 is not the one of the backup");
  }

  /** Takes what the backup has of the segment into the digest. */
  private *presentSlices(from: number, until: number = this.present): Generator<number> {
    for (let at = from; at < until; at += SLICE_BYTES) {
      this.hash.update(this.presentBytes(at, until));
      yield this.base + at;
    }
  }

  /** Is what the backup has of the segment, from `offset` on, what the log has there? */
  private *compare(offset: number): Generator<number> {
    for (let at = offset; at < this.present; at += SLICE_BYTES) {
      const there = this.presentBytes(at, this.present);
      if (!there.equals(this.source.read(this.base + at, there.length)))
        throw this.refused("it holds something else there: it is a backup of another log, or damaged");
      yield this.base + at;
    }
  }

  private presentBytes(at: number, until: number): Buffer {
    const bytes = Buffer.alloc(Math.min(SLICE_BYTES, until - at));
    readFully(this.target, bytes, at);
    return bytes;
  }

  private refused(why: string): BackupRefusedError {
    return new BackupRefusedError(`${segmentName(this.base)}: ${why}`);
  }
}
