import type { StoredEvent } from "../../../application/event-store/index.js";
import { eventCodec } from "../../../application/ledger/index.js";
import { positionText } from "../../../domain/shared/index.js";
import type { Composition } from "../../composition/index.js";
import { TOKENS } from "../../composition/tokens.js";
import { jsonText } from "../output/json.js";
import { facts, shown } from "../output/table.js";

/** An event whose data may have been opened. */
export type ShownEvent = Omit<StoredEvent, "data"> & { readonly data: unknown };

/** The same events with their personal fields in the clear. */
export async function clearEvents(composition: Composition, stored: readonly StoredEvent[]): Promise<ShownEvent[]> {
  const codec = eventCodec(composition.get(TOKENS.eventRegistry), composition.get(TOKENS.vault));
  const opened = await codec.decode(stored);
  return stored.map((event, index) => ({ ...event, data: opened[index]!.data }));
}

export function eventJson({ position, envelope, ...event }: ShownEvent): object {
  return { position: positionText(position), ...event, envelope };
}

/** One line an event, for a log that goes by. */
export function eventLine({ position, recordedAt, type, streamName, revision, envelope }: ShownEvent): string {
  const place = positionText(position);
  return `${recordedAt}  ${place.padEnd(16)}  ${shown(type).padEnd(24)}  ${shown(streamName)}@${revision}  ${shown(envelope.actor.id)}\n`;
}

export function eventText(event: ShownEvent): string {
  const { position, recordedAt, type, streamName, revision, eventId, envelope, data } = event;
  return (
    facts([
      ["event", type],
      ["stream", `${streamName}@${revision}`],
      ["position", positionText(position)],
      ["id", eventId],
      ["recorded", recordedAt],
      ["effective", envelope.effectiveDate],
      ["who", `${envelope.actor.id} (${envelope.actor.role})`],
      ["why", envelope.reason],
      ["command id", envelope.commandId],
      ["correlation", envelope.$correlationId],
      ["content hash", envelope.contentHash],
    ]) + `${jsonText(data, 2).split("\n").map(shown).join("\n")}\n`
  );
}
