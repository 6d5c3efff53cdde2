import { AppendRefusedError, type EventToAppend } from "./port.js";

/** An event in the bytes that a store keeps. */
export interface SerialisedEvent {
  readonly data: string;
  readonly metadata: string;
}

/**
 * Serialises a batch before anything is handed to a store: a client that meets a bigint half-way never answers.
 * Throws AppendRefusedError `append-not-json`.
 */
export function serialised(stream: string, events: readonly EventToAppend[]): readonly SerialisedEvent[] {
  try {
    return events.map((event) => ({ data: textOf(event.data), metadata: textOf(event.envelope) }));
  } catch (error) {
    throw new AppendRefusedError("append-not-json", stream, error);
  }
}

function textOf(value: unknown): string {
  const text = JSON.stringify(value) as string | undefined;
  if (text === undefined) throw new TypeError("not JSON");
  return text;
}
