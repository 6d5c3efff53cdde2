import { readProperty, readStreamName, readUuid } from "../protocol/shared-messages.js";
import { emptyBytes, readMessage, readNested, readUnsigned64, readerOf } from "../protocol/wire.js";
import type { Reader } from "../protocol/wire.js";
import { documentOf } from "../lookup/stream-metadata.js";
import { METADATA_TYPE, TOMBSTONE_TYPE, describedBy } from "../store/model.js";

/** A place in a server's log. */
export interface Place {
  readonly commit: bigint;
  readonly prepare: bigint;
}

/** An event as the protocol gives it: everything that a client can know of it but its time. */
export interface CopiedEvent {
  readonly id: string;
  readonly stream: string;
  readonly revision: bigint;
  readonly type: string;
  readonly contentType: string;
  /** The very bytes that lie in the store. */
  readonly metadata: Uint8Array;
  readonly data: Uint8Array;
  readonly position: Place;
}

/** The event of a `ReadResp`; undefined where the answer holds none. @throws RangeError on bytes that are no answer */
export function copiedEvent(answer: Uint8Array): CopiedEvent | undefined {
  let event: CopiedEvent | undefined;
  readMessage(readerOf(answer), (field, reader) => {
    if (field !== 1) return false;
    readNested(reader, (part) => {
      // 1 is the event; 2, the link that led to it, is never asked for.
      if (part !== 1) return false;
      event = recordedEvent(reader);
      return true;
    });
    return true;
  });
  return event;
}

function recordedEvent(reader: Reader): CopiedEvent {
  let [id, stream, type, contentType] = ["", "", "", ""];
  let [revision, prepare, commit] = [0n, 0n, 0n];
  let [metadata, data] = [emptyBytes, emptyBytes];
  readNested(reader, (field) => {
    if (field === 1) id = readUuid(reader);
    else if (field === 2) stream = readStreamName(reader);
    else if (field === 3) revision = readUnsigned64(reader);
    else if (field === 4) prepare = readUnsigned64(reader);
    else if (field === 5) commit = readUnsigned64(reader);
    else if (field === 6) {
      const [key, value] = readProperty(reader);
      if (key === "type") type = value;
      else if (key === "content-type") contentType = value;
    } else if (field === 7) metadata = reader.bytes();
    else if (field === 8) data = reader.bytes();
    else return false;
    return true;
  });
  return { id, stream, revision, type, contentType, metadata, data, position: { commit, prepare } };
}

/** Revision of tombstones in logs of the first versions; later ones have 2^63 - 1. No stream grows so long. */
const LEAST_TOMBSTONE = 2n ** 31n - 1n;

export function isTombstone({ type, revision }: CopiedEvent): boolean {
  return type === TOMBSTONE_TYPE && revision >= LEAST_TOMBSTONE;
}

/**
 * Metadata that moves the beginning of a stream. A server writes such an event by itself, with an id of its own, when a softly
 * deleted stream begins again: a target has it, perhaps, before we send it.
 */
export function movesTheBeginning({ stream, type, data }: CopiedEvent): boolean {
  return type === METADATA_TYPE && describedBy(stream) !== undefined && documentOf(data)?.["$tb"] !== undefined;
}

export function isAfter(left: Place, right: Place): boolean {
  return left.commit === right.commit ? left.prepare > right.prepare : left.commit > right.commit;
}

/** For people. */
export function nameOf(event: CopiedEvent): string {
  return isTombstone(event) ? `the tombstone of ${event.stream}` : `${event.revision}@${event.stream} (${event.id})`;
}
