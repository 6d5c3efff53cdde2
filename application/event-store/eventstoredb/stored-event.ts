import type { ResolvedEvent } from "@eventstore/db-client";
import { isJsonObject, type Instant } from "../../../domain/shared/index.js";
import { LedgerIntegrityError } from "../../errors.js";
import type { Envelope, JsonObject, Position, StoredEvent } from "../port.js";
import type { RecordedParts } from "./read-messages.js";

/** Whether an event is the store's own business and none of the domain's. */
export function isSystemEvent(resolved: ResolvedEvent): boolean {
  const event = resolved.event;
  return event === undefined || isSystem(event.streamId, event.type);
}

/** As {@link isSystemEvent}, for an event that we read ourselves. */
export function isDomainEvent(event: RecordedParts | undefined): event is RecordedParts {
  return event !== undefined && !isSystem(event.streamName, event.type);
}

/** An event of the client as ours. Throws LedgerIntegrityError for an event that Defter did not write. */
export function storedEvent(resolved: ResolvedEvent): StoredEvent {
  const { id, type, data, metadata, streamId, revision, position, created } = resolved.event!;
  return checked({
    eventId: id,
    type,
    data,
    envelope: metadata,
    streamName: streamId,
    revision,
    position: position as Position | undefined,
    recordedAt: created.toISOString() as Instant,
  });
}

/** An event that we read ourselves. Throws LedgerIntegrityError for an event that Defter did not write. */
export function recordedEvent(event: RecordedParts): StoredEvent {
  const { id, type, data, metadata, streamName, revision, position, createdAt, isJson } = event;
  return checked({
    eventId: id,
    type,
    data: isJson ? parsed(data) : undefined,
    envelope: parsed(metadata),
    streamName,
    revision,
    position,
    recordedAt: new Date(createdAt).toISOString() as Instant,
  });
}

type Unchecked = {
  readonly [Name in keyof StoredEvent]: Name extends "data" | "envelope" | "position" ? unknown : StoredEvent[Name];
};

function checked(event: Unchecked): StoredEvent {
  const { data, position } = event;
  const envelope = event.envelope as Partial<Envelope> | undefined;
  if (!isObject(data) || !isObject(envelope) || typeof envelope.contentHash !== "string" || !position)
    throw new LedgerIntegrityError("event-not-of-this-ledger", {
      stream: event.streamName,
      revision: String(event.revision),
      type: event.type,
    });
  return event as StoredEvent & { readonly data: JsonObject };
}

/** Text that is no JSON is no object, which is what `checked` wants to know. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isSystem(streamName: string, type: string): boolean {
  return streamName.startsWith("$") || type.startsWith("$");
}

function isObject(value: unknown): value is object {
  return isJsonObject(value) && !(value instanceof Uint8Array);
}
