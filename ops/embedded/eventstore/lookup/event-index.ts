import { describedBy, metastreamOf } from "../store/model.js";
import { NumberList } from "./number-list.js";
import { OrdinalBlocks } from "./ordinal-blocks.js";
import type { OrdinalBlock } from "./ordinal-blocks.js";
import { noMetadata, parseStreamMetadata } from "./stream-metadata.js";
import type { StreamMetadata } from "./stream-metadata.js";

/** What the index knows of a stream. Its revisions run from 0 without a gap. */
export interface StreamEntry extends OrdinalBlock {
  tombstoned: boolean;
}

/** A committed event, as the index needs it. */
export interface IndexedEvent {
  readonly stream: string;
  readonly position: number;
  readonly isTombstone: boolean;
  /** The data, of an event in a metastream only. */
  readonly metadataDocument: Uint8Array | undefined;
}

/**
 * Where every event of the log is, in memory: 8 bytes an event for its position, 4 to 8 for its place in its stream, and
 * about 150 bytes for each stream and its name. Built from the log at every start.
 */
export class EventIndex {
  private readonly streams = new Map<string, StreamEntry>();
  private readonly metadata = new Map<string, StreamMetadata>();
  private readonly positions = new NumberList();
  private readonly blocks = new OrdinalBlocks();

  /** Events in the whole log: ordinals run from 0 to below this. */
  get eventCount(): number {
    return this.positions.length;
  }

  get streamCount(): number {
    return this.streams.size;
  }

  /** Takes the next event of the log. */
  add(event: IndexedEvent): void {
    const ordinal = this.positions.length;
    this.positions.push(event.position);
    const entry = this.entryOf(event.stream);
    if (event.isTombstone) {
      entry.tombstoned = true;
      return;
    }
    this.blocks.push(entry, ordinal);
    const described = describedBy(event.stream);
    if (described !== undefined && event.metadataDocument) {
      this.metadata.set(described, parseStreamMetadata(event.metadataDocument));
    }
  }

  stream(name: string): StreamEntry | undefined {
    return this.streams.get(name);
  }

  /** Revision of the stream's last event, -1 without one. */
  lastRevision(name: string): number {
    return (this.streams.get(name)?.length ?? 0) - 1;
  }

  metadataOf(name: string): StreamMetadata {
    return this.metadata.get(name) ?? noMetadata;
  }

  hasMetastream(name: string): boolean {
    return this.lastRevision(metastreamOf(name)) >= 0;
  }

  /** Positions of the stream's events from revision `first` to `last`, both inclusive and inside. */
  streamPositions(entry: StreamEntry, first: number, last: number): Float64Array {
    const found = new Float64Array(Math.max(0, last - first + 1));
    for (let index = 0; index < found.length; index++) {
      found[index] = this.positions.at(this.blocks.at(entry, first + index));
    }
    return found;
  }

  /** Positions of the events with the ordinals from `start` to before `end`. */
  allPositions(start: number, end: number): Float64Array {
    return this.positions.slice(start, end);
  }

  /** Ordinal of the first event whose position is not below `position`. */
  ordinalFrom(position: number): number {
    return this.positions.firstNotBelow(position);
  }

  private entryOf(stream: string): StreamEntry {
    let entry = this.streams.get(stream);
    if (!entry) {
      entry = { ...this.blocks.newBlock(), tombstoned: false };
      this.streams.set(stream, entry);
    }
    return entry;
  }
}
