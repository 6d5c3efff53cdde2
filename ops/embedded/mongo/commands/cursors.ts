import { randomBytes } from "node:crypto";
import { DocumentWriter } from "../bson/writer.js";
import { Type } from "../bson/raw.js";
import { CommandError } from "../protocol/errors.js";

/** Where a cursor's documents come from; it is asked again for each batch and goes on where it was. */
export interface DocumentSource {
  documents(): Iterable<Buffer>;
  /** What it keeps in memory until it is read to its end, in bytes. */
  heldBytes(): number;
}

/** Documents that are there already. */
export function atHand(documents: readonly Buffer[]): DocumentSource {
  let at = 0;
  let bytes = documents.reduce((sum, { length }) => sum + length, 0);
  return {
    *documents() {
      while (at < documents.length) {
        const document = documents[at++]!;
        bytes -= document.length;
        yield document;
      }
    },
    heldBytes: () => bytes,
  };
}

export interface FirstBatch {
  readonly namespace: string;
  readonly source: DocumentSource;
  readonly batchSize: number;
  readonly singleBatch: boolean;
  /** The connection that opens it. */
  readonly owner: number;
  /** How long it may be idle, in milliseconds; as long as others are when it is left out. */
  readonly lifetime?: number;
}

interface OpenCursor {
  readonly namespace: string;
  readonly owner: number;
  readonly source: DocumentSource;
  readonly batches: Batches;
  readonly lifetime: number | undefined;
  /** Of the steady clock. */
  lastUsed: number;
}

const MAX_CURSORS = 10_000;
/** How many cursors one connection may have opened that are still open. */
const MAX_CURSORS_OF_ONE = 1_000;
/** What all open cursors together may keep in memory, in bytes. */
const MAX_HELD_BYTES = 512 * 1024 * 1024;
const MAX_BATCH_BYTES = 16 * 1024 * 1024;
/** How many documents a first batch has where nothing is said. */
export const FIRST_BATCH = 101;

/** The cursors that clients have open. */
export class Cursors {
  private readonly open = new Map<bigint, OpenCursor>();

  first({ namespace, source, batchSize, singleBatch, owner, lifetime }: FirstBatch): Buffer {
    const batches = new Batches(source);
    const batch = batches.next(batchSize, "firstBatch");
    if (batch.finished || singleBatch) return cursorReply(batch.writer, 0n, namespace);
    const id = this.remember({ namespace, owner, source, batches, lifetime, lastUsed: performance.now() });
    return cursorReply(batch.writer, id, namespace);
  }

  /** @throws CommandError CursorNotFound, or Unauthorized for a cursor of another collection */
  more(id: bigint, namespace: string, batchSize: number): Buffer {
    const cursor = this.open.get(id);
    if (!cursor) throw new CommandError("CursorNotFound", `cursor id ${id} not found`);
    if (cursor.namespace !== namespace) {
      const message = `Requested getMore on namespace '${namespace}', but cursor belongs to a different namespace`;
      throw new CommandError("Unauthorized", `${message} ${cursor.namespace}`);
    }
    cursor.lastUsed = performance.now();
    const batch = cursor.batches.next(batchSize, "nextBatch");
    if (batch.finished) this.open.delete(id);
    return cursorReply(batch.writer, batch.finished ? 0n : id, namespace);
  }

  /** True when there was such a cursor. */
  kill(id: bigint): boolean {
    return this.open.delete(id);
  }

  get count(): number {
    return this.open.size;
  }

  /** Forgets the cursors that have been idle for too long. @param lifetime of those that have none of their own, in milliseconds */
  sweep(lifetime: number): void {
    const now = performance.now();
    for (const [id, cursor] of this.open) {
      if (now - cursor.lastUsed > (cursor.lifetime ?? lifetime)) this.open.delete(id);
    }
  }

  private refuseTooMuch({ owner, source }: OpenCursor): void {
    let [count, bytes] = [1, source.heldBytes()];
    for (const other of this.open.values()) {
      if (other.owner === owner) count++;
      bytes += other.source.heldBytes();
    }
    const tooMuch =
      (this.open.size >= MAX_CURSORS && `more than ${MAX_CURSORS} cursors would be open`) ||
      (count > MAX_CURSORS_OF_ONE && `one connection would have more than ${MAX_CURSORS_OF_ONE} cursors open`) ||
      (bytes > MAX_HELD_BYTES && `open cursors would keep more than ${MAX_HELD_BYTES} bytes in memory`);
    if (tooMuch) throw new CommandError("ExceededMemoryLimit", `${tooMuch}: read or close some of them`);
  }

  private remember(cursor: OpenCursor): bigint {
    this.refuseTooMuch(cursor);
    const id = randomBytes(8).readBigInt64LE() & 0x1fffffffffffffn;
    this.open.set(id, cursor);
    return id;
  }
}

/** Ends a reply whose batch is written: `{ cursor: { …Batch, id, ns }, ok: 1 }`. */
function cursorReply(writer: DocumentWriter, id: bigint, namespace: string): Buffer {
  return writer.end().int64("id", id).string("ns", namespace).end().double("ok", 1).finish();
}

interface Batch {
  readonly writer: DocumentWriter;
  readonly finished: boolean;
}

/** Takes a source's documents apart into batches that a message can carry. */
class Batches {
  /** What did not fit any more. */
  private left: Buffer | undefined;

  constructor(private readonly source: DocumentSource) {}

  /** Documents up to the limit. A batch that the limit ended may have been the last: the next one then is empty. */
  next(limit: number, name: string): Batch {
    const writer = new DocumentWriter(4096).begin("cursor", Type.object).begin(name, Type.array);
    if (limit === 0) return { writer, finished: false };
    const start = writer.size;
    let count = 0;
    if (this.left) writer.document(String(count++), this.left);
    this.left = undefined;
    if (count >= limit) return { writer, finished: false };
    for (const document of this.source.documents()) {
      if (count > 0 && writer.size - start + document.length > MAX_BATCH_BYTES) {
        this.left = document;
        return { writer, finished: false };
      }
      writer.document(String(count++), document);
      if (count >= limit) return { writer, finished: false };
    }
    return { writer, finished: true };
  }
}
