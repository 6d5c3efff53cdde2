import { closeSync, constants, fstatSync, fsyncSync, openSync } from "node:fs";
import { join } from "node:path";
import { LogDamagedError } from "../storage/errors.js";
import { machineFiles, readFully, writeFully } from "../storage/files.js";
import { scanInSlices } from "../storage/recovery.js";
import { Segment, segmentName } from "../storage/segment.js";
import { BackupRefusedError } from "./refused.js";
import type { BackedUpSegment } from "./manifest.js";

const SLICE_BYTES = 4 * 1024 * 1024;
/** Enough for the ids of some events: two logs never agree in it. */
const COMPARED_BYTES = 64 * 1024;

/** Brings one segment of a backup up to `end`. */
export class SegmentCopy {
  copied = 0;
  /** What the manifest says of a segment that is in the backup whole; undefined for one that was copied now. */
  readonly kept: BackedUpSegment | undefined;
  private readonly source: Segment;
  private readonly target: number;
  private readonly present: number;

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
    const isWhole = known?.bytes === end - base && this.present === known.bytes;
    this.kept = isWhole ? known : undefined;
  }

  /** Copies; gives after every slice the position that is reached. @throws LogDamagedError, BackupRefusedError */
  *run(): Generator<number> {
    const size = this.end - this.base;
    if (this.present > size) throw this.refused(`it holds ${this.present} bytes of it, more than the log`);
    yield* this.compare(this.kept ? Math.max(0, size - COMPARED_BYTES) : 0);
    if (this.kept) return;
    // What an interrupted run left is the beginning of the segment; it may end inside a frame.
    let done = this.base + this.present;
    const scan = scanInSlices(this.source, () => undefined, undefined, SLICE_BYTES);
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

  close(): void {
    this.source.close();
    closeSync(this.target);
  }

  private copy(from: number, until: number): number {
    for (let at = from; at < until;) {
      const bytes = this.source.read(at, Math.min(SLICE_BYTES, until - at));
      writeFully(machineFiles, this.target, bytes, at - this.base);
      at += bytes.length;
      this.copied += bytes.length;
    }
    return until;
  }

  /** Is what the backup has of the segment, from `offset` on, what the log has there? */
  private *compare(offset: number): Generator<number> {
    for (let at = offset; at < this.present; at += SLICE_BYTES) {
      const there = Buffer.alloc(Math.min(SLICE_BYTES, this.present - at));
      readFully(this.target, there, at);
      if (!there.equals(this.source.read(this.base + at, there.length)))
        throw this.refused("it holds something else there: it is a backup of another log, or damaged");
      yield this.base + at;
    }
  }

  private refused(why: string): BackupRefusedError {
    return new BackupRefusedError(`${segmentName(this.base)}: ${why}`);
  }
}
