import type { ExpectedRevision } from "../store/model.js";
import { readProperty, readStreamName, readUuid, readWrittenUuid } from "./shared-messages.js";
import type { WrittenUuid } from "./shared-messages.js";
import { emptyBytes, readMessage, readNested, readSigned64, readUnsigned64, readWhole, skipNested } from "./wire.js";
import type { Reader } from "./wire.js";

/** An event as a client proposes it; what is missing is for the service to refuse. */
export interface ProposedEvent {
  readonly id: string | undefined;
  readonly type: string | undefined;
  readonly contentType: string | undefined;
  readonly metadata: Uint8Array;
  readonly data: Uint8Array;
}

export interface StreamOptions {
  readonly stream: string | undefined;
  readonly expected: ExpectedRevision | undefined;
}

export type AppendRequest =
  | { readonly kind: "options"; readonly options: StreamOptions }
  | { readonly kind: "event"; readonly event: ProposedEvent }
  | { readonly kind: "nothing" };

export interface BatchOptions extends StreamOptions {
  /** When the client will stop waiting: milliseconds since the Unix epoch. */
  readonly deadline: number | undefined;
  /** How long the client will wait: milliseconds. */
  readonly patience: number | undefined;
}

export interface BatchAppendRequest {
  readonly correlationId: WrittenUuid | undefined;
  readonly options: BatchOptions | undefined;
  readonly events: readonly ProposedEvent[];
  readonly isFinal: boolean;
}

/** More than an append may have of the smallest events: a message of empty ones must not become a hundred times its size. */
const MOST_EVENTS = 200_000;

/** @throws MalformedMessageError */
export function decodeAppendRequest(bytes: Uint8Array): AppendRequest {
  return readWhole(bytes, readAppendRequest);
}

function readAppendRequest(reader: Reader): AppendRequest {
  let request: AppendRequest = { kind: "nothing" };
  readMessage(reader, (field) => {
    if (field === 1) request = { kind: "options", options: readStreamOptions(reader) };
    else if (field === 2) request = { kind: "event", event: readProposedEvent(reader) };
    else return false;
    return true;
  });
  return request;
}

/** `Delete` and `Tombstone` ask with the same message: the options of an append. @throws MalformedMessageError */
export function decodeDeleteRequest(bytes: Uint8Array): StreamOptions {
  const request = decodeAppendRequest(bytes);
  return request.kind === "options" ? request.options : { stream: undefined, expected: undefined };
}

/** @throws MalformedMessageError */
export function decodeBatchAppendRequest(bytes: Uint8Array): BatchAppendRequest {
  return readWhole(bytes, readBatchAppendRequest);
}

function readBatchAppendRequest(reader: Reader): BatchAppendRequest {
  let correlationId: WrittenUuid | undefined;
  let options: BatchOptions | undefined;
  let isFinal = false;
  const events: ProposedEvent[] = [];
  readMessage(reader, (field) => {
    if (field === 1) correlationId = readWrittenUuid(reader);
    else if (field === 2) options = readBatchOptions(reader);
    else if (field === 3) {
      if (events.push(readProposedEvent(reader)) > MOST_EVENTS) throw new RangeError(`more than ${MOST_EVENTS} events`);
    } else if (field === 4) isFinal = reader.bool();
    else return false;
    return true;
  });
  return { correlationId, options, events, isFinal };
}

function readStreamOptions(reader: Reader): StreamOptions {
  let stream: string | undefined;
  let expected: ExpectedRevision | undefined;
  readNested(reader, (field) => {
    if (field === 1) stream = readStreamName(reader);
    else if (field >= 2 && field <= 5) expected = readExpected(reader, field);
    else return false;
    return true;
  });
  return { stream, expected };
}

function readBatchOptions(reader: Reader): BatchOptions {
  let stream: string | undefined;
  let expected: ExpectedRevision | undefined;
  let deadline: number | undefined;
  let patience: number | undefined;
  readNested(reader, (field) => {
    if (field === 1) stream = readStreamName(reader);
    else if (field >= 2 && field <= 5) expected = readExpected(reader, field);
    else if (field === 6) deadline = readSecondsAndNanos(reader);
    else if (field === 7) patience = readSecondsAndNanos(reader);
    else return false;
    return true;
  });
  return { stream, expected, deadline, patience };
}

/** Fields 2 to 5 of the options of append, batch append, delete and tombstone. */
function readExpected(reader: Reader, field: number): ExpectedRevision {
  if (field === 2) return readUnsigned64(reader);
  skipNested(reader);
  return field === 3 ? "noStream" : field === 4 ? "any" : "streamExists";
}

/** A Timestamp or a Duration, in milliseconds. */
function readSecondsAndNanos(reader: Reader): number {
  let milliseconds = 0;
  readNested(reader, (field) => {
    if (field === 1) milliseconds += readSigned64(reader) * 1000;
    else if (field === 2) milliseconds += reader.int32() / 1e6;
    else return false;
    return true;
  });
  return milliseconds;
}

function readProposedEvent(reader: Reader): ProposedEvent {
  let id: string | undefined;
  let type: string | undefined;
  let contentType: string | undefined;
  let metadata = emptyBytes;
  let data = emptyBytes;
  readNested(reader, (field) => {
    if (field === 1) id = readUuid(reader);
    else if (field === 2) {
      const [key, value] = readProperty(reader);
      if (key === "type") type = value;
      else if (key === "content-type") contentType = value;
    } else if (field === 3) metadata = reader.bytes();
    else if (field === 4) data = reader.bytes();
    else return false;
    return true;
  });
  return { id, type, contentType, metadata, data };
}
