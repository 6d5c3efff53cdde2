import type { EventIndex } from "../lookup/event-index.js";
import { readFrame } from "../storage/frame.js";
import type { Frame, RecordPlace } from "../storage/frame.js";
import { LogDamagedError } from "../storage/errors.js";
import { gapAt, lostLog } from "../storage/log-files.js";
import { framesAfter, judgeTail, scanInSlices } from "../storage/recovery.js";
import type { ScanEnd, TornTail } from "../storage/recovery.js";
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
    private readonly segmentFolder: string,
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
      const gap = gapAt(this.segmentFolder, this.end, segment.base);
      if (gap) this.noteDamage(gap);
      for (const position of this.walk(segment, at === this.segments.length - 1)) yield done + position - segment.base;
      done += segment.fileEnd - segment.base;
    }
    if (this.segments.length === 0 && this.knownDurable > 0)
      this.noteDamage(lostLog(this.segmentFolder, this.knownDurable));
  }

  private *walk(segment: Segment, isLast: boolean): Generator<number> {
    let from = segment.base + SEGMENT_HEADER_BYTES;
    this.end = from;
    for (;;) {
      const stopped = yield* scanInSlices(segment, (frame) => this.take(frame), from);
      this.end = stopped.position;
      const found = isLast ? judgeTail(segment, stopped, this.knownDurable) : damageAt(segment, stopped);
      if (!(found instanceof LogDamagedError)) {
        this.tornTail = found;
        return;
      }
      const { reason } = found;
      const next = nextWholeFrame(segment, stopped.position);
      this.note(stopped.position, next === undefined ? reason : `${reason}; the next whole frame is at ${next}`);
      if (next === undefined) {
        this.end = segment.fileEnd;
        return;
      }
      from = next;
    }
  }

  private take(frame: Frame): void {
    this.frames++;
    for (const record of frame.records) {
      const fault = this.isWhole ? faultOf(record, this.index) : undefined;
      if (fault !== undefined) this.note(record.position, fault);
      this.onRecord(record);
    }
  }

  private noteDamage({ position, reason, file }: LogDamagedError): void {
    this.note(position, reason, file);
  }

  private note(position: number, problem: string, file = this.current?.path ?? "segments"): void {
    this.findings.push({ position, file, problem });
  }
}

/** Only the last segment may end with anything but a whole frame. */
function damageAt(segment: Segment, { position, reason }: ScanEnd): LogDamagedError | undefined {
  return reason === undefined ? undefined : new LogDamagedError(position, reason, segment.path);
}

function nextWholeFrame(segment: Segment, broken: number): number | undefined {
  for (const { position } of framesAfter(segment, broken))
    if (position !== broken && isWhole(segment, position)) return position;
  return undefined;
}

function isWhole(segment: Segment, position: number): boolean {
  const header = readFrame(segment.read(position, 64), 0, position);
  if (header.kind !== "incomplete") return header.kind === "frame";
  return readFrame(segment.read(position, header.size), 0, position).kind === "frame";
}
