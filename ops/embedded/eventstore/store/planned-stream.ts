import type { EventIndex } from "../lookup/event-index.js";
import { isSoftDeleted } from "../lookup/stream-metadata.js";
import type { StreamMetadata } from "../lookup/stream-metadata.js";
import { endsWithWhatItDescribes } from "./model.js";
import type { KnownEvent } from "./model.js";
import type { StreamHead } from "./revision-check.js";

/** An event of this group; its position is known once the log has laid the group out. */
export interface PlannedEvent extends KnownEvent {
  position: number;
  /** What it says of the stream that it describes; of an event in a metastream only. */
  readonly metadata: StreamMetadata | undefined;
}

/**
 * A stream as it will be when everything planned so far is written. A class: as a literal with accessors each would have
 * a hidden class of its own, which the collector carries along until it goes through everything.
 */
export class PlannedStream implements StreamHead {
  lastRevision: number;
  /** It was tombstoned itself; so are, then, its metadata and theirs. */
  hasEnded: boolean;
  hasMetadata: boolean;
  metadata: StreamMetadata;
  readonly added: PlannedEvent[] = [];
  private readonly committedLast: number;

  /** @param willHaveEnded is the stream of that name tombstoned when everything planned so far is written? */
  constructor(
    private readonly name: string,
    index: EventIndex,
    private readonly storedEvent: (stream: string, revision: number) => KnownEvent,
    private readonly willHaveEnded: (stream: string) => boolean,
  ) {
    this.committedLast = index.lastRevision(name);
    this.lastRevision = this.committedLast;
    this.hasEnded = index.hasEnded(name);
    this.hasMetadata = index.hasMetastream(name);
    this.metadata = index.metadataOf(name);
  }

  get isTombstoned(): boolean {
    return endsWithWhatItDescribes(this.name, this.willHaveEnded);
  }

  get isSoftDeleted(): boolean {
    return isSoftDeleted(this.metadata);
  }

  eventAt(revision: number): KnownEvent {
    if (revision > this.committedLast) return this.added[revision - this.committedLast - 1]!;
    return this.storedEvent(this.name, revision);
  }
}
