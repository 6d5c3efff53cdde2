import type { EventIndex } from "../lookup/event-index.js";
import { readFrame } from "../storage/frame.js";
import type { Frame, RecordPlace } from "../storage/frame.js";
import { framesAfter, scanInSlices } from "../storage/recovery.js";
import type { TornTail } from "../storage/recovery.js";
import { SEGMENT_HEADER_BYTES } from "../storage/segment.js";
import type { Segment } from "../storage/segment.js";
import { faultOf } from "./record-check.js";

/** Something that is not as it was written. */
export interface Finding {
  readonly position: number;
  readonly file: string;
  readonly problem: string;
}

/** Walks through a whole log, past what is damaged, and notes every fault. */
export class LogWalk {
  readonly findings: Finding[] = [];
  frames = 0;
  /** Position after the last whole frame. */
  end = 0;
  tornTail: TornTail | undefined;
  private current: Segment | undefined;

  constructor(
    private readonly segments: readonly Segment[],
    private readonly knownDurable: number,
    /** The events before; what is wrong with the next is seen against it. */
    private readonly index: EventIndex,
    private readonly onRecord: (record: RecordPlace) => void,
  ) {}

  /** Was every frame there so far? Behind a gap, streams cannot be followed. */
  get isWhole(): boolean {
    return this.findings.length === 0;
  }

  /** Walks; gives after every slice how many bytes are done. */
  *run(): Generator<number> {
    let done = 0;
    for (const [at, segment] of this.segments.entries()) {
      this.current = segment;
      if (segment.base !== this.end) this.note(this.end, `the next segment begins at ${segment.base}`, segment.path);
      for (const position of this.walk(segment, at === this.segments.length - 1)) yield done + position - segment.base;
      done += segment.fileEnd - segment.base;
    }
    if (this.end < this.knownDurable)
      this.note(this.end, `the log ends here, though it was durable up to ${this.knownDurable}`);
  }

  private *walk(segment: Segment, isLast: boolean): Generator<number> {
    let from = segment.base + SEGMENT_HEADER_BYTES;
    this.end = from;
    for (;;) {
      const { position, reason } = yield* scanInSlices(segment, (frame) => this.take(frame), from);
      this.end = position;
      if (reason === undefined) return;
      const next = this.nextFrame(segment, position);
      if (isLast && this.isTorn(position, next)) {
        this.tornTail = { position, bytes: segment.fileEnd - position, reason };
        return;
      }
      this.note(position, next === undefined ? reason : `${reason}; the next whole frame is at ${next.position}`);
      if (next === undefined) {
        this.end = segment.fileEnd;
        return;
      }
      from = next.position;
    }
  }

  /** As recovery decides: nothing says that what is broken was durable. */
  private isTorn(broken: number, next: { readonly durableBefore: number } | undefined): boolean {
    return this.knownDurable <= broken && (next === undefined || next.durableBefore <= broken);
  }

  /** The next frame that is whole and was written when `broken` was durable; else the next that is whole. */
  private nextFrame(segment: Segment, broken: number) {
    let first: { position: number; durableBefore: number } | undefined;
    for (const found of framesAfter(segment, broken)) {
      if (found.position === broken || !isWhole(segment, found.position)) continue;
      first ??= found;
      if (found.durableBefore > broken) return { position: first.position, durableBefore: found.durableBefore };
    }
    return first;
  }

  private take(frame: Frame): void {
    this.frames++;
    for (const record of frame.records) {
      const fault = this.isWhole ? faultOf(record, this.index) : undefined;
      if (fault !== undefined) this.note(record.position, fault);
      this.onRecord(record);
    }
  }

  private note(position: number, problem: string, file = this.current?.path ?? "segments"): void {
    this.findings.push({ position, file, problem });
  }
}

function isWhole(segment: Segment, position: number): boolean {
  const header = readFrame(segment.read(position, 64), 0, position);
  if (header.kind !== "incomplete") return header.kind === "frame";
  return readFrame(segment.read(position, header.size), 0, position).kind === "frame";
}
