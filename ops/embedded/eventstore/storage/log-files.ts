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

/** Opens the files of the log in `folder`; begins a log where none is. @throws LogDamagedError, also for a hole between files */
export function openLogFiles(folder: string, files: FileCalls): LogFiles {
  const segmentFolder = segmentFolderOf(folder);
  mkdirSync(segmentFolder, { recursive: true, mode: 0o700 });
  const mark = DurableMark.open(folder);
  const unfinishedSegment = removeUnfinishedSegment(segmentFolder, mark.found);
  const segments = segmentBases(segmentFolder).map((base) => Segment.open(segmentFolder, base, "r+"));
  refuseGaps(segmentFolder, segments, mark.found);
  if (segments.length === 0) {
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

/** The positions at which the segments begin that a start would read: without the last, where a crash left it unfinished. */
export function finishedSegmentBases(segmentFolder: string, knownDurable: number): number[] {
  const bases = segmentBases(segmentFolder);
  return unfinishedSegmentBase(segmentFolder, knownDurable) === undefined ? bases : bases.slice(0, -1);
}

/** @throws LogDamagedError where the segments, in the order of the log, do not follow one another from its beginning */
export function refuseGaps(
  segmentFolder: string,
  segments: readonly Pick<Segment, "base" | "fileEnd">[],
  knownDurable: number,
): void {
  if (segments.length === 0 && knownDurable > 0) throw lostLog(segmentFolder, knownDurable);
  let end = 0;
  for (const { base, fileEnd } of segments) {
    const gap = gapAt(segmentFolder, end, base);
    if (gap) throw gap;
    end = fileEnd;
  }
}

/** No segment is there, though something was durable. */
export function lostLog(segmentFolder: string, knownDurable: number): LogDamagedError {
  return new LogDamagedError(0, `no segment, though it was durable up to ${knownDurable}`, segmentFolder);
}

/** What is wrong where the log has come to `end` and the next segment begins at `next`; undefined when it goes on there. */
export function gapAt(segmentFolder: string, end: number, next: number): LogDamagedError | undefined {
  if (next === end) return undefined;
  const file = (base: number) => join(segmentFolder, segmentName(base));
  if (next < end)
    return new LogDamagedError(next, `it begins inside the segment before it, which ends at ${end}`, file(next));
  const why = end === 0 ? "the file is not there" : "the file is not there, or the one before it was cut short";
  return new LogDamagedError(end, `what stood from here to before ${next} is missing: ${why}`, file(end));
}

function removeUnfinishedSegment(segmentFolder: string, knownDurable: number): string | undefined {
  const base = unfinishedSegmentBase(segmentFolder, knownDurable);
  if (base === undefined) return undefined;
  const path = join(segmentFolder, segmentName(base));
  rmSync(path);
  syncFolder(segmentFolder);
  return path;
}

/** A crash while a segment was begun can leave its file without a whole header: nothing in it was ever durable. */
function unfinishedSegmentBase(segmentFolder: string, knownDurable: number): number | undefined {
  const base = segmentBases(segmentFolder).at(-1);
  if (base === undefined || base < knownDurable) return undefined;
  return statSync(join(segmentFolder, segmentName(base))).size < SEGMENT_HEADER_BYTES ? base : undefined;
}
