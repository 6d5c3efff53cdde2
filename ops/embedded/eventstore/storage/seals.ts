import { LogDamagedError } from "./errors.js";
import { FRAME_ALIGNMENT, RECORD_HEADER_BYTES, readRecord } from "./frame.js";
import { SEGMENT_HEADER_BYTES } from "./segment.js";
import type { Segment } from "./segment.js";

/** The last record of a segment as it was when something was remembered about the log: where, and its checksum. */
export interface Seal {
  readonly position: number;
  readonly checksum: number;
}

/** The part of a log that something beside it (a snapshot of the index) was made from. */
export interface SealedPart {
  /** The position up to which it reaches: the end of a frame. */
  readonly end: number;
  /** One for each segment that holds records, rising. */
  readonly seals: readonly Seal[];
}

/**
 * The seals of the log up to `end`.
 * @param lastRecordBefore position of the last record before a position; undefined where there is none
 * @throws LogDamagedError when a record that should be sealed is damaged
 */
export function sealsOf(
  segments: readonly Segment[],
  end: number,
  lastRecordBefore: (position: number) => number | undefined,
): Seal[] {
  const seals: Seal[] = [];
  segments.forEach((segment, index) => {
    if (segment.base >= end) return;
    const position = lastRecordBefore(Math.min(end, segments[index + 1]?.base ?? end));
    if (position === undefined || position < segment.base) return;
    const found = recordAt(segment, position);
    if (typeof found === "string")
      throw new LogDamagedError(position, `a record that was durable: ${found}`, segment.path);
    seals.push({ position, checksum: found.checksum });
  });
  return seals;
}

/**
 * Is this the log that the part was made from, as far as can be seen without reading it whole? Every segment before
 * `end` is there, whole to its last byte, and ends with the record that it ended with.
 * @returns why not; undefined when it is
 */
export function whyNotSealed(segments: readonly Segment[], { end, seals }: SealedPart): string | undefined {
  const covered = segments.filter(({ base }) => base < end);
  const last = covered.at(-1);
  if (!last || last.fileEnd < end) return `it reaches to ${end}, the log to ${last?.fileEnd ?? 0}`;
  for (const [index, segment] of covered.entries()) {
    const segmentEnd = index === covered.length - 1 ? end : segment.fileEnd;
    if (index > 0 && covered[index - 1]!.fileEnd !== segment.base) return `a gap before ${segment.base}`;
    const seal = seals.findLast(({ position }) => position >= segment.base && position < segmentEnd);
    const isEmpty = segmentEnd === segment.base + SEGMENT_HEADER_BYTES;
    if (!seal && isEmpty) continue;
    if (!seal) return `it knows no record of the segment at ${segment.base}`;
    const found = recordAt(segment, seal.position);
    if (typeof found === "string") return `the record at ${seal.position}: ${found}`;
    if (found.checksum !== seal.checksum) return `the record at ${seal.position} is another one`;
    if (found.end !== segmentEnd) return `the record at ${seal.position} does not end at ${segmentEnd}`;
  }
  return undefined;
}

function recordAt(segment: Segment, position: number): { checksum: number; end: number } | string {
  const header = segment.read(position, RECORD_HEADER_BYTES);
  if (header.length < RECORD_HEADER_BYTES) return "it is not there";
  const length = RECORD_HEADER_BYTES + header.readUInt32LE(0);
  const bytes = readRecord(segment.read(position, length), 0);
  if (typeof bytes === "string") return bytes;
  const end = Math.ceil((position + length) / FRAME_ALIGNMENT) * FRAME_ALIGNMENT;
  return { checksum: header.readUInt32LE(4), end };
}
