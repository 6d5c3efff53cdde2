import { withRoom } from "../bson/growing.js";

/** So many entries are sorted at once: a few milliseconds' work. */
const RUN = 4_096;
const HEAD_BYTES = 4;

/** One index entry: its key without what all keys of the index begin with, and the key of its document. */
export interface IndexEntry {
  readonly key: Buffer;
  readonly documentKey: Buffer;
}

/** Entries that were sorted together, one behind the other in one buffer: lengths, key, key of the document. */
interface Run {
  readonly bytes: Buffer;
  readonly starts: Uint32Array;
  next: number;
}

/**
 * Gathers index entries in any order and gives them back in that of their keys, in little memory and in small pieces of
 * work: runs are sorted as they fill, and merged as they are taken.
 */
export class SortedEntries {
  private bytes: Buffer = Buffer.allocUnsafe(64 * 1024);
  private length = 0;
  private starts: number[] = [];
  /** The runs as a heap: the one with the least entry first. */
  private runs: Run[] = [];
  private sealed = 0;

  /** How much memory the entries take, in bytes. */
  get size(): number {
    return this.sealed + this.length;
  }

  add(key: Buffer, documentKey: Buffer): void {
    const size = HEAD_BYTES + key.length + documentKey.length;
    this.bytes = withRoom(this.bytes, this.length, size);
    this.starts.push(this.length);
    this.bytes.writeUInt16LE(key.length, this.length);
    this.bytes.writeUInt16LE(documentKey.length, this.length + 2);
    key.copy(this.bytes, this.length + HEAD_BYTES);
    documentKey.copy(this.bytes, this.length + HEAD_BYTES + key.length);
    this.length += size;
    if (this.starts.length === RUN) this.seal();
  }

  /** The least entry of all, taken out; undefined when there is none left. */
  take(): IndexEntry | undefined {
    if (this.starts.length > 0) this.seal();
    const least = this.runs[0];
    if (!least) return undefined;
    const entry = entryAt(least, least.next++);
    if (least.next === least.starts.length) {
      this.sealed -= least.bytes.length;
      const last = this.runs.pop()!;
      if (last !== least) this.runs[0] = last;
    }
    this.sink(0);
    return entry;
  }

  private seal(): void {
    const bytes = Buffer.from(this.bytes.subarray(0, this.length));
    const starts = Uint32Array.from(this.starts).sort((a, b) => compareAt(bytes, a, bytes, b));
    this.runs.push({ bytes, starts, next: 0 });
    this.sealed += bytes.length;
    this.length = 0;
    this.starts = [];
    this.rise(this.runs.length - 1);
  }

  private rise(from: number): void {
    for (let at = from; at > 0;) {
      const parent = (at - 1) >> 1;
      if (!this.isLess(at, parent)) return;
      this.swap(at, parent);
      at = parent;
    }
  }

  private sink(from: number): void {
    for (let at = from; ;) {
      const left = at * 2 + 1;
      if (left >= this.runs.length) return;
      const least = left + 1 < this.runs.length && this.isLess(left + 1, left) ? left + 1 : left;
      if (!this.isLess(least, at)) return;
      this.swap(at, least);
      at = least;
    }
  }

  private isLess(one: number, other: number): boolean {
    const [a, b] = [this.runs[one]!, this.runs[other]!];
    return compareAt(a.bytes, a.starts[a.next]!, b.bytes, b.starts[b.next]!) < 0;
  }

  private swap(one: number, other: number): void {
    const run = this.runs[one]!;
    this.runs[one] = this.runs[other]!;
    this.runs[other] = run;
  }
}

/** By key, then by the key of the document: as they lie one behind the other, and as the store orders them. */
function compareAt(left: Buffer, leftStart: number, right: Buffer, rightStart: number): number {
  return left.compare(
    right,
    rightStart + HEAD_BYTES,
    endOf(right, rightStart),
    leftStart + HEAD_BYTES,
    endOf(left, leftStart),
  );
}

function endOf(bytes: Buffer, start: number): number {
  return start + HEAD_BYTES + bytes.readUInt16LE(start) + bytes.readUInt16LE(start + 2);
}

function entryAt({ bytes, starts }: Run, position: number): IndexEntry {
  const start = starts[position]! + HEAD_BYTES;
  const middle = start + bytes.readUInt16LE(start - HEAD_BYTES);
  return { key: bytes.subarray(start, middle), documentKey: bytes.subarray(middle, endOf(bytes, start - HEAD_BYTES)) };
}
