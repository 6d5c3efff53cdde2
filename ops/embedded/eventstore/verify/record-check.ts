import type { EventIndex } from "../lookup/event-index.js";
import { createdAtOf, eventIdOf, eventTypeOf, placeOf, tombstoneRevision } from "../protocol/recorded-event.js";
import { isUuid } from "../protocol/shared-messages.js";
import { readMessage, readerOf } from "../protocol/wire.js";
import type { RecordPlace } from "../storage/frame.js";
import { TOMBSTONE_TYPE } from "../store/model.js";

/**
 * What is wrong with a record whose checksum is right: that it is not an event, not at its place, or not the next of its
 * stream. Undefined when nothing is.
 * @param index the events before it
 */
export function faultOf({ position, bytes }: RecordPlace, index: EventIndex): string | undefined {
  try {
    const positions = positionsIn(bytes);
    if (positions.some((each) => each !== position)) return `the event says that it is at ${positions.join(" and ")}`;
    const { stream, revision } = placeOf(bytes);
    if (!isUuid(eventIdOf(bytes))) return "its id is no UUID";
    if (!Number.isFinite(createdAtOf(bytes))) return "its time is no number";
    if (stream === "") return "its stream has no name";
    if (index.stream(stream)?.tombstoned) return `it stands in ${stream} after its tombstone`;
    const isTombstone = eventTypeOf(bytes) === TOMBSTONE_TYPE;
    if (revision === tombstoneRevision) return isTombstone ? undefined : `its revision is that of a tombstone`;
    const next = index.lastRevision(stream) + 1;
    return revision === next ? undefined : `it is event ${revision} of ${stream}, where ${next} is the next`;
  } catch (error) {
    return `it is no event: ${(error as Error).message}`;
  }
}

/** Commit and prepare position, as the event itself says; the whole message is read. @throws RangeError */
function positionsIn(bytes: Buffer): number[] {
  const reader = readerOf(bytes);
  const found: number[] = [];
  readMessage(reader, (field) => {
    if (field !== 4 && field !== 5) return false;
    found.push(Number(reader.uint64()));
    return true;
  });
  if (reader.pos !== bytes.length || found.length !== 2) throw new RangeError("its message is not whole");
  return found;
}
