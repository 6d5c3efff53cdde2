import { describedBy, endsWithWhatItDescribes, metastreamOf } from "../store/model.js";
import { NumberList } from "./number-list.js";
import { OrdinalBlocks } from "./ordinal-blocks.js";
import type { OrdinalBlock } from "./ordinal-blocks.js";
import { noMetadata, streamMetadataOf } from "./stream-metadata.js";
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
  /** What it says of the stream that it describes; of an event in a metastream only. */
  readonly metadata: StreamMetadata | undefined;
}

/** The index as it was at one moment, piece by piece. */
export interface IndexImage {
  readonly events: number;
  readonly streams: number;
  /** Positions of the events with the ordinals from `start` to before `end`; a view, valid until the next event. */
  positions(start: number, end: number): Float64Array;
  /** Once only. */
  eachStream(): Iterable<readonly [name: string, entry: StreamEntry]>;
  /** Copies the ordinals of a stream to `target`, which has room for all that it has now; returns how many they are. */
  ordinalsOf(entry: StreamEntry, target: Uint32Array, at: number): number;
  eachMetadata(): Iterable<readonly [stream: string, metadata: StreamMetadata]>;
}

/**
 * Where every event of the log is, in memory: 8 bytes an event for its position, 4 to 8 for its place in its stream, and
 * some hundred bytes for each stream and its name. Built from the log, or from a snapshot and the log behind it.
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
    if (described !== undefined && event.metadata) this.metadata.set(described, event.metadata);
  }

  stream(name: string): StreamEntry | undefined {
    return this.streams.get(name);
  }

  /** Revision of the stream's last event, -1 without one. */
  lastRevision(name: string): number {
    return (this.streams.get(name)?.length ?? 0) - 1;
  }

  /** A metastream has none of its own, whatever was written as such: of it only the newest event counts, always. */
  metadataOf(name: string): StreamMetadata {
    return (describedBy(name) === undefined && this.metadata.get(name)) || noMetadata;
  }

  /** Has the stream ended for ever: it itself, or one of those whose metadata, or metadata's metadata, it holds? */
  isTombstoned(name: string): boolean {
    return endsWithWhatItDescribes(name, (each) => this.hasEnded(each));
  }

  /** Has the stream itself been tombstoned? */
  hasEnded(name: string): boolean {
    return this.streams.get(name)?.tombstoned ?? false;
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

  /** Position of the last event before `position`; undefined when there is none. */
  lastPositionBefore(position: number): number | undefined {
    const ordinal = this.positions.firstNotBelow(position) - 1;
    return ordinal < 0 ? undefined : this.positions.at(ordinal);
  }

  /**
   * The index as it is now, to be walked through while it goes on growing: positions and events of streams are those of
   * now; that a stream is tombstoned, and metadata, may be newer, which reading the later events again sets right.
   */
  image(): IndexImage {
    const [events, streams] = [this.eventCount, this.streamCount];
    const { positions, blocks, metadata } = this;
    const entries = this.streams.entries();
    return {
      events,
      streams,
      positions: (start, end) => positions.slice(start, Math.min(end, events)),
      *eachStream() {
        // Streams stand in the order in which they began: those of now come first.
        for (let left = streams; left > 0; left--) yield entries.next().value!;
      },
      ordinalsOf: (entry, target, at) => blocks.copyBelow(entry, events, target, at),
      eachMetadata: () => metadata.entries(),
    };
  }

  /** Makes room for so many events. */
  reserve(events: number): void {
    this.positions.reserve(events);
  }

  /** Takes the positions of the next events, as {@link image} gave them. */
  restorePositions(positions: Float64Array): void {
    this.positions.pushAll(positions);
  }

  restoreStream(name: string, ordinals: Uint32Array, tombstoned: boolean): void {
    this.streams.set(name, { ...this.blocks.blockOf(ordinals), tombstoned });
  }

  restoreMetadata(described: string, document: Uint8Array): void {
    this.metadata.set(described, streamMetadataOf(true, document));
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
