import { FRAME_HEADER_BYTES, RECORD_HEADER_BYTES, frameSize, writeFrame } from "./frame.js";

/** One transaction: makes the bytes of its records when it is known where each will stand in the log. */
export type TransactionSource = readonly ((position: number) => Uint8Array)[];

interface LaidFrame {
  readonly records: readonly Uint8Array[];
  readonly size: number;
}

/** Lays transactions one after the other, as they will stand in the log from `start` on, up to `limit`. */
export class GroupBuilder {
  readonly positions: number[][] = [];
  private readonly frames: LaidFrame[] = [];
  private end: number;

  constructor(
    private readonly start: number,
    private readonly limit: number,
  ) {
    this.end = start;
  }

  get isEmpty(): boolean {
    return this.frames.length === 0;
  }

  /** Adds the transaction, or returns false when it does not fit before the limit; `always` adds it nevertheless. */
  add(transaction: TransactionSource, always: boolean): boolean {
    const positions: number[] = [];
    const records: Uint8Array[] = [];
    let at = this.end + FRAME_HEADER_BYTES;
    for (const encode of transaction) {
      const record = encode(at);
      positions.push(at);
      records.push(record);
      at += RECORD_HEADER_BYTES + record.length;
    }
    const size = frameSize(records);
    if (this.end + size > this.limit && !always) return false;
    this.frames.push({ records, size });
    this.positions.push(positions);
    this.end += size;
    return true;
  }

  /** The bytes of the whole group, to be written at `start`. */
  bytes(): Buffer {
    const bytes = Buffer.allocUnsafeSlow(this.end - this.start);
    let offset = 0;
    for (const frame of this.frames) {
      writeFrame(bytes, offset, this.start + offset, this.start, frame.records);
      offset += frame.size;
    }
    return bytes;
  }
}
