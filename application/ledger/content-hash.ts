import { sha256Hex } from "../digests.js";
import type { Envelope, EventToAppend, JsonObject, StoredEvent } from "../event-store/index.js";
import { canonicalJson } from "./canonical.js";

/**
 * SHA-256 (lower-case hexadecimal) over the RFC 8785 form of stream, type, stored data and the rest of the envelope:
 * an event vouches for itself wherever it travels. Personal fields count in their encrypted form, so that the hash
 * holds when a key is destroyed.
 */
export function contentHash(
  stream: string,
  type: string,
  data: JsonObject,
  envelope: Omit<Envelope, "contentHash">,
): string {
  return sha256Hex(canonicalJson({ stream, type, data, envelope }));
}

/** Whether a stored event is what was written: its hash recomputed from what the store gave back. */
export function vouchesForItself(event: Pick<StoredEvent, "streamName"> & EventToAppend): boolean {
  const { contentHash: stated, ...rest } = event.envelope;
  return contentHash(event.streamName, event.type, event.data, rest) === stated;
}
