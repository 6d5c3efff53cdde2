import protobuf from "protobufjs/minimal.js";
import type { Position } from "../port.js";

/**
 * The messages of the Read call, read and written by hand: the generated classes, and the client's objects on top of them,
 * cost several times what the rest of loading a stream does. The generated classes are the judge in the tests.
 */

/** What is read, from where, and how much. */
export interface ReadOrder {
  /** A stream's name, or null for `$all`. */
  readonly stream: string | null;
  /** Inclusive. */
  readonly from: "start" | "end" | bigint | Position;
  readonly backwards: boolean;
  readonly maxCount: number;
}

/** An event in the parts of the protocol; data and metadata as they lie in the store. */
export interface RecordedParts {
  readonly id: string;
  readonly streamName: string;
  readonly type: string;
  readonly revision: bigint;
  readonly position: Position;
  /** Milliseconds since the Unix epoch. */
  readonly createdAt: number;
  readonly isJson: boolean;
  readonly data: string;
  readonly metadata: string;
}

export type ReadAnswer =
  | { readonly kind: "event"; readonly event: RecordedParts | undefined }
  | { readonly kind: "streamNotFound" }
  | { readonly kind: "other" };

/** `ReadReq`: without links, without a filter, ids as text. */
export function readRequest({ stream, from, backwards, maxCount }: ReadOrder): Buffer {
  const writer = protobuf.Writer.create();
  message(writer, 1, () => {
    if (stream === null) message(writer, 2, () => writeFrom(writer, from, { position: 1, start: 2, end: 3 }));
    else
      message(writer, 1, () => {
        message(writer, 1, () => writer.uint32(textTag(3)).string(stream));
        writeFrom(writer, from, { position: 2, start: 3, end: 4 });
      });
    if (backwards) writer.uint32(numberTag(3)).uint32(1);
    writer.uint32(numberTag(5)).uint64(maxCount);
    message(writer, 8, () => undefined);
    message(writer, 9, () => message(writer, 2, () => undefined));
  });
  return writer.finish() as Buffer;
}

/** `ReadResp`. An event is undefined where a link leads to nothing. Throws RangeError on bytes that are no message. */
export function readAnswer(bytes: Buffer): ReadAnswer {
  const reader = protobuf.Reader.create(bytes);
  let answer: ReadAnswer = { kind: "other" };
  fields(reader, reader.len, (field) => {
    if (field === 1) answer = { kind: "event", event: resolvedEvent(reader) };
    else if (field === 4) answer = { kind: "streamNotFound" };
    return field === 1;
  });
  return answer;
}

type Reader = protobuf.Reader;
type Writer = protobuf.Writer;

function resolvedEvent(reader: Reader): RecordedParts | undefined {
  let event: RecordedParts | undefined;
  nested(reader, (field) => {
    if (field !== 1) return false;
    event = recordedEvent(reader);
    return true;
  });
  return event;
}

function recordedEvent(reader: Reader): RecordedParts {
  let [id, streamName, type, created, contentType, data, metadata] = ["", "", "", "0", "", "", ""];
  // What is not on the wire is zero.
  let [revision, commit, prepare] = [0n, 0n, 0n];
  nested(reader, (field) => {
    switch (field) {
      case 1:
        id = uuid(reader);
        return true;
      case 2:
        nested(reader, (inner) => inner === 3 && ((streamName = reader.string()), true));
        return true;
      case 3:
        revision = unsigned(reader);
        return true;
      case 4:
        prepare = unsigned(reader);
        return true;
      case 5:
        commit = unsigned(reader);
        return true;
      case 6: {
        const [name, value] = property(reader);
        if (name === "type") type = value;
        else if (name === "created") created = value;
        else if (name === "content-type") contentType = value;
        return true;
      }
      case 7:
        metadata = reader.string();
        return true;
      case 8:
        data = reader.string();
        return true;
      default:
        return false;
    }
  });
  return {
    id,
    streamName,
    type,
    revision,
    position: { commit, prepare },
    createdAt: milliseconds(created),
    isJson: contentType === "application/json",
    data,
    metadata,
  };
}

function property(reader: Reader): readonly [string, string] {
  let [name, value] = ["", ""];
  nested(reader, (field) => {
    if (field === 1) name = reader.string();
    else if (field === 2) value = reader.string();
    return field === 1 || field === 2;
  });
  return [name, value];
}

function uuid(reader: Reader): string {
  let text = "";
  nested(reader, (field) => {
    if (field === 1) {
      let [most, least] = [0n, 0n];
      nested(reader, (half) => {
        if (half === 1) most = unsigned(reader);
        else if (half === 2) least = unsigned(reader);
        return half === 1 || half === 2;
      });
      text = uuidText(most, least);
    } else if (field === 2) text = reader.string();
    return field === 1 || field === 2;
  });
  return text;
}

/** A UUID from its two halves. */
export function uuidText(most: bigint, least: bigint): string {
  const hex = most.toString(16).padStart(16, "0") + least.toString(16).padStart(16, "0");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/** `created` counts in units of 100 nanoseconds; the last four digits are less than a millisecond. */
function milliseconds(created: string): number {
  const count = created.length > 4 ? Number(created.slice(0, -4)) : 0;
  return Number.isSafeInteger(count) ? count : 0;
}

function unsigned(reader: Reader): bigint {
  const { high, low } = reader.uint64() as unknown as { readonly high: number; readonly low: number };
  const below = low >>> 0;
  return high === 0 ? BigInt(below) : (BigInt(high >>> 0) << 32n) | BigInt(below);
}

function fields(reader: Reader, end: number, onField: (field: number) => boolean): void {
  while (reader.pos < end) {
    const tag = reader.uint32();
    if (!onField(tag >>> 3)) reader.skipType(tag & 7);
  }
}

function nested(reader: Reader, onField: (field: number) => boolean): void {
  const length = reader.uint32();
  const end = reader.pos + length;
  if (end > reader.len) throw new RangeError("a message runs over the end");
  fields(reader, end, onField);
}

function writeFrom(
  writer: Writer,
  from: ReadOrder["from"],
  field: { readonly position: number; readonly start: number; readonly end: number },
): void {
  if (from === "start" || from === "end") return message(writer, field[from], () => undefined);
  if (typeof from === "bigint") writer.uint32(numberTag(field.position)).uint64(from.toString());
  else
    message(writer, field.position, () =>
      writer.uint32(numberTag(1)).uint64(from.commit.toString()).uint32(numberTag(2)).uint64(from.prepare.toString()),
    );
}

function message(writer: Writer, field: number, content: () => unknown): void {
  writer.uint32(textTag(field)).fork();
  content();
  writer.ldelim();
}

function textTag(field: number): number {
  return field * 8 + 2;
}

function numberTag(field: number): number {
  return field * 8;
}
