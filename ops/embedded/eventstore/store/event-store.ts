import { EventIndex } from "../lookup/event-index.js";
import { RecentIds } from "../lookup/recent-ids.js";
import { dataOf, eventIdOf, placeOf, tombstoneRevision } from "../protocol/recorded-event.js";
import { lockFolder } from "../../folder-lock.js";
import type { RecordPlace } from "../storage/frame.js";
import { SegmentedLog, defaultLogOptions } from "../storage/segmented-log.js";
import type { LogOptions, LogRecovery } from "../storage/segmented-log.js";
import { describedBy } from "./model.js";
import type { AppendOutcome, KnownEvent, WriteRequest } from "./model.js";
import { Writer } from "./writer.js";

export interface StoreOptions {
  readonly log: LogOptions;
  /** How many event ids are remembered for appends without an exact revision. */
  readonly rememberedIds: number;
}

export const defaultStoreOptions: StoreOptions = { log: defaultLogOptions, rememberedIds: 100_000 };

/** What opening found, for the log of the server. */
export interface StoreRecovery extends LogRecovery {
  readonly streams: number;
  readonly milliseconds: number;
}

/** The events of one folder: one writer, any number of readers, who see what is durable and nothing else. */
export class EventStore {
  private readonly sleepers = new Set<() => void>();
  private readonly writer: Writer;

  private constructor(
    readonly index: EventIndex,
    private readonly log: SegmentedLog,
    recentIds: RecentIds,
    private readonly unlock: () => void,
    onFailure: (error: unknown) => void,
  ) {
    this.writer = new Writer({
      log,
      index,
      recentIds,
      storedEvent: (stream, revision) => this.storedEvent(stream, revision),
      onCommitted: () => this.wake(),
      onFailure,
    });
  }

  /**
   * Opens or creates the store in `folder`, which stays locked until it is closed.
   * @param onFailure the state of the disk is unknown; the process must end
   * @throws FolderInUseError, LogDamagedError
   */
  static open(
    folder: string,
    onFailure: (error: unknown) => void,
    options: StoreOptions = defaultStoreOptions,
  ): { store: EventStore; recovery: StoreRecovery } {
    const unlock = lockFolder(folder);
    const began = Date.now();
    try {
      const index = new EventIndex();
      const { log, recovery } = SegmentedLog.open(folder, options.log, (record) => addToIndex(index, record));
      const recentIds = rememberIds(index, log, options.rememberedIds);
      const store = new EventStore(index, log, recentIds, unlock, onFailure);
      return { store, recovery: { ...recovery, streams: index.streamCount, milliseconds: Date.now() - began } };
    } catch (error) {
      unlock();
      throw error;
    }
  }

  /** Settles when the outcome is durable. */
  write(request: WriteRequest): Promise<AppendOutcome> {
    return this.writer.write(request);
  }

  /** The encoded events at rising positions. */
  eventsAt(positions: Float64Array): Buffer[] {
    return this.log.records(positions);
  }

  /** Resolves when the log holds more than `count` events, or the signal aborts. */
  async moreThan(count: number, signal: AbortSignal): Promise<void> {
    if (this.index.eventCount > count || signal.aborted) return;
    await new Promise<void>((resolve) => {
      const wake = () => {
        this.sleepers.delete(wake);
        signal.removeEventListener("abort", wake);
        resolve();
      };
      this.sleepers.add(wake);
      signal.addEventListener("abort", wake);
    });
  }

  /** Takes no more writes; resolves when those that were waiting are answered. */
  stopWriting(): Promise<void> {
    return this.writer.stop();
  }

  /** Gives the folder back. Nothing may be read or written any more. */
  close(): void {
    this.log.close();
    this.unlock();
  }

  private wake(): void {
    for (const wake of [...this.sleepers]) wake();
  }

  private storedEvent(stream: string, revision: number): KnownEvent {
    const position = this.index.streamPositions(this.index.stream(stream)!, revision, revision)[0]!;
    return { id: eventIdOf(this.log.record(position)), stream, revision, position };
  }
}

function addToIndex(index: EventIndex, { position, bytes }: RecordPlace): void {
  const { stream, revision } = placeOf(bytes);
  index.add({
    stream,
    position,
    isTombstone: revision === tombstoneRevision,
    metadataDocument: describedBy(stream) === undefined ? undefined : dataOf(bytes),
  });
}

const PAGE = 1_000;

/** Reads the newest ids back after a start, so that a batch sent again is known whatever happened in between. */
function rememberIds(index: EventIndex, log: SegmentedLog, count: number): RecentIds {
  const recentIds = new RecentIds(count);
  for (let start = Math.max(0, index.eventCount - count / 2); start < index.eventCount; start += PAGE) {
    const positions = index.allPositions(start, start + PAGE);
    log.records(positions).forEach((bytes, offset) => {
      const { stream, revision } = placeOf(bytes);
      recentIds.add({ id: eventIdOf(bytes), stream, revision, position: positions[offset]! });
    });
  }
  return recentIds;
}
