import { randomBytes } from "node:crypto";
import { DocumentWriter } from "../bson/writer.js";
import { Type } from "../bson/raw.js";
import { CommandError } from "../protocol/errors.js";

/** Where a cursor's documents come from; it is asked again for each batch and goes on where it was. */
export interface DocumentSource {
  documents(): Iterable<Buffer>;
}

interface OpenCursor {
  readonly namespace: string;
  readonly source: DocumentSource;
  lastUsed: number;
}

/** An idle cursor is forgotten after this, in milliseconds. */
const CURSOR_LIFETIME = 10 * 60_000;
const MAX_CURSORS = 10_000;
const MAX_BATCH_BYTES = 16 * 1024 * 1024;
export const FIRST_BATCH = 101;

export interface FirstBatch {
  readonly namespace: string;
  readonly source: DocumentSource;
  readonly batchSize: number;
  readonly singleBatch: boolean;
}

/** The cursors that clients have open. */
export class Cursors {
  private readonly open = new Map<bigint, OpenCursor>();

  first({ namespace, source, batchSize, singleBatch }: FirstBatch): Buffer {
    const batch = nextBatch(source, batchSize, "firstBatch");
    const stays = !batch.finished && !singleBatch;
    const id = stays ? this.remember({ namespace, source, lastUsed: Date.now() }) : 0n;
    return cursorReply(batch.writer, id, namespace);
  }

  more(id: bigint, namespace: string, batchSize: number): Buffer {
    const cursor = this.open.get(id);
    if (!cursor) throw new CommandError("CursorNotFound", `cursor id ${id} not found`);
    if (cursor.namespace !== namespace) {
      throw new CommandError("BadValue", `cursor ${id} belongs to ${cursor.namespace}, not to ${namespace}`);
    }
    cursor.lastUsed = Date.now();
    const batch = nextBatch(cursor.source, batchSize, "nextBatch");
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

  sweep(): void {
    const oldest = Date.now() - CURSOR_LIFETIME;
    for (const [id, cursor] of this.open) if (cursor.lastUsed < oldest) this.open.delete(id);
  }

  private remember(cursor: OpenCursor): bigint {
    if (this.open.size >= MAX_CURSORS) throw new CommandError("BadValue", `more than ${MAX_CURSORS} cursors are open`);
    const id = randomBytes(8).readBigInt64LE() & 0x1fffffffffffffn;
    this.open.set(id, cursor);
    return id;
  }
}

/** Ends a reply whose batch is written: `{ cursor: { …Batch, id, ns }, ok: 1 }`. */
function cursorReply(writer: DocumentWriter, id: bigint, namespace: string): Buffer {
  return writer.end().int64("id", id).string("ns", namespace).end().double("ok", 1).finish();
}

/** Documents up to the limit. A batch that the limit ended may have been the last: the next one then is empty. */
function nextBatch(source: DocumentSource, limit: number, name: string): { writer: DocumentWriter; finished: boolean } {
  const writer = new DocumentWriter(4096).begin("cursor", Type.object).begin(name, Type.array);
  let count = 0;
  if (limit === 0) return { writer, finished: false };
  const start = writer.size;
  for (const document of source.documents()) {
    writer.document(String(count++), document);
    if (count >= limit || writer.size - start >= MAX_BATCH_BYTES - 16 * 1024) return { writer, finished: false };
  }
  return { writer, finished: true };
}
