import type { EventIndex } from "../lookup/event-index.js";

/** A run of events that can be walked: a stream by its revisions, or the whole log by the ordinals of its events. */
export interface Track {
  readonly first: number;
  readonly end: number;
  /** Positions in the log of the events from `start` to before `end`, both inside. */
  positions(start: number, end: number): Float64Array;
}

export function wholeLog(index: EventIndex): Track {
  return { first: 0, end: index.eventCount, positions: (start, end) => index.allPositions(start, end) };
}

export function ofStream(index: EventIndex, stream: string, first: number, end: number): Track {
  const positions = (from: number, to: number) => index.streamPositions(index.stream(stream)!, from, to - 1);
  return { first, end, positions };
}
