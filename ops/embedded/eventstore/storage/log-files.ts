import { mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { DurableMark } from "./durable-mark.js";
import { LogDamagedError } from "./errors.js";
import { syncFolder } from "./files.js";
import type { FileCalls } from "./files.js";
import { SEGMENT_HEADER_BYTES, Segment, segmentBase, segmentName } from "./segment.js";

/** The files of a log, opened; nothing of their content but the headers has been looked at. */
export interface LogFiles {
  /** Where the segments are. */
  readonly folder: string;
  /** In the order of the log; at least one. */
  readonly segments: Segment[];
  readonly mark: DurableMark;
  /** A segment that a crash left without a whole header, and that was removed: it never held an event. */
  readonly unfinishedSegment: string | undefined;
}

/** Opens the files of the log in `folder`; begins a log where none is. @throws LogDamagedError */
export function openLogFiles(folder: string, files: FileCalls): LogFiles {
  const segmentFolder = segmentFolderOf(folder);
  mkdirSync(segmentFolder, { recursive: true, mode: 0o700 });
  const mark = DurableMark.open(folder);
  const unfinishedSegment = removeUnfinishedSegment(segmentFolder, mark.found);
  const segments = segmentBases(segmentFolder).map((base) => Segment.open(segmentFolder, base, "r+"));
  if (segments.length === 0) {
    if (mark.found > 0) throw new LogDamagedError(0, `no segment, though it was durable up to ${mark.found}`, folder);
    segments.push(Segment.create(segmentFolder, 0, files));
    syncFolder(segmentFolder);
    syncFolder(folder);
  }
  return { folder: segmentFolder, segments, mark, unfinishedSegment };
}

/** Where the segments of the store in `folder` are. */
export function segmentFolderOf(folder: string): string {
  return join(folder, "segments");
}

/** The positions at which the segments in a folder begin, rising. */
export function segmentBases(segmentFolder: string): number[] {
  return readdirSync(segmentFolder)
    .map(segmentBase)
    .filter((base) => base !== undefined)
    .sort((left, right) => left - right);
}

/** The segment that holds `position`. */
export function segmentAt(segments: readonly Segment[], position: number): Segment {
  let low = 0;
  let high = segments.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (segments[middle]!.base <= position) low = middle;
    else high = middle - 1;
  }
  return segments[low]!;
}

/** A crash while a segment was begun can leave its file without a whole header; it holds nothing. */
function removeUnfinishedSegment(segmentFolder: string, knownDurable: number): string | undefined {
  const base = segmentBases(segmentFolder).at(-1);
  if (base === undefined || !isUnfinished(segmentFolder, base, knownDurable)) return undefined;
  const path = join(segmentFolder, segmentName(base));
  rmSync(path);
  syncFolder(segmentFolder);
  return path;
}

/** Has the last segment no whole header, and was nothing in it ever durable? */
export function isUnfinished(segmentFolder: string, base: number, knownDurable: number): boolean {
  return base >= knownDurable && statSync(join(segmentFolder, segmentName(base))).size < SEGMENT_HEADER_BYTES;
}
