import { MEBIBYTE } from "../../bytes.js";
import { writeProperty, writeStreamName, writeUuid } from "../protocol/shared-messages.js";
import {
  finished,
  newWriter,
  numberTag,
  writeBytes,
  writeEmpty,
  writeNested,
  writeUnsigned64,
} from "../protocol/wire.js";
import type { Writer } from "../protocol/wire.js";
import type { CopiedEvent, Place } from "./copied-event.js";

/** So much of an append goes into one message; every server takes more. */
const MESSAGE_BYTES = MEBIBYTE;

/** Every event of `$all` that there is, however many. */
export const EVERYTHING = Number.MAX_SAFE_INTEGER;

/** `ReadReq` of `$all`: without links, without a filter, ids as text. */
export function readAllRequest(from: Place | "start" | "end", backwards: boolean, maxCount: number): Buffer {
  const writer = newWriter();
  writeNested(writer, 1, () => {
    writeNested(writer, 2, () => {
      if (from === "start") writeEmpty(writer, 2);
      else if (from === "end") writeEmpty(writer, 3);
      else writeNested(writer, 1, () => writeUnsigned64(writeUnsigned64(writer, 1, from.commit), 2, from.prepare));
    });
    if (backwards) writer.uint32(numberTag(3)).uint32(1);
    writer.uint32(numberTag(5)).uint64(maxCount);
    writeEmpty(writer, 8);
    writeNested(writer, 9, () => writeEmpty(writer, 2));
  });
  return finished(writer);
}

/**
 * The messages of one `BatchAppend`: events that follow each other in one stream, at their exact revision.
 * @param patience how long the server may take, in milliseconds: no time of day, which the clock of another machine has otherwise
 */
export function appendRequests(correlationId: string, events: readonly CopiedEvent[], patience: number): Buffer[] {
  const requests: Buffer[] = [];
  let writer = newWriter();
  writeUuid(writer, 1, correlationId);
  writeNested(writer, 2, () => writeOptions(writer, events[0]!, patience));
  for (const event of events) {
    if (writer.len >= MESSAGE_BYTES) {
      requests.push(finished(writer));
      writeUuid((writer = newWriter()), 1, correlationId);
    }
    writeNested(writer, 3, () => writeEvent(writer, event));
  }
  return [...requests, finished(writer.uint32(numberTag(4)).bool(true))];
}

function writeOptions(writer: Writer, { stream, revision }: CopiedEvent, patience: number): void {
  writeStreamName(writer, 1, stream);
  if (revision === 0n) writeEmpty(writer, 3);
  else writeUnsigned64(writer, 2, revision - 1n);
  writeNested(writer, 7, () => writer.uint32(numberTag(1)).int64(Math.floor(patience / 1000)));
}

function writeEvent(writer: Writer, { id, type, contentType, metadata, data }: CopiedEvent): void {
  writeUuid(writer, 1, id);
  writeProperty(writer, 2, "type", type);
  writeProperty(writer, 2, "content-type", contentType);
  if (metadata.length > 0) writeBytes(writer, 3, metadata);
  if (data.length > 0) writeBytes(writer, 4, data);
}
