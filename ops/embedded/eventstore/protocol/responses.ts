import type { ExpectedRevision } from "../store/model.js";
import { writePositions, writeStreamName } from "./shared-messages.js";
import { finished, newWriter, writeEmpty, writeNested, writeText, writeUnsigned64 } from "./wire.js";
import type { Writer } from "./wire.js";

/** Fields that name a revision or its absence; every message numbers them differently. */
export interface RevisionFields {
  readonly revision: number;
  readonly any: number;
  readonly streamExists: number;
  readonly noStream: number;
}

/** The revision of a stream without events, throughout this server. */
export const noRevision = -1;

export function encodeAppendSuccess(revision: number, position: number | undefined): Buffer {
  return finished(writeNested(newWriter(), 1, (writer) => writeSuccess(writer, revision, position)));
}

/** A wrong expected revision is an answer of `Append`, not an error. */
export function encodeAppendWrongRevision(expected: ExpectedRevision, current: number): Buffer {
  return finished(
    writeNested(newWriter(), 2, (writer) => {
      writeCurrent(writer, current, 6, 7);
      writeExpected(writer, expected, { revision: 8, any: 9, streamExists: 10, noStream: 11 });
    }),
  );
}

/** The fields of `AppendResp.Success` and of `BatchAppendResp.Success` are the same. */
export function writeSuccess(writer: Writer, revision: number, position: number | undefined): void {
  writeCurrent(writer, revision, 1, 2);
  writePositionOption(writer, position, 3, 4);
}

export function writeCurrent(writer: Writer, revision: number, field: number, noStreamField: number): void {
  if (revision === noRevision) writeEmpty(writer, noStreamField);
  else writeUnsigned64(writer, field, revision);
}

export function writeExpected(writer: Writer, expected: ExpectedRevision, fields: RevisionFields): void {
  if (typeof expected === "bigint") writeUnsigned64(writer, fields.revision, expected);
  else writeEmpty(writer, fields[expected]);
}

/** `DeleteResp` and `TombstoneResp`. */
export function encodeDeleted(position: number | undefined): Buffer {
  const writer = newWriter();
  writePositionOption(writer, position, 1, 2);
  return finished(writer);
}

function writePositionOption(writer: Writer, position: number | undefined, field: number, noneField: number): void {
  if (position === undefined) writeEmpty(writer, noneField);
  else writeNested(writer, field, () => writePositions(writer, position));
}

/**
 * One event to a reader. `event` and `link` are encoded `RecordedEvent` messages; an event without a link was read as it
 * is, a link without an event points at what is no longer there.
 */
export function encodeReadEvent(event: Uint8Array | undefined, link: Uint8Array | undefined, position: number): Buffer {
  const writer = newWriter().uint32(10).fork();
  if (event) writer.uint32(10).bytes(event);
  if (link) writer.uint32(18).bytes(link);
  writer.uint32(24).uint64(position);
  return finished(writer.ldelim());
}

export function encodeSubscriptionConfirmed(subscriptionId: string): Buffer {
  return finished(writeNested(newWriter(), 2, (writer) => writeText(writer, 1, subscriptionId)));
}

export function encodeCheckpoint(position: number): Buffer {
  return finished(writeNested(newWriter(), 3, (writer) => writePositions(writer, position)));
}

export function encodeStreamNotFound(stream: string): Buffer {
  return finished(writeNested(newWriter(), 4, (writer) => writeStreamName(writer, 1, stream)));
}

export function encodeFirstStreamPosition(revision: number): Buffer {
  return finished(writeUnsigned64(newWriter(), 5, revision));
}

export function encodeLastStreamPosition(revision: number): Buffer {
  return finished(writeUnsigned64(newWriter(), 6, revision));
}

export function encodeLastAllPosition(position: number): Buffer {
  return finished(writeNested(newWriter(), 7, (writer) => writePositions(writer, position)));
}

export function encodeCaughtUp(): Buffer {
  return finished(writeEmpty(newWriter(), 8));
}
