import { EventIndex } from "../lookup/event-index.js";
import { readSnapshotHead, restoreSnapshot } from "../lookup/snapshot.js";
import { streamMetadataOf } from "../lookup/stream-metadata.js";
import { dataOf, isJson, placeOf, tombstoneRevision } from "../protocol/recorded-event.js";
import type { RecordPlace } from "../storage/frame.js";
import { openLogFiles } from "../storage/log-files.js";
import type { LogFiles } from "../storage/log-files.js";
import { whyNotSealed } from "../storage/seals.js";
import { SegmentedLog } from "../storage/segmented-log.js";
import type { LogOptions, LogRecovery } from "../storage/segmented-log.js";
import { describedBy } from "./model.js";

/** What a start took from the snapshot of the index. */
export type SnapshotUse =
  | { readonly kind: "none" }
  /** Events and position that it covers; only the log behind it was read. */
  | { readonly kind: "used"; readonly events: number; readonly end: number }
  /** It was not trusted; the whole log was read. */
  | { readonly kind: "ignored"; readonly reason: string };

export interface OpenedIndex {
  readonly index: EventIndex;
  readonly log: SegmentedLog;
  readonly recovery: LogRecovery & { readonly snapshot: SnapshotUse };
}

/**
 * Opens the log and builds the index: from the snapshot and the log behind it, or, where there is none that fits the log,
 * from the log alone.
 * @throws LogDamagedError
 */
export function openIndex(folder: string, options: LogOptions): OpenedIndex {
  const files = openLogFiles(folder, options.files);
  const { index, snapshot } = indexFromSnapshot(folder, files);
  const from = snapshot.kind === "used" ? snapshot.end : 0;
  const { log, recovery } = SegmentedLog.recover(files, options, (record) => addToIndex(index, record), from);
  return { index, log, recovery: { ...recovery, snapshot } };
}

function indexFromSnapshot(folder: string, { segments }: LogFiles): { index: EventIndex; snapshot: SnapshotUse } {
  const ignored = (reason: string) => ({ index: new EventIndex(), snapshot: { kind: "ignored", reason } as const });
  try {
    const head = readSnapshotHead(folder);
    if (!head) return { index: new EventIndex(), snapshot: { kind: "none" } };
    const mismatch = whyNotSealed(segments, head);
    if (mismatch !== undefined) return ignored(`it is not of this log: ${mismatch}`);
    const index = new EventIndex();
    restoreSnapshot(folder, index);
    return { index, snapshot: { kind: "used", events: head.events, end: head.end } };
  } catch (error) {
    return ignored((error as Error).message);
  }
}

/** Takes the next record of the log into the index. */
export function addToIndex(index: EventIndex, { position, bytes }: RecordPlace): void {
  const { stream, revision } = placeOf(bytes);
  index.add({
    stream,
    position,
    isTombstone: revision === tombstoneRevision,
    metadata: describedBy(stream) === undefined ? undefined : streamMetadataOf(isJson(bytes), dataOf(bytes)),
  });
}
