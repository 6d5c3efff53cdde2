import type { EventIndex } from "../lookup/event-index.js";
import { RecentIds } from "../lookup/recent-ids.js";
import { snapshotPath } from "../lookup/snapshot.js";
import { eventIdOf, placeOf } from "../protocol/recorded-event.js";
import { lockFolder } from "../../folder-lock.js";
import { removeBlockFile } from "../storage/block-file.js";
import { LogDamagedError } from "../storage/errors.js";
import type { LogFullError } from "../storage/errors.js";
import { defaultLogOptions } from "../storage/segmented-log.js";
import type { LogOptions, LogRecovery, SegmentedLog } from "../storage/segmented-log.js";
import type { AppendOutcome, KnownEvent, WriteRequest } from "./model.js";
import { openIndex } from "./open-index.js";
import type { OpenedIndex, SnapshotUse } from "./open-index.js";
import { scrub } from "./scrub.js";
import { SnapshotKeeper, defaultSnapshotOptions } from "./snapshot-keeper.js";
import type { SnapshotOptions } from "./snapshot-keeper.js";
import { Writer } from "./writer.js";

export interface StoreOptions {
  readonly log: LogOptions;
  /** How many event ids are remembered for appends without an exact revision. */
  readonly rememberedIds: number;
  readonly snapshots?: SnapshotOptions;
  /** Receives what happens beside the work, a line each. */
  readonly tell?: (line: string) => void;
}

export const defaultStoreOptions: StoreOptions = {
  log: defaultLogOptions,
  rememberedIds: 100_000,
  snapshots: defaultSnapshotOptions,
};

/** What opening found, for the log of the server. */
export interface StoreRecovery extends LogRecovery {
  /** Events in the log; `records` is how many of them were read at the start. */
  readonly events: number;
  readonly streams: number;
  readonly milliseconds: number;
  readonly snapshot: SnapshotUse;
}

/** The events of one folder: one writer, any number of readers, who see what is durable and nothing else. */
export class EventStore {
  private readonly sleepers = new Set<() => void>();
  private readonly writer: Writer;
  private readonly closing = new AbortController();
  readonly index: EventIndex;
  private readonly log: SegmentedLog;
  private readonly snapshots: SnapshotKeeper;

  private constructor(
    private readonly folder: string,
    { index, log, recovery }: OpenedIndex,
    options: StoreOptions,
    private readonly unlock: () => void,
    private readonly onFailure: (error: unknown) => void,
  ) {
    this.index = index;
    this.log = log;
    const covered = recovery.snapshot.kind === "used" ? recovery.snapshot.events : 0;
    this.snapshots = new SnapshotKeeper(
      {
        folder,
        log,
        index,
        files: options.log.files,
        options: options.snapshots ?? defaultSnapshotOptions,
        tell: options.tell ?? (() => undefined),
        onDamage: (error) => void this.seen(error),
      },
      covered,
    );
    this.writer = new Writer({
      log,
      index,
      recentIds: rememberIds(index, log, options.rememberedIds),
      storedEvent: (stream, revision) => this.storedEvent(stream, revision),
      eventAt: (position) => this.eventAt(position),
      onCommitted: () => this.committed(),
      onRoom: tellRoom(options.tell),
      onFailure,
    });
    this.snapshots.grown();
    if (recovery.snapshot.kind === "used") void this.scrubBefore(recovery.snapshot.end, options.tell);
  }

  /**
   * Opens or creates the store in `folder`, which stays locked until it is closed.
   * @param onFailure the state of the disk is unknown, or the log is damaged (`LogDamagedError`); the process must end
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
      const opened = openIndex(folder, options.log);
      const store = new EventStore(folder, opened, options, unlock, onFailure);
      const { eventCount: events, streamCount: streams } = opened.index;
      return { store, recovery: { ...opened.recovery, events, streams, milliseconds: Date.now() - began } };
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
    try {
      return this.log.records(positions);
    } catch (error) {
      throw this.seen(error);
    }
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

  /** Takes no more writes; resolves when those that were waiting are answered and the index is written down. */
  async stopWriting(): Promise<void> {
    await this.writer.stop();
    await this.snapshots.finish();
  }

  /** Gives the folder back. Nothing may be read or written any more. */
  close(): void {
    this.closing.abort();
    this.snapshots.close();
    this.log.close();
    this.unlock();
  }

  private committed(): void {
    for (const wake of [...this.sleepers]) wake();
    this.snapshots.grown();
  }

  /** What the start did not read for the sake of the snapshot is read now, beside the work. */
  private async scrubBefore(end: number, tell: StoreOptions["tell"]): Promise<void> {
    try {
      await scrub(this.log.files, end, this.closing.signal);
      tell?.(`checked the log up to ${end}, which the start took from the snapshot`);
    } catch (error) {
      if (!this.closing.signal.aborted) this.seen(error);
    }
  }

  /**
   * Damage that is found while the server runs ends it. The snapshot goes, so that the next start reads the whole log and
   * refuses at the place, instead of serving what happens to be undamaged.
   */
  private seen(error: unknown): unknown {
    if (!(error instanceof LogDamagedError)) return error;
    removeBlockFile(snapshotPath(this.folder));
    this.onFailure(error);
    return error;
  }

  private storedEvent(stream: string, revision: number): KnownEvent {
    return this.eventAt(this.index.streamPositions(this.index.stream(stream)!, revision, revision)[0]!);
  }

  private eventAt(position: number): KnownEvent {
    const bytes = this.eventsAt(Float64Array.of(position))[0]!;
    return { id: eventIdOf(bytes), ...placeOf(bytes), position };
  }
}

/** Says when the disk begins to refuse appends, and when it takes them again: a client is only told that it failed. */
function tellRoom(tell: StoreOptions["tell"]): (full: LogFullError | undefined) => void {
  let isFull = false;
  return (full) => {
    if (full && !isFull) tell?.(`appends are refused: ${full.message}`);
    if (!full && isFull) tell?.("appends are taken again: there is room");
    isFull = full !== undefined;
  };
}

const PAGE = 1_000;

/** Reads the newest ids back after a start, so that a batch sent again is known whatever happened in between. */
function rememberIds(index: EventIndex, log: SegmentedLog, count: number): RecentIds {
  const recentIds = new RecentIds(count);
  for (let start = Math.max(0, index.eventCount - count / 2); start < index.eventCount; start += PAGE) {
    const positions = index.allPositions(start, start + PAGE);
    log.records(positions).forEach((bytes, offset) => recentIds.add(eventIdOf(bytes), positions[offset]!));
  }
  return recentIds;
}
