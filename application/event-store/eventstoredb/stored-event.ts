import type { ResolvedEvent } from "@eventstore/db-client";
import type { Instant } from "../../../domain/shared/index.js";
import { LedgerIntegrityError } from "../../errors.js";
import type { Envelope, JsonObject, Position, StoredEvent } from "../port.js";

/** Whether an event is the store's own business and none of the domain's. */
export function isSystemEvent(resolved: ResolvedEvent): boolean {
  const event = resolved.event;
  return event === undefined || event.streamId.startsWith("$") || event.type.startsWith("$");
}

/**
 * An event of the client as ours. Throws LedgerIntegrityError for an event that Defter did not write (malformed JSON
 * comes from the client as a string; a missing envelope as undefined).
 */
export function storedEvent(resolved: ResolvedEvent): StoredEvent {
  const event = resolved.event!;
  const envelope = event.metadata as Partial<Envelope> | undefined;
  const position = event.position as Position | undefined;
  if (!isObject(event.data) || !isObject(envelope) || typeof envelope.contentHash !== "string" || !position)
    throw new LedgerIntegrityError("event-not-of-this-ledger", {
      stream: event.streamId,
      revision: String(event.revision),
      type: event.type,
    });
  return {
    eventId: event.id,
    type: event.type,
    data: event.data as JsonObject,
    envelope: envelope as Envelope,
    streamName: event.streamId,
    revision: event.revision,
    position,
    recordedAt: event.created.toISOString() as Instant,
  };
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);
}
