import { MessageBytes, fieldSize, varintSize } from "./message-bytes.js";
import { emptyBytes, finished, lengthTag, newWriter, numberTag, readMessage, readerOf } from "./wire.js";
import { writeProperty, writeUuid } from "./shared-messages.js";
import type { UuidForm } from "./shared-messages.js";

/**
 * An event as it is kept and as it is sent: one `ReadResp.ReadEvent.RecordedEvent` message. The log holds the very bytes
 * that clients receive, with the UUID as text, always in the field order of `encodeRecordedEvent`; so the parts that
 * the server itself needs stand at known places, and reading is copying.
 */
export interface RecordedEvent {
  readonly id: string;
  readonly stream: string;
  /** 0, 1, 2… in its stream; `tombstoneRevision` for the event that ends a stream for ever. */
  readonly revision: number;
  readonly position: number;
  readonly type: string;
  /** Milliseconds since the Unix epoch. */
  readonly createdAt: number;
  readonly isJson: boolean;
  readonly metadata: Uint8Array;
  readonly data: Uint8Array;
}

/** The revision of a tombstone on the wire is 2^63 - 1, the greatest that the protocol knows. */
export const tombstoneRevision = Infinity;
const TOMBSTONE_FIELD = Buffer.from("18ffffffffffffffff7f", "hex");

/** How clients call what is JSON; everything else is bytes. */
export const JSON_CONTENT = "application/json";
const BINARY_CONTENT = "application/octet-stream";
/** The `created` property counts in units of 100 nanoseconds. */
const TICKS_PER_MILLISECOND = "0000";
const TYPE_NAME = "type";
const CREATED_NAME = "created";
const JSON_PROPERTY = contentProperty(JSON_CONTENT);
const BINARY_PROPERTY = contentProperty(BINARY_CONTENT);

const ID_TEXT_AT = 4;
const ID_TEXT_LENGTH = 36;
const AFTER_ID = ID_TEXT_AT + ID_TEXT_LENGTH;

/** Tags of the fields, which are all below 16: the number of the field and how its value is written, in one byte. */
const TAG = {
  id: lengthTag(1),
  uuidText: lengthTag(2),
  stream: lengthTag(2),
  streamName: lengthTag(3),
  revision: numberTag(3),
  preparePosition: numberTag(4),
  commitPosition: numberTag(5),
  property: lengthTag(6),
  propertyName: lengthTag(1),
  propertyValue: lengthTag(2),
  metadata: lengthTag(7),
  data: lengthTag(8),
} as const;

export function encodeRecordedEvent(event: RecordedEvent): Buffer {
  const { id, stream, revision, position, type, metadata, data } = event;
  const created = String(event.createdAt) + TICKS_PER_MILLISECOND;
  const streamLength = Buffer.byteLength(stream);
  const typeLength = Buffer.byteLength(type);
  const content = event.isJson ? JSON_PROPERTY : BINARY_PROPERTY;
  const isTombstone = revision === tombstoneRevision;
  const message = new MessageBytes(
    AFTER_ID +
      fieldSize(fieldSize(streamLength)) +
      (isTombstone ? TOMBSTONE_FIELD.length : 1 + varintSize(revision)) +
      2 * (1 + varintSize(position)) +
      fieldSize(propertySize(TYPE_NAME, typeLength)) +
      fieldSize(propertySize(CREATED_NAME, created.length)) +
      content.length +
      (metadata.length > 0 ? fieldSize(metadata.length) : 0) +
      (data.length > 0 ? fieldSize(data.length) : 0),
  );
  message.head(TAG.id, fieldSize(ID_TEXT_LENGTH));
  message.text(TAG.uuidText, id, ID_TEXT_LENGTH);
  message.head(TAG.stream, fieldSize(streamLength));
  message.text(TAG.streamName, stream, streamLength);
  if (isTombstone) message.raw(TOMBSTONE_FIELD);
  else message.number(TAG.revision, revision);
  message.number(TAG.preparePosition, position);
  message.number(TAG.commitPosition, position);
  writePropertyTo(message, TYPE_NAME, type, typeLength);
  writePropertyTo(message, CREATED_NAME, created, created.length);
  message.raw(content);
  if (metadata.length > 0) message.blob(TAG.metadata, metadata);
  if (data.length > 0) message.blob(TAG.data, data);
  return message.bytes;
}

function propertySize(name: string, valueLength: number): number {
  return fieldSize(name.length) + fieldSize(valueLength);
}

function writePropertyTo(message: MessageBytes, name: string, value: string, length: number): void {
  message.head(TAG.property, propertySize(name, length));
  message.text(TAG.propertyName, name, name.length);
  message.text(TAG.propertyValue, value, length);
}

export function eventIdOf(bytes: Buffer): string {
  return bytes.toString("latin1", ID_TEXT_AT, AFTER_ID);
}

export function streamNameOf(bytes: Buffer): string {
  const { start, length } = streamNamePlace(bytes);
  return bytes.toString("utf8", start, start + length);
}

/** Stream, revision and kind in one pass, for building the index: a million of these take a second. */
export function placeOf(bytes: Buffer): { stream: string; revision: number } {
  const { start, length } = streamNamePlace(bytes);
  const stream = bytes.toString("utf8", start, start + length);
  const revision = unsignedAt(bytes, start + length + 1);
  return { stream, revision: Number.isSafeInteger(revision) ? revision : tombstoneRevision };
}

/** The data alone. */
export function dataOf(bytes: Buffer): Uint8Array {
  const reader = readerOf(bytes);
  let data = emptyBytes;
  readMessage(reader, (field) => {
    if (field !== 8) return false;
    data = reader.bytes();
    return true;
  });
  return data;
}

export function eventTypeOf(bytes: Buffer): string {
  return propertyAfterPositions(bytes, 0);
}

export function isJson(bytes: Buffer): boolean {
  return propertyAfterPositions(bytes, 2) === JSON_CONTENT;
}

/** Milliseconds since the Unix epoch. */
export function createdAtOf(bytes: Buffer): number {
  return Number(propertyAfterPositions(bytes, 1)) / 10_000;
}

/** The same event with its UUID in the form that the client asked for. */
export function withUuidForm(bytes: Buffer, form: UuidForm): Buffer {
  if (form === "text") return bytes;
  return Buffer.concat([finished(writeUuid(newWriter(), 1, eventIdOf(bytes), form)), bytes.subarray(AFTER_ID)]);
}

function contentProperty(content: string): Buffer {
  const writer = newWriter();
  writeProperty(writer, 6, "content-type", content);
  return finished(writer);
}

function streamNamePlace(bytes: Buffer): { start: number; length: number } {
  const outerLengthAt = AFTER_ID + 1;
  const innerTagAt = outerLengthAt + unsignedWidth(bytes, outerLengthAt);
  const innerLengthAt = innerTagAt + 1;
  return { start: innerLengthAt + unsignedWidth(bytes, innerLengthAt), length: unsignedAt(bytes, innerLengthAt) };
}

/** Value of the property `index` (type, created, content-type), which follow the revision and the two positions. */
function propertyAfterPositions(bytes: Buffer, index: number): string {
  const { start, length } = streamNamePlace(bytes);
  let at = start + length;
  for (let number = 0; number < 3; number++) at += 1 + unsignedWidth(bytes, at + 1);
  for (let skipped = 0; skipped < index; skipped++) {
    at += 1 + unsignedWidth(bytes, at + 1) + unsignedAt(bytes, at + 1);
  }
  at += 1 + unsignedWidth(bytes, at + 1);
  at += 2 + bytes[at + 1]!;
  const valueLength = unsignedAt(bytes, at + 1);
  at += 1 + unsignedWidth(bytes, at + 1);
  return bytes.toString("utf8", at, at + valueLength);
}

function unsignedAt(bytes: Buffer, at: number): number {
  let value = 0;
  let weight = 1;
  for (;;) {
    const byte = bytes[at++]!;
    value += (byte & 127) * weight;
    if (byte < 128) return value;
    weight *= 128;
  }
}

function unsignedWidth(bytes: Buffer, at: number): number {
  let width = 1;
  while (bytes[at + width - 1]! >= 128) width++;
  return width;
}
