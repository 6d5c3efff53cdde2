import { createHash, type Hash } from "node:crypto";
import { documentOf } from "../lookup/stream-metadata.js";
import { isTombstone, movesTheBeginning, type CopiedEvent } from "./copied-event.js";

/**
 * Everything of an event that a copy keeps, in one sequence of bytes: two events are the same when it is. Of a tombstone, and of
 * metadata that a server may have written by itself, it is what they say, not their id and spelling.
 */
export function keptForm(event: CopiedEvent): Buffer {
  if (isTombstone(event)) return framed(["tombstone", event.stream]);
  const { stream, revision, id, type, contentType, metadata, data } = event;
  if (movesTheBeginning(event)) return framed(["begins", stream, String(revision), sorted(documentOf(data))]);
  return framed(["event", stream, String(revision), id, type, contentType, metadata, data]);
}

/** A running count and digest of events in their order. */
export class Tally {
  count = 0;
  private readonly hash: Hash = createHash("sha256");

  add(form: Buffer): void {
    this.count++;
    this.hash.update(form);
  }

  /** SHA-256 in hexadecimal, of what was added so far. */
  digest(): string {
    return this.hash.copy().digest("hex");
  }
}

/** Each part with its length before it, and their number: no two lists of parts give the same bytes. */
function framed(parts: readonly (string | Uint8Array)[]): Buffer {
  const pieces: Uint8Array[] = [];
  for (const part of parts) {
    const bytes = typeof part === "string" ? Buffer.from(part, "utf8") : part;
    pieces.push(lengthOf(bytes.length), bytes);
  }
  return Buffer.concat([lengthOf(parts.length), ...pieces]);
}

function lengthOf(length: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(length);
  return bytes;
}

function sorted(document: Readonly<Record<string, unknown>> = {}): string {
  return JSON.stringify(Object.entries(document).toSorted(([left], [right]) => (left < right ? -1 : 1)));
}
