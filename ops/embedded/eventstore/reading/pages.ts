import type { EventStore } from "../store/event-store.js";
import type { Track } from "./track.js";

/** An event as it lies in the log. */
export interface FoundEvent {
  readonly position: number;
  /** An encoded `RecordedEvent`. */
  readonly bytes: Buffer;
}

export type Accepts = (event: Buffer) => boolean;

/**
 * Events that are read at once: enough that a page costs little, few enough that others get their turn, and that what waits
 * for its client is young and little when the collector looks: it copies all of that, and the client waits meanwhile.
 */
export const PAGE_EVENTS = 64;

/** What a read gives, page by page. At most `limit` events that are accepted. */
export interface PagedRead {
  readonly track: Track;
  /** The first event of a read forwards, the one after the first of a read backwards. */
  readonly from: number;
  readonly limit: number;
  readonly accepts: Accepts | undefined;
}

export function* pagesForwards(store: EventStore, { track, from, limit, accepts }: PagedRead): Generator<FoundEvent[]> {
  let cursor = Math.max(from, track.first);
  let left = limit;
  while (left > 0 && cursor < track.end) {
    const next = Math.min(track.end, cursor + pageSize(left, accepts));
    const page = accepted(eventsBetween(store, track, cursor, next), accepts, left);
    cursor = next;
    left -= page.length;
    yield page;
  }
}

export function* pagesBackwards(
  store: EventStore,
  { track, from, limit, accepts }: PagedRead,
): Generator<FoundEvent[]> {
  let cursor = Math.min(from, track.end);
  let left = limit;
  while (left > 0 && cursor > track.first) {
    const next = Math.max(track.first, cursor - pageSize(left, accepts));
    const page = accepted(eventsBetween(store, track, next, cursor).reverse(), accepts, left);
    cursor = next;
    left -= page.length;
    yield page;
  }
}

/** The events of the track from `start` to before `end`, in the order of the log. */
export function eventsBetween(store: EventStore, track: Track, start: number, end: number): FoundEvent[] {
  const positions = track.positions(start, end);
  return store.eventsAt(positions).map((bytes, offset) => ({ position: positions[offset]!, bytes }));
}

function pageSize(left: number, accepts: Accepts | undefined): number {
  return accepts ? PAGE_EVENTS : Math.min(PAGE_EVENTS, left);
}

function accepted(events: FoundEvent[], accepts: Accepts | undefined, left: number): FoundEvent[] {
  if (!accepts) return events;
  return events.filter((event) => accepts(event.bytes)).slice(0, left);
}
