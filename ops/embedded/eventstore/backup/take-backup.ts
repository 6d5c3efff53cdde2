import { existsSync, mkdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { setImmediate, setTimeout as sleep } from "node:timers/promises";
import { folderHolder, lockFolder } from "../../folder-lock.js";
import { DurableMark, MARK_INTERVAL } from "../storage/durable-mark.js";
import { syncFolder } from "../storage/files.js";
import { finishedSegmentBases, refuseGaps, segmentBases, segmentFolderOf } from "../storage/log-files.js";
import { judgeTail, scanSegment } from "../storage/recovery.js";
import { SEGMENT_HEADER_BYTES, Segment, segmentName } from "../storage/segment.js";
import { LogDamagedError, NoEventStoreError } from "../storage/errors.js";
import { BackupRefusedError } from "./refused.js";
import { SegmentCopy } from "./segment-copy.js";
import { readManifest, writeManifest } from "./manifest.js";
import type { BackedUpSegment } from "./manifest.js";

export interface BackupOptions {
  readonly signal?: AbortSignal;
  /** Bytes that are in the backup, and bytes in all. */
  readonly onProgress?: (done: number, total: number) => void;
}

export interface BackupReport {
  /** Position up to which the backup holds the log: everything that was acknowledged before it began, at least. */
  readonly end: number;
  readonly segments: number;
  readonly bytes: number;
  /** Bytes that were not there before. */
  readonly copiedBytes: number;
  readonly takenAt: string;
}

/**
 * Copies the log of the store in `from` to `to`, while a server runs on it or not. Only whole frames whose checksums are right,
 * only what is durable, segment by segment in the order of the log: whatever interrupts it, what is there is a log up to
 * some moment, and the next run goes on with it. Segments that are whole in the backup are not copied again.
 * @throws NoEventStoreError, BackupRefusedError, LogDamagedError when the log itself is damaged, FolderInUseError when a server
 * or another backup has the target
 */
export async function takeBackup(from: string, to: string, options: BackupOptions = {}): Promise<BackupReport> {
  if (!existsSync(segmentFolderOf(from))) throw new NoEventStoreError(from);
  if (resolve(from) === resolve(to)) throw new BackupRefusedError("a folder is no backup of itself");
  const unlock = lockFolder(to);
  try {
    return await copyLog(from, to, options);
  } finally {
    unlock();
  }
}

async function copyLog(from: string, to: string, options: BackupOptions): Promise<BackupReport> {
  const end = await durableEnd(from);
  const known = new Map((knownManifest(to)?.segments ?? []).map((each) => [each.name, each]));
  const [source, target] = [segmentFolderOf(from), segmentFolderOf(to)];
  mkdirSync(target, { recursive: true, mode: 0o700 });
  const bases = segmentBases(source).filter((base) => base < end);
  const fileEnd = (base: number) => base + statSync(join(source, segmentName(base))).size;
  refuseGaps(
    source,
    bases.map((base) => ({ base, fileEnd: fileEnd(base) })),
    end,
  );
  const strange = segmentBases(target).find((base) => !bases.includes(base));
  if (strange !== undefined) throw new BackupRefusedError(`it holds ${segmentName(strange)}, which this log has not`);
  const total = end;
  const backedUp: BackedUpSegment[] = [];
  let copiedBytes = 0;
  for (const [at, base] of bases.entries()) {
    const segmentEnd = Math.min(end, bases[at + 1] ?? end);
    const copy = new SegmentCopy(source, target, base, segmentEnd, known.get(segmentName(base)));
    try {
      const steps = copy.run();
      for (let step = steps.next(); ; step = steps.next()) {
        if (step.done) {
          backedUp.push(step.value);
          break;
        }
        options.onProgress?.(step.value, total);
        await setImmediate();
        options.signal?.throwIfAborted();
      }
    } finally {
      copy.close();
    }
    copiedBytes += copy.copied;
  }
  syncFolder(target);
  writeMark(to, end);
  const takenAt = new Date().toISOString();
  writeManifest(to, { format: 1, takenAt, end, segments: backedUp });
  options.onProgress?.(total, total);
  const bytes = backedUp.reduce((sum, each) => sum + each.bytes, 0);
  return { end, segments: backedUp.length, bytes, copiedBytes, takenAt };
}

/**
 * How far the log is durable. Beside a running server its mark says so: it lags by so little that after waiting as long, it
 * covers everything that was acknowledged when we began. Without one, the log is what a start would find.
 * @throws LogDamagedError where a start would
 */
async function durableEnd(from: string): Promise<number> {
  if (folderHolder(from) !== undefined) {
    await sleep(2 * MARK_INTERVAL);
    return DurableMark.read(from) ?? 0;
  }
  const folder = segmentFolderOf(from);
  const mark = DurableMark.read(from) ?? 0;
  const base = finishedSegmentBases(folder, mark).at(-1);
  if (base === undefined) return mark;
  const segment = Segment.open(folder, base, "r");
  try {
    // What comes before the mark is checked as it is copied.
    const stopped = scanSegment(segment, () => undefined, Math.max(mark, base + SEGMENT_HEADER_BYTES));
    const tail = judgeTail(segment, stopped, mark);
    if (tail instanceof LogDamagedError) throw tail;
    return stopped.position;
  } finally {
    segment.close();
  }
}

function knownManifest(to: string) {
  try {
    return readManifest(to);
  } catch (error) {
    throw new BackupRefusedError((error as Error).message);
  }
}

function writeMark(to: string, end: number): void {
  const mark = DurableMark.open(to);
  mark.advance(end);
  mark.close();
}
