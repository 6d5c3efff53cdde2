import { dataOf, eventTypeOf, withUuidForm } from "../protocol/recorded-event.js";
import { encodeReadEvent } from "../protocol/responses.js";
import type { UuidForm } from "../protocol/shared-messages.js";
import type { EventStore } from "../store/event-store.js";
import { LINK_TYPE } from "../store/model.js";
import { visibleRange } from "../store/visible-range.js";
import type { FoundEvent } from "./pages.js";
import { ofStream } from "./track.js";

/** Makes the message that one event is sent in. */
export type Packing = (event: FoundEvent) => Buffer;

export function packing(store: EventStore, resolveLinks: boolean, form: UuidForm): Packing {
  return ({ position, bytes }) => {
    const event = withUuidForm(bytes, form);
    if (!resolveLinks || eventTypeOf(bytes) !== LINK_TYPE) return encodeReadEvent(event, undefined, position);
    const target = linkTarget(store, bytes);
    return encodeReadEvent(target && withUuidForm(target, form), event, position);
  };
}

/** The data of a link is `revision@stream`. Undefined when nothing is there, or no longer. */
function linkTarget(store: EventStore, link: Buffer): Buffer | undefined {
  const text = Buffer.from(dataOf(link)).toString("utf8");
  const at = text.indexOf("@");
  const revision = Number(text.slice(0, at));
  const stream = text.slice(at + 1);
  const range = visibleRange(store.index, stream, Date.now());
  if (at < 1 || range.kind !== "visible" || !Number.isInteger(revision)) return undefined;
  if (revision < range.first || revision >= range.end) return undefined;
  return store.eventsAt(ofStream(store.index, stream, revision, revision + 1).positions(revision, revision + 1))[0];
}
