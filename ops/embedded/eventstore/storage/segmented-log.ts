import { fdatasyncSync, rmSync } from "node:fs";
import { join } from "node:path";
import { MEBIBYTE } from "../../bytes.js";
import type { DurableMark } from "./durable-mark.js";
import { LogDamagedError, LogFullError, meansFull } from "./errors.js";
import { machineFiles, syncFolder } from "./files.js";
import type { FileCalls } from "./files.js";
import { RECORD_HEADER_BYTES, readRecord } from "./frame.js";
import type { RecordPlace } from "./frame.js";
import { GroupBuilder } from "./group-builder.js";
import type { TransactionSource } from "./group-builder.js";
import { openLogFiles, segmentAt } from "./log-files.js";
import type { LogFiles } from "./log-files.js";
import { RecentBytes } from "./recent-bytes.js";
import { scanSegment, settleTail } from "./recovery.js";
import type { TornTail } from "./recovery.js";
import { sealsOf } from "./seals.js";
import type { SealedPart } from "./seals.js";
import { SEGMENT_HEADER_BYTES, Segment, segmentName } from "./segment.js";

export interface LogOptions {
  /** A segment that has reached this size in bytes is closed and the next begun. */
  readonly segmentBytes: number;
  /** How much of the newest part is kept in memory, in bytes. */
  readonly recentBytes: number;
  /** So many bytes are reserved at once behind what is written, at most; less while the log is small. */
  readonly reserveBytes: number;
  readonly files: FileCalls;
}

export const defaultLogOptions: LogOptions = {
  segmentBytes: 256 * MEBIBYTE,
  recentBytes: 32 * MEBIBYTE,
  reserveBytes: 8 * MEBIBYTE,
  files: machineFiles,
};

/** What opening the log found. */
export interface LogRecovery {
  readonly records: number;
  readonly tornTail: TornTail | undefined;
  /** A segment that a crash left without a whole header; it never held an event. */
  readonly unfinishedSegment: string | undefined;
}

/** The positions of the records of each transaction that is durable; the rest were refused because the disk is full. */
export interface Appended {
  readonly positions: readonly (readonly number[])[];
  readonly full: LogFullError | undefined;
}

/** So much is reserved at least: a log that holds nothing yet takes no more of the disk. */
const LEAST_RESERVED = MEBIBYTE;
const READ_AHEAD_BYTES = 256 * 1024;
const RECORD_GUESS_BYTES = 4096;

/** The append-only log: the only truth; everything else in this server can be built again from it. */
export class SegmentedLog {
  private readonly recent: RecentBytes;

  private constructor(
    private readonly folder: string,
    private readonly options: LogOptions,
    private readonly segments: Segment[],
    private readonly mark: DurableMark,
    private durableEnd: number,
  ) {
    this.recent = new RecentBytes(options.recentBytes);
    mark.advance(durableEnd);
  }

  /**
   * Opens or creates the log in `folder` and hands over every record, in order.
   * @throws LogDamagedError when acknowledged bytes are missing or changed
   */
  static open(
    folder: string,
    options: LogOptions,
    onRecord: (record: RecordPlace) => void,
  ): { log: SegmentedLog; recovery: LogRecovery } {
    return SegmentedLog.recover(openLogFiles(folder, options.files), options, onRecord);
  }

  /**
   * Makes a log of its opened files: hands over every record from the frame at `from` on, in order, and cuts a torn tail.
   * @throws LogDamagedError when acknowledged bytes are missing or changed
   */
  static recover(
    { folder, segments, mark, unfinishedSegment }: LogFiles,
    options: LogOptions,
    onRecord: (record: RecordPlace) => void,
    from = 0,
  ): { log: SegmentedLog; recovery: LogRecovery } {
    const found = recoverSegments(segments, mark.found, onRecord, from);
    const last = segments.at(-1)!;
    last.endsAt(found.end);
    writeTailAgain(last, mark.found, found.end, options.files);
    const log = new SegmentedLog(folder, options, segments, mark, found.end);
    return { log, recovery: { records: found.records, tornTail: found.tornTail, unfinishedSegment } };
  }

  /** Position after the last durable byte. */
  get end(): number {
    return this.durableEnd;
  }

  /**
   * Writes the transactions in order, each in a frame of its own, and returns when all that could be are on the disk.
   * @throws any error but a full disk: the state of the disk is unknown then, and the process must not go on
   */
  async append(transactions: readonly TransactionSource[]): Promise<Appended> {
    const positions: number[][] = [];
    let next = 0;
    try {
      while (next < transactions.length) {
        const segment = this.segments[this.segments.length - 1]!;
        const group = new GroupBuilder(this.durableEnd, segment.base + this.options.segmentBytes);
        const isEmpty = this.durableEnd === segment.base + SEGMENT_HEADER_BYTES;
        while (next < transactions.length && group.add(transactions[next]!, isEmpty && group.isEmpty)) next++;
        if (group.isEmpty) this.beginSegment();
        else {
          await this.writeGroup(segment, group.bytes());
          for (const place of group.positions) positions.push(place);
        }
      }
    } catch (error) {
      if (error instanceof LogFullError) return { positions, full: error };
      throw error;
    }
    return { positions, full: undefined };
  }

  /** The record at `position`. @throws LogDamagedError when its bytes are not those that were written */
  record(position: number): Buffer {
    const recent = this.recent.from(position);
    if (recent) return recordOf(recent, position, "memory");
    const segment = segmentAt(this.segments, position);
    let bytes = segment.read(position, RECORD_GUESS_BYTES);
    const size = bytes.length >= 4 ? RECORD_HEADER_BYTES + bytes.readUInt32LE(0) : 0;
    if (size > bytes.length && position + size <= segment.fileEnd) bytes = segment.read(position, size);
    return recordOf(bytes, position, segment.path);
  }

  /** The records at rising positions, read in few large pieces. @throws LogDamagedError */
  records(positions: ArrayLike<number>): Buffer[] {
    const found: Buffer[] = [];
    let chunk: Buffer = Buffer.alloc(0);
    let start = 0;
    for (let index = 0; index < positions.length; index++) {
      const position = positions[index]!;
      const offset = position - start;
      const inside = offset >= 0 && offset + RECORD_HEADER_BYTES <= chunk.length;
      if (inside && offset + RECORD_HEADER_BYTES + chunk.readUInt32LE(offset) <= chunk.length) {
        found.push(recordOf(chunk, position, "read ahead", offset));
        continue;
      }
      const recent = this.recent.from(position);
      chunk = recent ?? segmentAt(this.segments, position).read(position, this.readAhead(positions, index));
      start = position;
      const length = chunk.length >= 4 ? RECORD_HEADER_BYTES + chunk.readUInt32LE(0) : 0;
      found.push(length <= chunk.length ? recordOf(chunk, position, "read ahead") : this.record(position));
    }
    return found;
  }

  /** What the log is up to its end, for something beside it that is to be recognised as made from it. */
  sealed(lastRecordBefore: (position: number) => number | undefined): SealedPart {
    return { end: this.durableEnd, seals: sealsOf(this.segments, this.durableEnd, lastRecordBefore) };
  }

  /** The segments as they are now. */
  get files(): readonly Segment[] {
    return [...this.segments];
  }

  /** Makes the mark beside the log say, durably, that the log is durable up to its end now. */
  markDurable(): Promise<void> {
    return this.mark.flush(this.options.files);
  }

  close(): void {
    this.mark.close();
    this.segments.at(-1)!.release();
    for (const segment of this.segments) segment.close();
  }

  /** How much to read at once: no further than the last position that is asked for needs. */
  private readAhead(positions: ArrayLike<number>, index: number): number {
    const reach = positions[positions.length - 1]! - positions[index]! + RECORD_GUESS_BYTES;
    return Math.min(READ_AHEAD_BYTES, reach);
  }

  private async writeGroup(segment: Segment, bytes: Buffer): Promise<void> {
    const start = this.durableEnd;
    try {
      const isReserved = start + bytes.length <= segment.fileEnd;
      segment.write(this.options.files, bytes, start);
      if (!isReserved) this.reserve(segment);
    } catch (error) {
      if (!meansFull(error)) throw error;
      segment.cut(start);
      throw new LogFullError(error);
    }
    await this.options.files.sync(segment.descriptor);
    this.durableEnd = start + bytes.length;
    this.recent.add(start, bytes);
    this.mark.advance(this.durableEnd);
  }

  /** Makes room for the groups to come, by the flush of this one. A disk that has none for it may have some for events. */
  private reserve(segment: Segment): void {
    const { segmentBytes, reserveBytes, files } = this.options;
    const more = Math.min(reserveBytes, Math.max(LEAST_RESERVED, segment.fileEnd - segment.base));
    try {
      segment.reserve(files, Math.min(segment.fileEnd + more, segment.base + segmentBytes));
    } catch (error) {
      if (!meansFull(error)) throw error;
      segment.release();
    }
  }

  /**
   * The segment before is durable to its last byte by now, and ends with it, so only the last segment can ever have a torn tail
   * or anything reserved.
   */
  private beginSegment(): void {
    const base = this.durableEnd;
    let segment: Segment;
    try {
      this.segments.at(-1)!.release();
      segment = Segment.create(this.folder, base, this.options.files);
    } catch (error) {
      if (!meansFull(error)) throw error;
      rmSync(join(this.folder, segmentName(base)), { force: true });
      throw new LogFullError(error);
    }
    syncFolder(this.folder);
    this.segments.push(segment);
    this.durableEnd = base + SEGMENT_HEADER_BYTES;
  }
}

function recoverSegments(
  segments: readonly Segment[],
  knownDurable: number,
  onRecord: (record: RecordPlace) => void,
  from: number,
): { end: number; records: number; tornTail: TornTail | undefined } {
  let records = 0;
  let end = 0;
  let tornTail: TornTail | undefined;
  segments.forEach((segment, index) => {
    const next = segments[index + 1];
    if (next && next.base <= from) {
      end = segment.fileEnd;
      return;
    }
    const begin = Math.max(from, segment.base + SEGMENT_HEADER_BYTES);
    const scan = scanSegment(
      segment,
      (frame) => {
        records += frame.records.length;
        frame.records.forEach(onRecord);
      },
      begin,
    );
    if (!next) tornTail = settleTail(segment, scan, knownDurable);
    else if (scan.reason !== undefined) throw new LogDamagedError(scan.position, scan.reason, segment.path);
    end = scan.position;
  });
  return { end, records, tornTail };
}

/**
 * What lies behind the mark may be in the memory of the machine alone, and after a flush that failed the kernel takes it for
 * written: it is written once more and flushed, before anything is answered by it or stands on it.
 */
function writeTailAgain(segment: Segment, knownDurable: number, end: number, files: FileCalls): void {
  try {
    for (let at = Math.max(knownDurable, segment.base); at < end;) {
      const bytes = segment.read(at, Math.min(READ_AHEAD_BYTES, end - at));
      segment.write(files, bytes, at);
      at += bytes.length;
    }
  } catch (error) {
    // A file system that never writes in place needs room even for this; what is there can still be flushed and read.
    if (!meansFull(error)) throw error;
  }
  fdatasyncSync(segment.descriptor);
}

function recordOf(source: Buffer, position: number, file: string, at = 0): Buffer {
  const record = readRecord(source, at);
  if (typeof record === "string") throw new LogDamagedError(position, `a record that was durable: ${record}`, file);
  return record;
}
