import { MEBIBYTE } from "../../bytes.js";
import { LogDamagedError } from "./errors.js";
import { FRAME_ALIGNMENT, FRAME_HEADER_BYTES, FRAME_MAGIC, readFrame, readFrameHeader } from "./frame.js";
import type { Frame } from "./frame.js";
import { SEGMENT_HEADER_BYTES } from "./segment.js";
import type { Segment } from "./segment.js";

const CHUNK_BYTES = 4 * MEBIBYTE;

/** Where the whole frames of a segment end, and why the scan stopped there if not at the end of the file. */
export interface ScanEnd {
  readonly position: number;
  readonly reason: string | undefined;
}

/** What recovery removed from the end of the log: bytes of a group that was never acknowledged. */
export interface TornTail {
  readonly position: number;
  readonly bytes: number;
  readonly reason: string;
}

/** Hands over every whole frame from `from` (a frame's position) to the first place that is not one. */
export function scanSegment(segment: Segment, onFrame: (frame: Frame) => void, from?: number): ScanEnd {
  const scan = scanInSlices(segment, onFrame, from);
  for (;;) {
    const step = scan.next();
    if (step.done) return step.value;
  }
}

/** As {@link scanSegment}, and pauses after every slice, so that others have their turn. */
export function* scanInSlices(
  segment: Segment,
  onFrame: (frame: Frame) => void,
  from: number = segment.base + SEGMENT_HEADER_BYTES,
  sliceBytes: number = CHUNK_BYTES,
): Generator<number, ScanEnd> {
  let position = from;
  let chunkBytes = sliceBytes;
  for (;;) {
    const chunk = segment.read(position, chunkBytes);
    chunkBytes = sliceBytes;
    let offset = 0;
    while (offset < chunk.length) {
      const reading = readFrame(chunk, offset, position + offset);
      if (reading.kind === "invalid") return { position: position + offset, reason: reading.reason };
      if (reading.kind === "incomplete") {
        const frameEnd = position + offset + reading.size;
        if (frameEnd > segment.fileEnd) {
          return { position: position + offset, reason: "the frame runs over the end of the file" };
        }
        chunkBytes = Math.max(sliceBytes, reading.size);
        break;
      }
      onFrame(reading.frame);
      offset += reading.frame.size;
    }
    position += offset;
    if (position >= segment.fileEnd) return { position, reason: undefined };
    yield position;
  }
}

/**
 * Decides what the place means at which a scan of the last segment ended: nothing, where the log is whole and zeros alone come
 * after it (what was reserved and never written); a torn tail, which was never acknowledged and may be cut; or damage among what was durable.
 * @param knownDurable position up to which the log is known to have been durable (the durable mark), in bytes
 */
export function judgeTail(
  segment: Segment,
  { position, reason }: ScanEnd,
  knownDurable: number,
): TornTail | LogDamagedError | undefined {
  const damaged = (though: string) =>
    new LogDamagedError(position, `${reason ?? "the log ends here"}, though ${though}`, segment.path);
  if (knownDurable > position) return damaged(`it was durable up to ${knownDurable}`);
  const end = writtenEnd(segment, position);
  if (reason === undefined || end === position) return undefined;
  const witness = laterFrameProvingDurable(segment, position);
  if (witness !== undefined) return damaged(`the frame at ${witness} was written after it was durable`);
  return { position, bytes: end - position, reason };
}

/** Cuts a torn tail, and tells what was cut. @throws LogDamagedError as {@link judgeTail} finds it */
export function settleTail(segment: Segment, scan: ScanEnd, knownDurable: number): TornTail | undefined {
  const found = judgeTail(segment, scan, knownDurable);
  if (found instanceof LogDamagedError) throw found;
  if (found) segment.cut(found.position);
  return found;
}

/** Position after the last byte from `position` on that is not zero; `position` itself where all are. */
function writtenEnd(segment: Segment, position: number): number {
  let end = position;
  for (let at = position; at < segment.fileEnd;) {
    const chunk = segment.read(at, CHUNK_BYTES);
    if (chunk.length === 0) return end;
    const last = lastNotZero(chunk);
    if (last >= 0) end = at + last + 1;
    at += chunk.length;
  }
  return end;
}

function lastNotZero(bytes: Buffer): number {
  if (bytes.equals(Buffer.alloc(bytes.length))) return -1;
  let last = bytes.length - 1;
  while (bytes[last] === 0) last--;
  return last;
}

function laterFrameProvingDurable(segment: Segment, broken: number): number | undefined {
  for (const { position, durableBefore } of framesAfter(segment, broken)) if (durableBefore > broken) return position;
  return undefined;
}

/** Where after `broken` a frame seems to begin: a whole header that says it belongs there. */
export function* framesAfter(
  segment: Segment,
  broken: number,
): Generator<{ readonly position: number; readonly durableBefore: number }> {
  let position = broken;
  while (position < segment.fileEnd) {
    const chunk = segment.read(position, CHUNK_BYTES);
    for (let at = chunk.indexOf(FRAME_MAGIC); at >= 0; at = chunk.indexOf(FRAME_MAGIC, at + 1)) {
      const place = position + at;
      if (place % FRAME_ALIGNMENT !== 0) continue;
      const header = readFrameHeader(chunk, at);
      if (header.kind === "header" && header.position === place)
        yield { position: place, durableBefore: header.durableBefore };
    }
    if (position + chunk.length >= segment.fileEnd) return;
    // Step back so that a header that straddles two chunks is whole in the next one.
    position += chunk.length - FRAME_HEADER_BYTES;
  }
}
