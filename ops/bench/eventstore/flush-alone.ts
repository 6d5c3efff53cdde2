import { closeSync, fdatasyncSync, fsyncSync, openSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { DurableMark } from "../../embedded/eventstore/storage/durable-mark.js";
import { scanSegment } from "../../embedded/eventstore/storage/recovery.js";
import { machineFiles, writeFully } from "../../embedded/eventstore/storage/files.js";
import { SEGMENT_HEADER_BYTES, Segment } from "../../embedded/eventstore/storage/segment.js";
import { segmentBases, segmentFolderOf } from "../../embedded/eventstore/storage/log-files.js";
import { secondsSince } from "../statistics.js";

/** What writing and flushing took, without anything else. */
export interface FlushedAlone {
  readonly groups: number;
  readonly seconds: number;
}

/** Position after the last frame of the log, while nothing is being written. */
export function logEnd(folder: string): number {
  const segment = lastSegment(folder);
  try {
    const known = DurableMark.read(folder) ?? 0;
    return scanSegment(segment, () => undefined, Math.max(known, segment.base + SEGMENT_HEADER_BYTES)).position;
  } finally {
    segment.close();
  }
}

/**
 * Writes the part of the log from `from` on once more to a file of its own that is as long already, in the same groups, a flush
 * after each, with nothing between them: what the disk alone can do. Frames of one group say the same of how far the log was durable.
 * Only what lies in the last segment; undefined when that is nothing.
 */
export function flushAlone(folder: string, from: number): FlushedAlone | undefined {
  const segment = lastSegment(folder);
  try {
    const groups: Buffer[] = [];
    let [start, end, durableBefore] = [0, 0, -1];
    const close = () => void (end > start && groups.push(segment.read(start, end - start)));
    scanSegment(
      segment,
      (frame) => {
        if (frame.durableBefore !== durableBefore) {
          close();
          [start, durableBefore] = [frame.position, frame.durableBefore];
        }
        end = frame.position + frame.size;
      },
      Math.max(from, segment.base + SEGMENT_HEADER_BYTES),
    );
    close();
    return groups.length === 0
      ? undefined
      : { groups: groups.length, seconds: writeAll(join(folder, "alone"), groups) };
  } finally {
    segment.close();
  }
}

function writeAll(path: string, groups: readonly Buffer[]): number {
  const descriptor = openSync(path, "w");
  try {
    const reserved = Buffer.alloc(groups.reduce((sum, { length }) => sum + length, 0));
    writeFully(machineFiles, descriptor, reserved, 0);
    fsyncSync(descriptor);
    const start = performance.now();
    for (const group of groups) {
      writeSync(descriptor, group);
      fdatasyncSync(descriptor);
    }
    return secondsSince(start);
  } finally {
    closeSync(descriptor);
    rmSync(path);
  }
}

function lastSegment(folder: string): Segment {
  const segmentFolder = segmentFolderOf(folder);
  return Segment.open(segmentFolder, segmentBases(segmentFolder).at(-1)!, "r");
}
